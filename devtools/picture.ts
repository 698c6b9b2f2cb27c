import type { Cause, Finding, FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { Evidence } from '../src/http/exchange.ts';
import { endpointOf, urlParts } from '../src/http/url.ts';
import type { MessageKind, OAuthMessage, Parameter } from '../src/oauth/message.ts';
import { difference, type Run } from './difference.ts';
import { type Echo, echoes } from './echoes.ts';
import { isSecret, secretValues } from './masking.ts';
import { saying } from './saying.ts';

export type LaneId = 'page' | 'popup' | 'frame' | 'worker' | 'par' | 'server' | 'backend' | 'token' | 'other';

export interface Lane {
  id: LaneId;
  /** Hosts that play this part, usually one. */
  hosts: string[];
}

export type Tone = 'bad' | 'warn' | 'good' | 'note';

/** What is said beside a value: of a rule, of the root cause, or that it equals the one that it has to equal. */
export interface Flag {
  tone: Tone;
  text?: string;
  /** The title in fewer words, where there are some. */
  words?: string;
  echo?: Echo;
  /** The other value of the comparison is the wrong one: it had to be the same as this, or made of it. */
  counterpart?: 'same' | 'made';
  rule?: string;
}

export interface Field {
  key: string;
  name: string;
  value: string;
  /** Masked until it is asked for. */
  secret: boolean;
  at: Evidence;
  flags: Flag[];
  /** Which side of the root cause's comparison the value is. */
  side?: 'expected' | 'observed';
  /** The comparison's two values, aligned, where this is one of them. */
  runs?: Run[];
  /** A parameter that had to be there and is not. */
  absent?: true;
}

/** One arrow of the picture. */
export interface Step {
  key: string;
  kind: MessageKind;
  /** Milliseconds since the picture's first message. */
  at: number;
  from: LaneId;
  to: LaneId;
  title: string;
  tone: 'plain' | 'bad' | 'good';
  /** Shown in one line, without its fields. */
  slight: boolean;
  fields: Field[];
  /** What is said of the message as a whole. */
  flags: Flag[];
  /** An answer that never came, with the recorder's word for it. */
  lost?: string;
  /** A message that belongs here and was not seen. */
  unseen?: true;
}

export interface Picture {
  lanes: Lane[];
  steps: Step[];
  /** Keys of the two fields that ought to be equal and are not. */
  tie?: [string, string];
}

const slightKinds = new Set<MessageKind>(['metadata', 'keySet', 'preflight', 'authorizationHop', 'callback', 'apiRequest', 'bystander']);
const order = [
  'grant_type',
  'error',
  'error_description',
  'response_type',
  'client_id',
  'redirect_uri',
  'code',
  'code_verifier',
  'code_challenge',
  'code_challenge_method',
  'state',
  'nonce',
  'scope',
];

/** Turns a diagnosed flow into arrows between lanes, with every flag at the value that it is about. Nothing is judged here. */
export function pictureOf(diagnosis: FlowDiagnosis): Picture {
  const { flow, rootCause } = diagnosis;
  const flags = flagsOf(diagnosis);
  const equal = echoes(flow);
  const secrets = secretValues(flow);
  const messages = flow.timeline.filter((message) => isDrawn(message, flow.timeline, flags));
  const first = messages[0]?.at ?? diagnosis.startedAt;
  const answered = new Set(messages.filter(({ side }) => side === 'response').map(({ exchange }) => exchange));
  const steps = messages.map((message, i) => stepOf(message, i, first, { flags, equal, secrets, rootCause, answered }));
  const tie = rootCause?.comparison && tieOf(steps);
  return {
    lanes: lanesOf(steps, messages),
    steps: [...unseenSteps(diagnosis, steps), ...steps, ...unseenEnd(diagnosis, steps)],
    ...(tie && { tie }),
  };
}

/** A callback says what the redirect before it said; it is drawn when that was not seen, or when something is wrong with it. */
function isDrawn(message: OAuthMessage, timeline: readonly OAuthMessage[], flags: ReadonlyMap<string, Flag[]>): boolean {
  const flagged = [...flags].some(([key, own]) => key.startsWith(`${message.exchange}|`) && own.some(({ tone }) => tone !== 'note'));
  const redirect = timeline.find(({ kind }) => kind === 'authorizationResponse');
  if (message.kind === 'callback') return flagged || !redirect;
  return message.kind !== 'bystander' || flagged || message.endpoint !== redirect?.endpoint;
}

const keyOf = ({ exchange, part, name }: Evidence) => `${exchange}|${part}|${name ?? ''}`;

function flagsOf({ rootCause, alsoWrong, findings }: FlowDiagnosis): Map<string, Flag[]> {
  const flags = new Map<string, Flag[]>();
  const put = (at: readonly Evidence[], flag: Flag) => {
    for (const evidence of at) {
      const there = flags.get(keyOf(evidence)) ?? [];
      if (!there.some(({ rule }) => rule === flag.rule)) flags.set(keyOf(evidence), [...there, flag]);
    }
  };
  if (rootCause) put(rootCause.at, { tone: 'bad', text: rootCause.title, rule: rootCause.cause });
  for (const cause of alsoWrong) put(cause.at, flagOf(cause, cause.cause));
  for (const finding of findings) if (finding.verdict === 'faulty') put(finding.at, flagOf(finding, finding.rule));
  return flags;
}

const flagOf = ({ severity, title }: Cause | Finding, rule: string): Flag => ({
  tone: severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : 'note',
  text: title,
  rule,
});

interface Told {
  flags: ReadonlyMap<string, Flag[]>;
  equal: ReadonlyMap<string, Echo>;
  secrets: ReadonlySet<string>;
  rootCause: Cause | null;
  /** Exchanges whose answer was seen. */
  answered: ReadonlySet<string>;
}

function stepOf(message: OAuthMessage, index: number, first: number, { flags, equal, secrets, rootCause, answered }: Told): Step {
  const key = `${index}-${message.exchange}-${message.side}`;
  const parameters = message.parameters.observed ? message.parameters.value : [];
  const compared = rootCause?.comparison;
  const runs = compared && difference(compared.expected.value, compared.observed.value);
  const fields = parameters.map((parameter, i): Field => {
    const at = keyOf(parameter.at);
    const side = sideOf(compared, parameter);
    return {
      key: `${key}-${i}`,
      name: parameter.name,
      value: parameter.value,
      secret: isSecret(parameter.name) || secrets.has(parameter.value),
      at: parameter.at,
      flags: flagsHere(
        flags.get(at) ?? [],
        equal.get(at),
        side,
        rootCause ? saying(rootCause) : '',
        parameter.value === compared?.expected.value,
      ),
      ...(side && { side }),
      ...(side && runs && parameter.value === compared?.[side].value && { runs: runs.runs }),
    };
  });
  fields.sort((a, b) => rank(a.name) - rank(b.name));
  const { absent, whole } = flagsElsewhere(message, fields, flags, key);
  fields.push(...absent);
  const wrong = [...fields.map((field) => field.flags), whole].some((own) =>
    own.some(({ tone, rule }) => tone === 'bad' && rule === rootCause?.cause),
  );
  const lost = lostOf(message, answered);
  return {
    key,
    kind: message.kind,
    at: message.at - first,
    ...endsOf(message),
    title: titleOf(message),
    tone: isFailure(message, answered) ? 'bad' : message.kind === 'tokenResponse' ? 'good' : 'plain',
    slight: slightKinds.has(message.kind) && !wrong,
    fields,
    flags: whole,
    ...(lost !== undefined && { lost }),
  };
}

/** A network failure breaks the arrow of the answer where one was seen (the browser then kept it from the page), else that of the request. */
function lostOf({ side, exchange, networkError, status }: OAuthMessage, answered: ReadonlySet<string>): string | undefined {
  if (side === 'request' && answered.has(exchange)) return undefined;
  return networkError ?? (side === 'request' && status === 0 ? '' : undefined);
}

/** The value that is right is told apart from the one that is wrong, and what equals what it has to equal needs no more words. */
function flagsHere(own: Flag[], echo: Echo | undefined, side: Field['side'], words: string, asIs: boolean): Flag[] {
  const serious = own.filter(({ tone }) => tone === 'bad' || tone === 'warn');
  if (side === 'expected' && serious[0]) return [{ ...serious[0], tone: 'note', counterpart: asIs ? 'same' : 'made' }];
  if (side === 'observed' && words && serious[0]) return [{ ...serious[0], words }, ...serious.slice(1)];
  if (echo && !serious.length) return [{ tone: 'good', echo }];
  return own;
}

/** Parameters whose absence a rule is about: what is missing is shown where it should stand. */
const missing: Readonly<Record<string, string>> = {
  'verifier-missing': 'code_verifier',
  'pkce-missing': 'code_challenge',
  'challenge-method-missing': 'code_challenge_method',
  'state-missing': 'state',
  'nonce-missing': 'nonce',
  'iss-missing': 'iss',
  'code-missing': 'code',
  'authz-client-id-missing': 'client_id',
  'authz-redirect-uri-missing': 'redirect_uri',
  'authz-response-type-missing': 'response_type',
  'client-id-missing': 'client_id',
  'token-client-id-missing': 'client_id',
  'redirect-uri-missing-at-token': 'redirect_uri',
  'grant-type-missing': 'grant_type',
};

/** Flags that no field of this message carries: a field for each missing parameter, the rest for the message itself. */
function flagsElsewhere(
  message: OAuthMessage,
  fields: Field[],
  flags: ReadonlyMap<string, Flag[]>,
  key: string,
): { absent: Field[]; whole: Flag[] } {
  const parts = message.side === 'request' ? ['request-url', 'request-body', 'request-header'] : ['response-body', 'response-header'];
  const shown = new Set(fields.map(({ at }) => keyOf(at)));
  const absent: Field[] = [];
  const whole: Flag[] = [];
  for (const [at, own] of flags) {
    const [exchange, part, ...rest] = at.split('|');
    if (exchange !== message.exchange || !parts.includes(part!) || shown.has(at)) continue;
    const name = rest.join('|');
    for (const flag of own) {
      const lacking = name || missing[flag.rule ?? ''];
      const evidence: Evidence = { exchange: exchange!, part: part as Evidence['part'], ...(lacking && { name: lacking }) };
      if (!lacking || fields.some((field) => field.name === lacking)) whole.push(flag);
      else
        absent.push({
          key: `${key}-${lacking}-${flag.rule}`,
          name: lacking,
          value: '',
          secret: false,
          at: evidence,
          flags: [flag],
          absent: true,
        });
    }
  }
  return { absent, whole };
}

const sideOf = (comparison: Cause['comparison'], { at }: Parameter) =>
  (['expected', 'observed'] as const).find((side) => {
    const there = comparison?.[side].at;
    return there !== undefined && keyOf(there) === keyOf(at);
  });

function tieOf(steps: Step[]): [string, string] | undefined {
  const fields = steps.flatMap((step) => step.fields);
  const [a, b] = (['expected', 'observed'] as const).map((side) => fields.find((field) => field.side === side)?.key);
  return a && b ? [a, b] : undefined;
}

const rank = (name: string) => {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
};

/** Where in the browser a message was sent or received; a popup knows its opener, frames and workers are told by the recorder's word for the request. */
function browserLane({ kind, context, viaServiceWorker }: OAuthMessage): LaneId {
  const navigates = /^(?:authorization|callback)/.test(kind);
  if (navigates && context.opener !== undefined) return 'popup';
  if (navigates && /^(?:i?frame|sub_?frame)$/i.test(context.resourceType ?? '')) return 'frame';
  return viaServiceWorker && !navigates ? 'worker' : 'page';
}

function endsOf(message: OAuthMessage): { from: LaneId; to: LaneId } {
  const { kind, side } = message;
  const page = browserLane(message);
  const partner: LaneId = /^(?:token|refresh)|^preflight/.test(kind)
    ? 'token'
    : kind.startsWith('pushed')
      ? 'par'
      : kind.startsWith('codeHandover')
        ? 'backend'
        : /^(?:apiRequest|bystander)$/.test(kind)
          ? 'other'
          : 'server';
  if (kind === 'callback') return { from: 'server', to: page };
  if (kind === 'metadata' || kind === 'keySet') return { from: page, to: 'server' };
  if (kind === 'authorizationHop') return { from: 'server', to: 'server' };
  return side === 'request' ? { from: page, to: partner } : { from: partner, to: page };
}

function titleOf({ kind, side, method, url, status }: OAuthMessage): string {
  const { path, host } = urlParts(url);
  if (kind === 'authorizationHop') return `${status ?? ''} ${path}`.trim();
  if (kind === 'callback') return `${method} ${path}`;
  if (kind === 'metadata' || kind === 'keySet' || kind === 'preflight') return `${method} ${path} ${status || ''}`.trim();
  if (kind === 'authorizationResponse') return `${status ?? ''} ${path || host}`.trim();
  if (side === 'response') return status ? String(status) : '';
  const away = kind === 'apiRequest' || kind === 'bystander' ? host : '';
  return `${method} ${away}${path}`;
}

function isFailure({ kind, side, exchange, status, parameters, networkError }: OAuthMessage, answered: ReadonlySet<string>): boolean {
  if (networkError) return side === 'response' || !answered.has(exchange);
  if (side === 'response' && parameters.observed && parameters.value.some(({ name, value }) => name === 'error' && value !== ''))
    return true;
  return (status ?? 200) >= 400 && (side === 'response' || kind === 'authorizationPage' || slightKinds.has(kind));
}

function lanesOf(steps: Step[], messages: readonly OAuthMessage[]): Lane[] {
  const ids: LaneId[] = ['page', 'popup', 'frame', 'worker', 'par', 'server', 'backend', 'token', 'other'];
  const used = new Set<LaneId>(['page', 'server', 'token', ...steps.flatMap(({ from, to }) => [from, to])]);
  const hosts = (lane: LaneId) =>
    [
      ...new Set(
        messages.filter((message) => [endsOf(message).from, endsOf(message).to].includes(lane)).map((message) => hostIn(lane, message)),
      ),
    ].filter((host) => host !== '');
  return ids.filter((id) => used.has(id)).map((id) => ({ id, hosts: hosts(id) }));
}

/** Host and port that a message gives for a lane. */
function hostIn(lane: LaneId, { kind, url, parameters }: OAuthMessage): string {
  const landing = kind === 'authorizationResponse' || kind === 'callback';
  if (lane === 'page' || lane === 'popup' || lane === 'frame' || lane === 'worker') {
    const back = landing ? url : parameters.observed ? (parameters.value.find(({ name }) => name === 'redirect_uri')?.value ?? '') : '';
    return authority(back);
  }
  return landing ? '' : authority(url);
}

const authority = (url: string) =>
  endpointOf(url)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/\\].*$/, '');

