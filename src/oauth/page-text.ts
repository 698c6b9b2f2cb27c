const longest = 200_000;

/** What a page says, without its markup, scripts and styles. */
export function textOfPage(html: string): string {
  return ['script', 'style']
    .reduce(withoutElement, html.slice(0, longest))
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');
}

function withoutElement(html: string, name: string): string {
  const small = html.toLowerCase();
  let kept = '';
  let from = 0;
  for (;;) {
    const start = small.indexOf(`<${name}`, from);
    if (start < 0) return kept + html.slice(from);
    const end = small.indexOf(`</${name}`, start);
    kept += html.slice(from, start);
    if (end < 0) return kept;
    from = end;
  }
}
