import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import type { OAuthMessage } from '../src/oauth/message.ts';
import { pauses, twice } from '../src/picture/told-by-time.ts';

/** A message that the cause is about, with what came of it and how long after the one before it was sent. */
export interface Moment {
  message: OAuthMessage;
  /** The parameter that comes again or waited. */
  name: string;
  status?: number;
  after?: number;
}

/** The messages of a cause that is told by time and not by a difference: the same value twice, or one that waited too long. */
export function momentsOf({ rootCause, flow }: FlowDiagnosis): Moment[] {
  if (!rootCause) return [];
  const { cause, at } = rootCause;
  const requests = twice.has(cause)
    ? at.map(({ exchange }) => flow.timeline.find((each) => each.exchange === exchange && each.side === 'request'))
    : [];
  const waited = pauses.get(cause)?.map((kind) => flow.messages[kind]) ?? [];
  const messages = [...requests, ...waited].filter((message) => message !== undefined && !message.untimed) as OAuthMessage[];
  if (messages.length < 2) return [];
  const name = cause.startsWith('par-') ? 'request_uri' : 'code';
  return messages
    .toSorted((a, b) => a.at - b.at)
    .map((message, i, all) => ({
      message,
      name,
      ...(message.side === 'request' && message.status !== undefined && { status: message.status }),
      ...(i > 0 && { after: message.at - all[i - 1]!.at }),
    }));
}