/** A code that a server redeems: the browser never sees that request. */
function unseenEnd({ flow }: FlowDiagnosis, steps: Step[]): Step[] {
  const last = steps.at(-1);
  if (!last || !flow.blindSpots.some(({ because }) => because === 'outside-the-browser') || flow.messages.tokenRequest) return [];
  return [
    {
      key: 'unseen-token',
      at: last.at,
      fields: [],
      kind: 'tokenRequest',
      from: flow.messages.codeHandover ? 'backend' : 'page',
      to: 'token',
      title: '',
      tone: 'plain',
      slight: true,
      flags: [],
      unseen: true,
    },
  ];
}

/** The steps that every sign-in has; one without which a later one was seen must have happened out of sight. */
function unseenSteps({ flow }: FlowDiagnosis, steps: Step[]): Step[] {
  const has = (kind: MessageKind) => flow.timeline.some((message) => message.kind === kind);
  if (has('authorizationRequest') || has('pushedAuthorizationRequest') || !steps.length) return [];
  if (!(has('tokenRequest') || has('callback') || has('authorizationResponse') || has('authorizationPage'))) return [];
  return [
    {
      key: 'unseen-authorization',
      kind: 'authorizationRequest',
      at: 0,
      from: 'page',
      to: 'server',
      title: '',
      tone: 'plain',
      slight: true,
      fields: [],
      flags: [],
      unseen: true,
    },
  ];
}
