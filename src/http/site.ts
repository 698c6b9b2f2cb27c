/** Whether two hosts likely belong to one owner: equal, or under one registrable name, guessed without the public suffix list. */
export const sameSite = (one: string, other: string): boolean => siteOf(one) === siteOf(other);

// A two-letter country under which the second label is short (co.uk, com.au) needs a third one; a wrong guess joins no strangers.
function siteOf(host: string): string {
  const name = host
    .toLowerCase()
    .replace(/(?<=[^:]):\d*$/, '')
    .replace(/\.$/, '');
  if (/^[\d.]+$/.test(name) || name.includes(':')) return name;
  const labels = name.split('.');
  const needed = /^[a-z]{2}$/.test(labels.at(-1) ?? '') && (labels.at(-2) ?? '').length <= 3 ? 3 : 2;
  return labels.slice(-needed).join('.');
}
