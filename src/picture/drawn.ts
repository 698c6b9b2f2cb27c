import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import type { Flag } from './shape.ts';

/** The messages that the picture draws, in its order. */
export function drawnMessages({ flow: { timeline } }: Pick<FlowDiagnosis, 'flow'>, flags: ReadonlyMap<string, Flag[]>): OAuthMessage[] {
  const drawn = timeline.filter((message) => isDrawn(message, timeline, flags));
  return preflightsFirst(drawn).map((message) => asItsRequest(message, timeline));
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
