import type { Cause, Finding, FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { Evidence } from '../src/http/exchange.ts';
import { endpointOf, urlParts } from '../src/http/url.ts';
import type { MessageKind, OAuthMessage, Parameter } from '../src/oauth/message.ts';
import { difference, type Note, type Run } from './difference.ts';
import { type Echo, echoes } from './echoes.ts';

export type LaneId = 'page' | 'server' | 'token' | 'other';

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
  notes?: Note[];
  echo?: Echo;
  rule?: string;
}

export interface Field {
  key: string;
  name: string;
  value: string;
  at: Evidence;
  flags: Flag[];
  /** The value's side of the root cause's comparison, aligned with the other. */
  runs?: { side: 'expected' | 'observed'; runs: Run[] };
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
  const messages = flow.timeline.filter((message) => isDrawn(message, flow.timeline, flags));
  const first = messages[0]?.at ?? diagnosis.startedAt;
  const steps = messages.flatMap((message, i) => stepsOf(message, i, first, flags, equal, rootCause));
  const tie = rootCause?.comparison && tieOf(steps);
  return { lanes: lanesOf(steps, messages), steps: [...unseenSteps(diagnosis, steps), ...steps], ...(tie && { tie }) };
}

/** A callback says what the redirect before it said; it is drawn when that was not seen, or when something is wrong with it. */
function isDrawn(message: OAuthMessage, timeline: readonly OAuthMessage[], flags: ReadonlyMap<string, Flag[]>): boolean {
  if (message.kind !== 'callback') return true;
  if ([...flags.keys()].some((key) => key.startsWith(`${message.exchange}|`))) return true;
  return !timeline.some(({ kind }) => kind === 'authorizationResponse');
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

function stepsOf(
  message: OAuthMessage,
  index: number,
  first: number,
  flags: ReadonlyMap<string, Flag[]>,
  equal: ReadonlyMap<string, Echo>,
  rootCause: Cause | null,
): Step[] {
  const key = `${index}-${message.exchange}-${message.side}`;
  const parameters = message.parameters.observed ? message.parameters.value : [];
  const compared = rootCause?.comparison;
  const runs = compared && difference(compared.expected.value, compared.observed.value);
  const fields = parameters.map((parameter, i): Field => {
    const at = keyOf(parameter.at);
    const side = sideOf(compared, parameter);
    const echo = equal.get(at);
    const own = flags.get(at) ?? [];
    const told: Flag[] =
      side === 'observed' && runs ? own.map((flag, n) => (n === 0 && flag.tone === 'bad' ? { ...flag, notes: runs.notes } : flag)) : own;
    return {
      key: `${key}-${i}`,
      name: parameter.name,
      value: parameter.value,
      at: parameter.at,
      flags: told.length || !echo ? told : [{ tone: 'good', echo }],
      ...(side && runs && !compared.secret && { runs: { side, runs: runs.runs } }),
    };
  });
  fields.sort((a, b) => rank(a.name) - rank(b.name));
  fields.push(...absentFields(message, fields, flags, key));
  const wrong = fields.some((field) => field.flags.some(({ tone, rule }) => tone === 'bad' && rule === rootCause?.cause));
  const lost = message.side === 'request' && (message.networkError ?? (message.status === 0 ? '' : undefined));
  const step: Step = {
    key,
    kind: message.kind,
    at: message.at - first,
    ...endsOf(message),
    title: titleOf(message),
    tone: isFailure(message) ? 'bad' : message.kind === 'tokenResponse' ? 'good' : 'plain',
    slight: slightKinds.has(message.kind) && !wrong,
    fields,
    ...(typeof lost === 'string' && { lost }),
  };
  return [step];
}

/** Flags at parameters (or whole parts) of this message that no field of it carries: what is missing is shown where it should stand. */
function absentFields(message: OAuthMessage, fields: Field[], flags: ReadonlyMap<string, Flag[]>, key: string): Field[] {
  const parts = message.side === 'request' ? ['request-url', 'request-body', 'request-header'] : ['response-body', 'response-header'];
  const shown = new Set(fields.map(({ at }) => keyOf(at)));
  return [...flags].flatMap(([at, own]): Field[] => {
    const [exchange, part, ...name] = at.split('|');
    if (exchange !== message.exchange || !parts.includes(part!) || shown.has(at)) return [];
    const evidence: Evidence = { exchange: exchange!, part: part as Evidence['part'], ...(name[0] && { name: name.join('|') }) };
    return [{ key: `${key}-${at}`, name: name.join('|'), value: '', at: evidence, flags: own, absent: true }];
  });
}

const sideOf = (comparison: Cause['comparison'], { at }: Parameter) =>
  (['expected', 'observed'] as const).find((side) => {
    const there = comparison?.[side].at;
    return there !== undefined && keyOf(there) === keyOf(at);
  });

function tieOf(steps: Step[]): [string, string] | undefined {
  const fields = steps.flatMap((step) => step.fields);
  const [a, b] = (['expected', 'observed'] as const).map((side) => fields.find(({ runs }) => runs?.side === side)?.key);
  return a && b ? [a, b] : undefined;
}

const rank = (name: string) => {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
};

function endsOf({ kind, side }: OAuthMessage): { from: LaneId; to: LaneId } {
  const partner: LaneId = /^(?:token|refresh)|^preflight/.test(kind)
    ? 'token'
    : /^(?:apiRequest|bystander)$/.test(kind)
      ? 'other'
      : 'server';
  if (kind === 'callback') return { from: 'server', to: 'page' };
  if (kind === 'authorizationHop') return { from: 'server', to: 'server' };
  return side === 'request' ? { from: 'page', to: partner } : { from: partner, to: 'page' };
}

function titleOf({ kind, side, method, url, status }: OAuthMessage): string {
  const { path, host } = urlParts(url);
  if (kind === 'authorizationHop') return `${status ?? ''} ${path}`.trim();
  if (kind === 'callback') return `${method} ${path}`;
  if (kind === 'authorizationResponse') return `${status ?? ''} ${path || host}`.trim();
  if (side === 'response') return status ? String(status) : '';
  const away = kind === 'apiRequest' || kind === 'bystander' ? host : '';
  return `${method} ${away}${path}`;
}

function isFailure({ kind, side, status, parameters, networkError }: OAuthMessage): boolean {
  if (networkError) return true;
  if (side === 'response' && parameters.observed && parameters.value.some(({ name, value }) => name === 'error' && value !== ''))
    return true;
  return (status ?? 200) >= 400 && (side === 'response' || kind === 'authorizationPage' || slightKinds.has(kind));
}

function lanesOf(steps: Step[], messages: readonly OAuthMessage[]): Lane[] {
  const ids: LaneId[] = ['page', 'server', 'token', 'other'];
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
  if (lane === 'page') {
    const back = landing ? url : parameters.observed ? (parameters.value.find(({ name }) => name === 'redirect_uri')?.value ?? '') : '';
    return authority(back);
  }
  return landing ? '' : authority(url);
}

const authority = (url: string) =>
  endpointOf(url)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/\\].*$/, '');

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
      unseen: true,
    },
  ];
}
