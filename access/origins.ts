import { hostOf } from '../src/extension/settings.ts';

/** What is asked for when every site may be watched. */
export const everywhere = ['http://*/*', 'https://*/*'];

/** The match patterns of a host and its subdomains; none for a text that names no host. */
export function patternsOf(text: string): string[] {
  const host = hostOf(text);
  return host === '' ? [] : [`http://*.${host}/*`, `https://*.${host}/*`];
}

/** A site that the browser has granted, with the patterns that make it up. */
export interface Granted {
  /** Host name, `*` for all. */
  host: string;
  patterns: string[];
}

/** Puts granted match patterns together by host, all sites first. */
export function grantedOf(patterns: readonly string[]): Granted[] {
  const byHost = new Map<string, string[]>();
  for (const pattern of patterns) {
    const host = pattern === '<all_urls>' ? '*' : (/^[a-z*]+:\/\/(?:\*\.)?([^/]+)\//i.exec(pattern)?.[1] ?? '');
    if (host !== '' && !pattern.startsWith('file:')) byHost.set(host, [...(byHost.get(host) ?? []), pattern]);
  }
  return [...byHost].map(([host, own]) => ({ host, patterns: own })).sort((a, b) => (a.host < b.host ? -1 : 1));
}
