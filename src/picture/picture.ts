import type { Cause, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { differenceOf } from './difference.ts';
import { echoes } from './echoes.ts';
import { flagsOf, keyOf, placesOf } from './flags.ts';
import { isEither } from './guilt.ts';
import { lanesOf } from './lanes.ts';
import { lettersOf } from './letters.ts';
import { madePlaces } from './made.ts';
import { secretValues } from './masking.ts';
import type { Say } from './say.ts';
import type { Flag, Picture, Step } from './shape.ts';
import { stepOf } from './steps.ts';
import { twice } from './told-by-time.ts';
import { toldOtherwise } from './told-otherwise.ts';
import { unseenEnd, unseenSteps } from './unseen.ts';
import { wordsOf } from './words-beside.ts';

/** Turns a diagnosed flow into arrows between lanes, with every flag at the value that it is about. Nothing is judged here. */
export function pictureOf(diagnosis: FlowDiagnosis, say: Say): Picture {
  const { flow } = diagnosis;
  const flags = flagsOf(diagnosis);
  const drawn = flow.timeline.filter((message) => isDrawn(message, flow.timeline, flags));
  const messages = preflightsFirst(drawn).map((message) => asItsRequest(message, flow.timeline));
  const letters = lettersOf(messages, twice.has(diagnosis.rootCause?.cause ?? '') ? 'code' : undefined);
  const otherwise = diagnosis.rootCause ? toldOtherwise(diagnosis.rootCause, messages, letters, say) : undefined;
  const rootCause = otherwise ? withoutValues(diagnosis.rootCause!) : diagnosis.rootCause;
  const comparison = rootCause?.comparison;
  const told = {
    flags,
    said: otherwise?.flags,
    letters,
    rootCause,
    isRule: diagnosis.findings.some(({ rule, title }) => rule === rootCause?.cause && (!refusals.has(rule) || title === rootCause.title)),
    first: messages[0]?.at ?? diagnosis.startedAt,
    equal: echoes(flow),
    secrets: secretValues(flow),
    answered: new Set(messages.filter(({ side }) => side === 'response').map(({ exchange }) => exchange)),
    places: otherwise?.places ?? placesOf(rootCause),
    made: madePlaces({ rootCause }),
    words: rootCause ? wordsOf(rootCause, flow, say) : '',
    either: rootCause !== null && isEither(rootCause),
    runs: comparison && differenceOf(comparison).runs,
  };
  const steps = onceInWords(messages.map((message, i) => stepOf(message, i, told)));
  const tie = tieOf(
    steps,
    otherwise && rootCause?.cause !== 'refresh-token-reused' ? '⇄' : twice.has(rootCause?.cause ?? '') || otherwise ? '2×' : '≠',
  );
  const all = [...unseenSteps(diagnosis, steps), ...steps, ...unseenEnd(diagnosis, steps)];
  const end = diagnosis.status === 'failed' && diagnosis.flow.derived.issued ? 'afterwards' : diagnosis.status;
  return { end, lanes: lanesOf(all, messages, rootCause?.cause), steps: all, ...(tie && { tie }) };
}

/** A cause that is drawn without its two values over each other. */
function withoutValues({ comparison: _, ...cause }: Cause): Cause {
  return cause;
}

/** A callback says what the redirect before it said; it is drawn when that was not seen, or when something is wrong with it. */
function isDrawn(message: OAuthMessage, timeline: readonly OAuthMessage[], flags: ReadonlyMap<string, Flag[]>): boolean {
  const flagged = [...flags].some(([key, own]) => key.startsWith(`${message.exchange}|`) && own.some(({ tone }) => tone !== 'note'));
  const redirect = timeline.find(({ kind }) => kind === 'authorizationResponse');
  if (message.kind === 'callback') return flagged || !redirect;
  if (message.kind === 'departure' || message.kind === 'startingPage' || message.kind === 'onwardPage') return flagged;
  return message.kind !== 'bystander' || flagged || message.endpoint !== redirect?.endpoint;
}

/** A browser asks before it sends, but writes down the request before the preflight that held it up: no time of that stands then. */
function preflightsFirst(messages: readonly OAuthMessage[]): OAuthMessage[] {
  const ordered = [...messages];
  for (const preflight of messages.filter(({ kind }) => kind === 'preflight')) {
    const from = ordered.indexOf(preflight);
    const asked = ordered.findLastIndex(
      ({ kind, side, endpoint }, i) => i < from && kind !== 'preflight' && side === 'request' && endpoint === preflight.endpoint,
    );
    const isAnswered =
      asked >= 0 && ordered.slice(asked, from).some(({ exchange, side }) => side === 'response' && exchange === ordered[asked]!.exchange);
    if (asked < 0 || isAnswered) continue;
    ordered.splice(from, 1);
    ordered.splice(asked, 0, { ...preflight, at: ordered[asked]!.at, untimed: true });
  }
  return ordered;
}

/** The browser itself sends a preflight, for the one who is about to ask. */
function asItsRequest(message: OAuthMessage, timeline: readonly OAuthMessage[]): OAuthMessage {
  if (message.kind !== 'preflight') return message;
  const asked = timeline.find(({ kind, endpoint }) => kind !== 'preflight' && endpoint === message.endpoint);
  return asked?.context.worker ? { ...message, context: { ...message.context, worker: true } } : message;
}

/** What a rule says of several values is said at the first of them. */
function onceInWords(steps: Step[]): Step[] {
  const said = new Set<string>();
  const once = (flag: Flag): Flag => {
    if (!flag.rule || flag.counterpart) return flag;
    if (said.has(flag.rule)) return { ...flag, again: true };
    said.add(flag.rule);
    return flag;
  };
  return steps.map((step) => ({
    ...step,
    flags: step.flags.map(once),
    fields: step.fields.map((field) => ({ ...field, flags: field.flags.map(once) })),
  }));
}

/** Under the names of these rules it is also told that nothing explains the refusal which they saw. */
const refusals = new Set(['token-error', 'authz-error']);

function tieOf(steps: readonly Step[], sign: NonNullable<Picture['tie']>['sign']): Picture['tie'] {
  const fields = steps.flatMap((step) => step.fields);
  const [a, b] = (['expected', 'observed'] as const).map((side) => fields.find((field) => field.side === side));
  return a && b && keyOf(a.at) !== keyOf(b.at) ? { between: [a.key, b.key], sign } : undefined;
}
