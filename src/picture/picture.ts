import type { Cause, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { differenceOf } from './difference.ts';
import { drawnMessages } from './drawn.ts';
import { echoes } from './echoes.ts';
import { flagsOf, keyOf, placesOf } from './flags.ts';
import { isEither, toneOf } from './guilt.ts';
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
  const messages = drawnMessages(diagnosis, flags);
  const letters = lettersOf(messages, diagnosis.rootCause);
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
  const doubt = rootCause !== null && toneOf(rootCause) === 'warn';
  return { end, lanes: lanesOf(all, messages, rootCause?.cause), steps: all, ...(doubt && { doubt }), ...(tie && { tie }) };
}

/** A cause that is drawn without its two values over each other. */
function withoutValues({ comparison: _, ...cause }: Cause): Cause {
  return cause;
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
