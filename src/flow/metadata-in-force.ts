import type { OAuthMessage } from '../oauth/message.ts';
import { metadataDocument } from '../oauth/metadata-document.ts';
import type { Derived } from './flow.ts';

/** The metadata document of this sign-in's server, of several that were fetched from one host, and the message that brought it. */
export function metadataInForce(
  timeline: readonly OAuthMessage[],
  derived: Derived,
): { document: Record<string, unknown>; message: OAuthMessage } | undefined {
  const read = timeline.flatMap((message) => {
    const document = message.kind === 'metadata' ? metadataDocument(message) : undefined;
    // An error in JSON is no metadata.
    return document && (document.issuer ?? document.authorization_endpoint) !== undefined ? [{ document, message }] : [];
  });
  const { metadata } = derived;
  return (
    read.find(
      ({ document }) => document.issuer === metadata?.issuer && document.authorization_endpoint === metadata?.authorization_endpoint,
    ) ?? read[0]
  );
}
