import type { HeaderField } from './exchange.ts';
import { urlParts } from './url.ts';

/** The directive of an enforced policy that forbids a connection, with the sources that it allows. */
export interface CspRefusal {
  directive: 'connect-src' | 'default-src';
  sources: string[];
}

/** The first enforced Content-Security-Policy by which a page may not connect to a URL (CSP3 §6.1.2); report-only policies forbid nothing. */
export function cspRefusal(headers: readonly HeaderField[], page: string, target: string, html = ''): CspRefusal | undefined {
  const sent = headers.filter(({ name }) => name.toLowerCase() === 'content-security-policy').flatMap(({ value }) => value.split(','));
  const policies = [...sent, ...policiesInPage(html)];
  for (const policy of policies) {
    const refusal = refusalOf(policy, page, target);
    if (refusal) return refusal;
  }
  return undefined;
}

const longest = 200_000;

/** The policies in a page's `<meta http-equiv>` elements (CSP3 §3.3). */
export function policiesInPage(html: string): string[] {
  const metas = html.slice(0, longest).match(/<meta\b[^<>]{0,4000}>/gi) ?? [];
  return metas.flatMap((meta) => {
    if (!/\bhttp-equiv\s*=\s*["']?content-security-policy["'\s]/i.test(meta)) return [];
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(meta);
    return content ? [(content[1] ?? content[2] ?? '').replaceAll('&#39;', "'").replaceAll('&quot;', '"')] : [];
  });
}

function refusalOf(policy: string, page: string, target: string): CspRefusal | undefined {
  const directives = new Map<string, string[]>();
  for (const text of policy.split(';')) {
    const [name, ...sources] = text.trim().split(/\s+/);
    // Of a directive that is written twice, the first one counts.
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  const directive = directives.has('connect-src') ? 'connect-src' : 'default-src';
  const sources = directives.get(directive);
  return sources === undefined || sources.some((source) => matches(source, page, target)) ? undefined : { directive, sources };
}

/** Whether a source expression covers a URL (CSP3 §6.7.2.8). */
function matches(source: string, page: string, target: string): boolean {
  const { origin, path } = urlParts(target);
  const scheme = origin.split(':')[0]!;
  if (source.toLowerCase() === "'self'") return sameOrSecurer(urlParts(page).origin, origin);
  if (source === '*') return /^(?:https?|wss?)$/.test(scheme);
  const ownScheme = /^([a-z][a-z0-9+.-]*):$/i.exec(source)?.[1];
  if (ownScheme) return schemeCovers(ownScheme.toLowerCase(), scheme);
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|[^/:*]+|\*\.[^/:*]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source);
  if (!parts || source.startsWith("'")) return false;
  const [, wantedScheme, host, port, wantedPath] = parts;
  const pageScheme = urlParts(page).origin.split(':')[0]!;
  if (!schemeCovers((wantedScheme ?? pageScheme).toLowerCase(), scheme)) return false;
  const there = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::(\d+))?$/i.exec(origin);
  if (!there || !hostCovers(host!.toLowerCase(), there[1]!)) return false;
  const defaultPort = scheme === 'https' || scheme === 'wss' ? '443' : '80';
  const actualPort = there[2] ?? defaultPort;
  if (port !== '*' && actualPort !== (port ?? defaultPort) && !(port === '80' && actualPort === '443')) return false;
  if (!wantedPath || wantedPath === '/') return true;
  return wantedPath.endsWith('/') ? path.startsWith(wantedPath) : path === wantedPath;
}

const hostCovers = (pattern: string, host: string) =>
  pattern === '*' || (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern);

const schemeCovers = (allowed: string, scheme: string) =>
  allowed === scheme || (allowed === 'http' && scheme === 'https') || (allowed === 'ws' && /^(?:wss|https?)$/.test(scheme));

const sameOrSecurer = (page: string, target: string) =>
  page === target || (page.startsWith('http:') && page.replace('http:', 'https:') === target);
