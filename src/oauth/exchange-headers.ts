import { type OAuthMessage, type Reading, readHeader, readOtherHeader } from './message.ts';

/** Reads a header field of the request that a message belongs to, whichever side the message is. */
export const requestHeader = (message: OAuthMessage, name: string): Reading =>
  (message.side === 'request' ? readHeader : readOtherHeader)(message, name);

/** Reads a header field of the answer that a message belongs to, whichever side the message is. */
export const responseHeader = (message: OAuthMessage, name: string): Reading =>
  (message.side === 'response' ? readHeader : readOtherHeader)(message, name);
