import { endpointOf } from '../http/url.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import type { Step } from './shape.ts';

const ids = ['page', 'popup', 'frame', 'worker', 'par', 'server', 'backend', 'token', 'other'] as const;
export type LaneId = (typeof ids)[number];

/** Whether what stands in a lane runs in the browser, so that its requests are those that may stay without an answer. */
export const isInBrowser = (lane: LaneId) => ['page', 'popup', 'frame', 'worker'].includes(lane);

export interface Lane {
  id: LaneId;
  /** Hosts that play this part, usually one. */
  hosts: string[];
  /** The host is what is wrong. */
  wrong?: true;
}

/** The lanes that the steps need, in their order. */
export function lanesOf(steps: readonly Step[], messages: readonly OAuthMessage[], cause: string | undefined): Lane[] {
  const used = new Set<LaneId>(['page', 'server', 'token', ...steps.flatMap(({ from, to }) => [from, to])]);
  const hosts = (lane: LaneId) =>
    [
      ...new Set(
        messages.filter((message) => [endsOf(message).from, endsOf(message).to].includes(lane)).map((message) => hostIn(lane, message)),
      ),
    ].filter((host) => host !== '');
  return ids
    .filter((id) => used.has(id))
    .map((id) => ({ id, hosts: hosts(id), ...(id === 'token' && cause === 'token-issuer-mix-up' && { wrong: true as const }) }));
}

/** Between which lanes a message went. */
export function endsOf(message: OAuthMessage): { from: LaneId; to: LaneId } {
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

/** Where in the browser a message was sent or received; a popup knows its opener, frames and workers are told by the recorder. */
function browserLane({ kind, context, viaServiceWorker }: OAuthMessage): LaneId {
  const navigates = /^(?:authorization|callback)/.test(kind);
  if (navigates && context.opener !== undefined) return 'popup';
  if (navigates && /^(?:i?frame|sub_?frame)$/i.test(context.resourceType ?? '')) return 'frame';
  return (viaServiceWorker || context.worker) && !navigates ? 'worker' : 'page';
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
