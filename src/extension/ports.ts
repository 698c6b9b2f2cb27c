import type { FlowStatus } from '../diagnosis/diagnosis.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { Port } from './browser-api.ts';
import type { Partition } from './recorded.ts';

/** What a recorder (the devtools page; the background, once hosts are granted) tells the panel. An exchange that comes again replaces itself. */
export type ToPanel =
  | { type: 'exchanges'; exchanges: Exchange[] }
  | { type: 'recording'; paused: boolean; seen: number; dropped: number }
  | { type: 'cleared' };

/** What the panel asks of a recorder. */
export type ToRecorder = { type: 'clear' } | { type: 'pause' } | { type: 'resume' };

/** What pages tell the background: the state of a tab's latest sign-in; which page of ours to open, for Firefox's panel cannot; what was cleared. */
export type ToBackground =
  | { type: 'state'; tabId: number; status: FlowStatus | null }
  | { type: 'open'; page: 'access/access.html' }
  | { type: 'forget'; partition: Partition; ids: ExchangeId[] };

/** Every devtools window's pages hear every connection, so the tab is part of the name. */
export const panelPortName = (tabId: number): string => `panel/${tabId}`;

/** A port that takes and gives only the messages of its two sides. */
export interface Channel<In, Out> {
  send(message: Out): void;
  receive(listener: (message: In) => void): void;
  closed(listener: () => void): void;
}

/** Puts types on a port. What comes in is from our own pages, of the same build. */
export function channelOf<In, Out>(port: Port): Channel<In, Out> {
  return {
    send: (message) => port.postMessage(message),
    receive: (listener) => port.onMessage.addListener((message) => listener(message as In)),
    closed: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
