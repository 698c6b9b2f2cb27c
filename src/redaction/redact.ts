import { analyse } from '../analyse.ts';
import type { AnalyseOptions, Diagnosis } from '../diagnosis/diagnosis.ts';
import { type Exchange, type HeaderField, type HttpResponse, type Observed, observed } from '../http/exchange.ts';
import { collect } from './collect.ts';
import { compared, distance } from './compared.ts';
import type { Found, Secret } from './found.ts';
import { hashAnew } from './hashes.ts';
import { ofFlows } from './of-flows.ts';
import { pairUp } from './pairs.ts';
import { numbers } from './random.ts';
import { keptParts, type Receipt } from './receipt.ts';
import type { Redacted } from './redacted.ts';
import { type Replace, replacer } from './replace.ts';
import { scrubbed, withSignatures } from './signatures.ts';
import { maker } from './stand-ins.ts';

export interface RedactOptions {
  /** Random bytes: `crypto.getRandomValues` in a browser, `node:crypto` in the command. They are thrown away, so nothing can be turned back. */
  random: (bytes: number) => Uint8Array;
  /** The version of this tool, for the receipt. */
  version: string;
  /** Keeps exchanges that are no part of a sign-in, reduced to method, host, path, status and time. */
  keepOthers?: boolean;
  /** How the recording is judged, for the copy has to be judged alike. */
  judging?: AnalyseOptions;
  /** The diagnosis of the recording by `judging`, where it is there already. */
  original?: Diagnosis;
}

export interface Redaction {
  exchanges: Redacted<Exchange[]>;
  receipt: Receipt;
  /** Replaces the same secrets by the same stand-ins in any other text, such as a title or the sentence of a diagnosis. */
  scrub: Replace;
  /** The diagnosis of the redacted exchanges. */
  diagnosis: Diagnosis;
}

/** How often stand-ins are drawn anew where chance made the copy read otherwise: in a verdict, or in a number within its words. */
const draws = { ofVerdicts: 12, ofWords: 6 };

/**
 * Replaces every secret of a recording by a stand-in, so that `analyse` gives the verdicts that it gives for the original:
 * equal values stay equal, a verifier still gives, or fails to give, its challenge in the same way. Pure but for the random bytes.
 */
export function redact(exchanges: readonly Exchange[], options: RedactOptions): Redaction {
  const original = options.original ?? analyse(exchanges, options.judging);
  let nearest: { redaction: Redaction; away: number } | undefined;
  let withSpelt = true;
  for (let draw = 0; draw < (nearest?.away === 1 ? draws.ofWords : draws.ofVerdicts); draw++) {
    const { drawn, spelt } = drawnOnce(exchanges, options, withSpelt);
    const judging = judgedAlike(options.judging, drawn.scrub);
    const diagnosis = analyse(drawn.exchanges, judging);
    const away = distance(original, diagnosis);
    if (!nearest || away < nearest.away) {
      const receipt = { ...drawn.receipt, verdicts: compared(original, diagnosis) };
      const exported = withSignatures(drawn.exchanges, judging.signatures);
      nearest = { redaction: { ...drawn, exchanges: exported, receipt, diagnosis }, away };
    }
    if (away === 0) break;
    // A code that is a word as well, such as "expired", may be one that the diagnosis reads in an error text.
    if (away === 2 && spelt.size > 0) withSpelt = false;
  }
  return nearest!.redaction;
}

/** Results of signature checks are kept by the token, which has another text now. */
const judgedAlike = ({ signatures, ...judging }: AnalyseOptions = {}, scrub: Replace): AnalyseOptions => ({
  ...judging,
  ...(signatures && { signatures: scrubbed(signatures, scrub) }),
});

