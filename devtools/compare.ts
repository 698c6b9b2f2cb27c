import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { MessageKind, OAuthMessage } from '../src/oauth/message.ts';
import { holdsSecret, isSecret, secretValues } from '../src/picture/masking.ts';

/** A parameter of one message in two sign-ins; undefined where it was not sent. */
export interface ComparedField {
  name: string;
  one?: string;
  other?: string;
  differs: boolean;
  /** A value that is new in every sign-in: only its presence and its form are compared. */
  fresh: boolean;
  secret: boolean;
}

/** One message in two sign-ins. */
export interface ComparedMessage {
  key: string;
  kind: MessageKind;
  /** Milliseconds since the sign-in's first message; undefined where there was no such message. */
  one?: { at: number; took: number };
  other?: { at: number; took: number };
  fields: ComparedField[];
  differs: boolean;
}

const freshNames = new Set([
  'state',
  'nonce',
  'code',
  'code_challenge',
  'code_verifier',
  'request_uri',
  'access_token',
  'refresh_token',
  'id_token',
  'session_state',
  'dpop',
]);
const left = new Set<MessageKind>(['metadata', 'keySet', 'apiRequest', 'departure', 'startingPage', 'onwardPage', 'bystander']);

/** Lays two sign-ins beside each other, message by message in the order of time; nothing is judged. */
export function compareFlows(one: FlowDiagnosis, other: FlowDiagnosis): ComparedMessage[] {
  const [ones, others] = [messagesOf(one), messagesOf(other)];
  const secrets = new Set([...secretValues(one.flow), ...secretValues(other.flow)]);
  const keys = [...new Set([...ones.keys(), ...others.keys()])];
  const timeOf = (key: string) => ones.get(key)?.at ?? others.get(key)?.at ?? 0;
  return keys
    .map((key): ComparedMessage => {
      const [a, b] = [ones.get(key)?.message, others.get(key)?.message];
      const fields = fieldsOf(a, b, secrets);
      const times = { ...(a && { one: timing(a, ones.get(key)!.at) }), ...(b && { other: timing(b, others.get(key)!.at) }) };
      return { key, kind: (a ?? b)!.kind, ...times, fields, differs: !a || !b || fields.some(({ differs }) => differs) };
    })
    .sort((a, b) => timeOf(a.key) - timeOf(b.key));
}

const timing = ({ at, endedAt }: OAuthMessage, since: number) => ({ at: since, took: Math.max(0, endedAt - at) });

/** The messages by kind and count, such as the second token request, with the time since the first. */
function messagesOf({ flow }: FlowDiagnosis): Map<string, { message: OAuthMessage; at: number }> {
  const found = new Map<string, { message: OAuthMessage; at: number }>();
  const first = flow.timeline.find(({ kind }) => !left.has(kind))?.at ?? 0;
  for (const message of flow.timeline) {
    if (left.has(message.kind)) continue;
    let count = 1;
    while (found.has(`${message.kind} ${count}`)) count++;
    found.set(`${message.kind} ${count}`, { message, at: message.at - first });
  }
  return found;
}

function fieldsOf(one: OAuthMessage | undefined, other: OAuthMessage | undefined, secrets: ReadonlySet<string>): ComparedField[] {
  const [a, b] = [valuesOf(one), valuesOf(other)];
  return [...new Set([...a.keys(), ...b.keys()])].map((name): ComparedField => {
    const [left, right] = [a.get(name), b.get(name)];
    const fresh = freshNames.has(name);
    return {
      name,
      ...(left !== undefined && { one: left }),
      ...(right !== undefined && { other: right }),
      fresh,
      differs: one !== undefined && other !== undefined && (fresh ? shapeOf(left) !== shapeOf(right) : left !== right),
      secret: isSecret(name) || [left, right].some((value) => value !== undefined && (secrets.has(value) || holdsSecret(value))),
    };
  });
}

/** Address, status and parameters of a message by name; of a parameter that was sent twice all values. */
function valuesOf(message: OAuthMessage | undefined): Map<string, string> {
  const values = new Map<string, string>();
  if (!message) return values;
  const { side, kind, method, endpoint, status, networkError, parameters } = message;
  values.set(side === 'request' || kind === 'callback' ? method : 'to', endpoint);
  if (status !== undefined && (side === 'response' || kind === 'authorizationPage')) values.set('status', String(status));
  if (networkError !== undefined) values.set('error', networkError);
  for (const { name, value } of parameters.observed ? parameters.value : [])
    values.set(name, values.has(name) ? `${values.get(name)} | ${value}` : value);
  return values;
}

/** What of a fresh value can be compared: its length and its alphabet. */
function shapeOf(value: string | undefined): string {
  if (value === undefined) return 'absent';
  const signs = [...new Set(value.replace(/[A-Za-z0-9]/g, ''))].filter((sign) => !'-_'.includes(sign)).sort();
  return `${value.length > 0 ? 'sent' : 'empty'} ${signs.join('')} ${value.split('.').length}`;
}
