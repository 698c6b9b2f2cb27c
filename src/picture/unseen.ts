import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { MessageKind } from '../oauth/message.ts';
import type { Step } from './shape.ts';

const unseen = (kind: MessageKind, at: number, from: Step['from'], to: Step['to']): Step => ({
  key: `unseen-${kind}`,
  kind,
  at,
  from,
  to,
  title: '',
  tone: 'plain',
  slight: true,
  fields: [],
  flags: [],
  unseen: true,
});

/** A code that a server may redeem: the browser never sees that request. A sign-in that is known to have ended before has none. */
export function unseenEnd({ flow, rootCause }: FlowDiagnosis, steps: readonly Step[]): Step[] {
  const last = steps.at(-1);
  if (!last || !flow.blindSpots.some(({ because }) => because === 'outside-the-browser') || flow.messages.tokenRequest) return [];
  if (rootCause?.cause === 'token-request-missing')
    return [{ ...unseen('tokenRequest', last.at, 'page', 'token'), tone: 'bad', missing: true }];
  if (rootCause?.standing === 'proved') return [];
  return [unseen('tokenRequest', last.at, 'backend', 'token')];
}

/** The steps that every sign-in has; one without which a later one was seen must have happened out of sight. */
export function unseenSteps({ flow }: FlowDiagnosis, steps: readonly Step[]): Step[] {
  const has = (kind: MessageKind) => flow.timeline.some((message) => message.kind === kind);
  if (has('authorizationRequest') || has('pushedAuthorizationRequest') || !steps.length) return [];
  if (!(has('tokenRequest') || has('callback') || has('authorizationResponse') || has('authorizationPage'))) return [];
  return [unseen('authorizationRequest', 0, 'page', 'server')];
}