function drawnOnce(
  exchanges: readonly Exchange[],
  options: RedactOptions,
  withSpelt: boolean,
): { drawn: Omit<Redaction, 'diagnosis'>; spelt: Map<string, string> } {
  const { own, others, ends } = ofFlows(exchanges);
  const found = collect(own);
  const make = maker(found, numbers(options.random));
  // Of values of one length that which repeats itself most can least follow another one.
  const kinds = ({ value }: Secret) => new Set(value).size;
  const secrets = [...found.secrets.values()].sort((a, b) => b.value.length - a.value.length || kinds(a) - kinds(b));
  const halves = secrets.filter(({ kind }) => kind === 'code_verifier' || kind === 'code_challenge');
  // A challenge may be made of any other value; what holds a half of a pair, or is held by one, is given the half's own characters.
  const joined = ({ value }: Secret) => halves.some((half) => half.value.includes(value) || value.includes(half.value));
  for (const secret of secrets) if (secret.kind !== 'hash' && !joined(secret)) make.give(secret);
  const pairs = pairUp(own, found, make);
  for (const secret of secrets) if (secret.kind !== 'hash') make.give(secret);
  joinCredentials(found, make.standIns.all);
  if (!withSpelt) make.standIns.spelt.clear();
  const hashes = hashAnew(found, make, () => replacer(make.standIns));
  const scrub = replacer(make.standIns);
  const rest = options.keepOthers ? others : ends;
  const exported = [...own, ...rest].map((exchange) => replaced(exchange, scrub));
  const receipt: Receipt = {
    tool: 'pkce-inspector',
    version: options.version,
    redacted: true,
    replaced: counted(secrets),
    proofs: { pairsThatFit: pairs.right, pairsWithAConstruction: pairs.explained, hashes },
    exchanges: { exported: exported.length, dropped: others.length - rest.length, reduced: rest.length },
    kept: keptParts,
  };
  return { drawn: { exchanges: exported as Redacted<Exchange[]>, scrub, receipt }, spelt: make.standIns.spelt };
}

/** The recording as it is, for those who asked for just that. */
export function asIs(exchanges: readonly Exchange[], version: string, diagnosis = analyse(exchanges)): Redaction {
  return {
    diagnosis,
    exchanges: [...exchanges] as Exchange[] as Redacted<Exchange[]>,
    scrub: (text) => text,
    receipt: {
      tool: 'pkce-inspector',
      version,
      redacted: false,
      replaced: {},
      proofs: { pairsThatFit: 0, pairsWithAConstruction: 0, hashes: 0 },
      exchanges: { exported: exchanges.length, dropped: 0, reduced: 0 },
      kept: [{ what: 'everything', why: 'it was asked for without redaction' }],
    },
  };
}

/** `user:password` under HTTP Basic: the user name of a client stays, the password is the stand-in of the password. */
function joinCredentials({ credentialPairs }: Found, standIns: Map<string, string>): void {
  for (const pair of credentialPairs) {
    const colon = pair.indexOf(':');
    const [user, password] = [pair.slice(0, colon), pair.slice(colon + 1)];
    standIns.set(pair, `${standIns.get(user) ?? user}:${standIns.get(password) ?? password}`);
  }
}

function counted(secrets: readonly Secret[]): Receipt['replaced'] {
  const counts: Receipt['replaced'] = {};
  for (const { kind } of secrets) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function replaced(exchange: Exchange, scrub: Replace): Exchange {
  const { request, response, context, signatures } = exchange;
  return {
    ...exchange,
    context: Object.fromEntries(Object.entries(context).map(([name, value]) => [name, typeof value === 'string' ? scrub(value) : value])),
    request: { method: request.method, url: scrub(request.url), headers: fields(request.headers, scrub), body: part(request.body, scrub) },
    response: response.observed ? observed(answer(response.value, scrub)) : response,
    ...(signatures && { signatures: scrubbed(signatures, scrub) }),
  };
}

const answer = ({ status, headers, body, error }: HttpResponse, scrub: Replace): HttpResponse => ({
  status,
  headers: fields(headers, scrub),
  body: part(body, scrub),
  ...(error !== undefined && { error: scrub(error) }),
});

const fields = (headers: readonly HeaderField[], scrub: Replace): HeaderField[] =>
  headers.map(({ name, value }) => ({ name, value: scrub(value) }));

const part = (body: Observed<string>, scrub: Replace): Observed<string> => (body.observed ? observed(scrub(body.value)) : body);
