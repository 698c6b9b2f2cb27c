/** True for a host that never leaves the machine: 127.0.0.0/8, ::1 and names under localhost (RFC 6761 §6.3, RFC 8252 §7.3). */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return /^127(?:\.\d{1,3}){3}$/.test(name) || name === '[::1]' || name === '::1' || name === 'localhost' || name.endsWith('.localhost');
}

/** True for a host that no real user can reach: loopback and the names reserved for tests and documentation (RFC 2606, RFC 6761). */
export function isTestHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return isLoopback(name) || /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid)$/.test(name);
}

/** Whether two hosts likely belong to one owner: equal, or under one registrable name, guessed without the public suffix list. */
export const sameSite = (one: string, other: string): boolean => siteOf(one) === siteOf(other);

// A two-letter country under which the second label is short (co.uk, com.au) needs a third one; a wrong guess joins no strangers.
function siteOf(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (/^[\d.]+$/.test(name) || name.includes(':')) return name;
  const labels = name.split('.');
  const needed = /^[a-z]{2}$/.test(labels.at(-1) ?? '') && (labels.at(-2) ?? '').length <= 3 ? 3 : 2;
  return labels.slice(-needed).join('.');
}
