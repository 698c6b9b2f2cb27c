import type { Cause } from '../diagnosis/diagnosis.ts';
import { urlParts } from '../http/url.ts';
import type { MessageKind, OAuthMessage } from '../oauth/message.ts';
import type { Run } from './difference.ts';
import type { Echo } from './echoes.ts';
import { fieldsOf, flagsElsewhere } from './fields.ts';
import { toneOf } from './guilt.ts';
import { endsOf } from './lanes.ts';
import type { Field, Flag, Step } from './shape.ts';
import { pauses } from './told-by-time.ts';

/** What is known of the whole sign-in when one of its messages is drawn. */
export interface Told {
  flags: ReadonlyMap<string, Flag[]>;
  /** What is said at a place instead of that. */
  said: ReadonlyMap<string, Flag[]> | undefined;
  /** Letters of the values that are told apart by one. */
  letters: ReadonlyMap<string, string>;
  equal: ReadonlyMap<string, Echo>;
  secrets: ReadonlySet<string>;
  rootCause: Cause | null;
  /** Whether the root cause was found by a rule, and not by what the others leave over. */
  isRule: boolean;
  /** Which of the root cause's places are wrong, and which those were held against. */
  places: ReadonlyMap<string, 'expected' | 'observed'>;
  /** Places of which the root cause compares what was made of them. */
  made: ReadonlySet<string>;
  /** The root cause in the fewest words. */
  words: string;
  /** The root cause's two values, aligned. */
  runs: Run[] | undefined;
  /** Neither of the two is known to be the right one. */
  either: boolean;
  /** Exchanges whose answer was seen. */
  answered: ReadonlySet<string>;
  /** When the first message began. */
  first: number;
}

const slightKinds = new Set<MessageKind>([
  'metadata',
  'keySet',
  'preflight',
  'authorizationHop',
  'callback',
  'apiRequest',
  'departure',
  'startingPage',
  'onwardPage',
  'bystander',
]);

/** Answers that give what was asked for. What is wrong inside one is marked there: the answer itself is neither right nor a refusal then. */
const granting = new Set<MessageKind>([
  'pushedAuthorizationResponse',
  'authorizationResponse',
  'tokenResponse',
  'refreshResponse',
  'codeHandoverResponse',
]);

/** One message as an arrow with its fields. */
export function stepOf(message: OAuthMessage, index: number, told: Told): Step {
  const { answered, rootCause, first } = told;
  const key = `${index}-${message.exchange}-${message.side}`;
  const own = fieldsOf(message, key, told);
  const { more, whole } = flagsElsewhere(message, own, key, told);
  const fields = [...own, ...more];
  const isRoot = ({ tone, rule }: Flag) => rootCause !== null && tone === toneOf(rootCause) && rule === rootCause.cause && told.isRule;
  const flagged = fields.flatMap((field) => field.flags);
  const astrayWhole = whole.some(isRoot);
  const wrong = astrayWhole || flagged.some(isRoot);
  const faulty = wrong || [...flagged, ...whole].some(({ tone }) => tone === 'bad');
  const isProved = rootCause?.standing === 'proved';
  const compared = fields.some(({ side }) => side !== undefined);
  const astray = fields.some(({ side, made }) => side === 'observed' && made === '');
  const lost = lostOf(message, answered);
  const failed = isFailure(message, answered);
  return {
    key,
    kind: message.kind,
    at: message.at - first,
    ...(message.untimed && { untimed: true as const }),
    ...endsOf(message),
    title: titleOf(message),
    tone:
      failed || (isProved && (astray || isTooKind(message, rootCause) || (astrayWhole && message.side === 'response')))
        ? 'bad'
        : granting.has(message.kind) && !faulty
          ? 'good'
          : 'plain',
    slight: slightKinds.has(message.kind) && !wrong && !compared,
    fields: failed && rootCause ? fields.map((field) => asEffect(field, isRoot, rootCause.cause)) : fields,
    // Beside the cause the rest is a sign; its words are among the checks.
    flags: rootCause ? whole.map((flag) => (isRoot(flag) ? flag : { ...flag, again: true as const })) : whole,
    ...(wrong && pauses.has(rootCause!.cause) && { late: true }),
    ...(lost !== undefined && { lost }),
  };
}

/** A server that answers what it has to refuse. */
const isTooKind = ({ kind, exchange }: OAuthMessage, rootCause: Cause | null) =>
  kind === 'tokenResponse' && rootCause?.cause.startsWith('enf-') === true && rootCause.at[0]?.exchange === exchange;

/** That the server refused is what the cause led to; it must not look like a second one. */
function asEffect(field: Field, isRoot: (flag: Flag) => boolean, cause: string): Field {
  if (field.name !== 'error' || field.flags.some(isRoot)) return field;
  return { ...field, effect: true, flags: field.flags.filter(({ tone, rule }) => tone !== 'bad' && rule !== cause) };
}

/** A network failure breaks the arrow of the answer where one was seen (the browser then kept it from the page), else that of the request. */
function lostOf({ side, exchange, networkError, status }: OAuthMessage, answered: ReadonlySet<string>): string | undefined {
  if (side === 'request' && answered.has(exchange)) return undefined;
  return networkError ?? (side === 'request' && status === 0 ? '' : undefined);
}

function titleOf({ kind, side, method, url, status }: OAuthMessage): string {
  const { path, host } = urlParts(url);
  if (kind === 'authorizationHop') return `${status ?? ''} ${path}`.trim();
  if (kind === 'callback') return `${method} ${path}`;
  if (kind === 'metadata' || kind === 'keySet' || kind === 'preflight') return `${method} ${path} ${status || ''}`.trim();
  if (kind === 'authorizationResponse') return `${status ?? ''} ${path || host}`.trim();
  if (side === 'response') return status ? String(status) : '';
  const away = kind === 'apiRequest' || kind === 'departure' || kind === 'bystander' ? host : '';
  return `${method} ${away}${path}`;
}

function isFailure({ kind, side, exchange, status, parameters, networkError }: OAuthMessage, answered: ReadonlySet<string>): boolean {
  if (networkError) return side === 'response' || !answered.has(exchange);
  if (side === 'response' && parameters.observed && parameters.value.some(({ name, value }) => name === 'error' && value !== ''))
    return true;
  return (status ?? 200) >= 400 && (side === 'response' || kind === 'authorizationPage' || slightKinds.has(kind));
}
