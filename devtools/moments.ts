import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { OAuthMessage } from '../src/oauth/message.ts';
import { letterKey, lettersIn } from '../src/picture/letters.ts';
import { pauses, twice } from '../src/picture/told-by-time.ts';

/** A message that the cause is about, with what came of it and how long after the one before it was sent. */
export interface Moment {
  message: OAuthMessage;
  /** The parameter that comes again or waited, and its letter in the picture. */
  name: string;
  letter?: string;
  /** It was sent before. */
  again?: true;
  status?: number;
  after?: number;
}

/** The messages of a cause that is told by time and not by a difference: the same value twice, or one that waited too long. */
export function momentsOf(diagnosis: FlowDiagnosis): Moment[] {
  const { rootCause, flow } = diagnosis;
  if (!rootCause) return [];
  const { cause, at } = rootCause;
  const requests = twice.has(cause)
    ? at.map(({ exchange }) => flow.timeline.find((each) => each.exchange === exchange && each.side === 'request'))
    : [];
  const waited = pauses.get(cause)?.map((kind) => flow.messages[kind]) ?? [];
  const messages = [...requests, ...waited].filter((message) => message !== undefined && !message.untimed) as OAuthMessage[];
  if (messages.length < 2) return [];
  const name = cause.startsWith('par-') ? 'request_uri' : 'code';
  const letters = lettersIn(diagnosis);
  const letterOf = ({ parameters }: OAuthMessage) => {
    const value = parameters.observed ? parameters.value.find((parameter) => parameter.name === name)?.value : undefined;
    return value === undefined ? undefined : letters.get(letterKey(name, value));
  };
  return messages
    .toSorted((a, b) => a.at - b.at)
    .map((message, i, all) => ({
      message,
      name,
      ...(message.side === 'request' && message.status !== undefined && { status: message.status }),
      ...(letterOf(message) && { letter: letterOf(message)! }),
      ...(i > 0 && twice.has(cause) && { again: true as const }),
      ...(i > 0 && { after: message.at - all[i - 1]!.at }),
    }));
}
