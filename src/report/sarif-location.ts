import type { Evidence, Exchange } from '../http/exchange.ts';
import { visibleLines } from './visible.ts';

/** The file that a result is of: its name, its place among those of the report, what was read of it. */
interface Origin {
  file: string;
  index: number;
  exchanges: readonly Exchange[];
}

/** Where in the file a piece of evidence stands: HAR entries by their path in the document, lines of a transcript by their number. */
export function locationOf(at: Evidence | undefined, { file, index, exchanges }: Origin, text?: string) {
  const origin = exchanges.find(({ id }) => id === at?.exchange)?.from;
  const isHar = origin?.adapter === 'har';
  const sides = {
    'request-url': 'request.url',
    'request-header': 'request.headers',
    'request-body': 'request.postData',
    'response-header': 'response.headers',
    'response-body': 'response.content',
  };
  const path = origin && isHar ? `log.entries[${origin.position}]${at ? `.${sides[at.part]}` : ''}` : undefined;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), index },
      region: { startLine: origin && !isHar ? Math.max(1, origin.position) : 1 },
    },
    ...(path !== undefined && { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
    ...(text !== undefined && { message: { text: plain(text) } }),
  };
}

/** A message in which nothing of the traffic becomes a link: a reader takes `[text](target)` for one (SARIF 2.1.0 §3.11.6). */
export const plain = (text: string): string => visibleLines(text).replace(/\\?\[(?=[^[\]]*\]\()/g, '\\[');

/** A file's name as the URI reference that SARIF asks for; a name from the root on is a whole URI (RFC 8089), for no reference may begin with a slash. */
export function uriOf(file: string): string {
  const name = file.replaceAll('\\', '/');
  const root = /^\/\/(?=[^/])/.test(name) ? 'file:' : name.startsWith('/') ? 'file://' : /^[A-Za-z]:\//.test(name) ? 'file:///' : '';
  const parts = name.split('/').map((part, index) => (root === 'file:///' && index === 0 ? part : encodeURIComponent(part)));
  return root + parts.join('/');
}
