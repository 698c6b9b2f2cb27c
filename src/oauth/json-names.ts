/** Names that stand more than once in the outermost object of a JSON text (RFC 7519 §4: they must be unique); `JSON.parse` keeps the last alone. */
export function repeatedNames(json: string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === '"') {
      const end = endOfString(json, at);
      if (depth === 1 && /^\s{0,40}:/.test(json.slice(end + 1, end + 42))) {
        const name = json.slice(at + 1, end);
        (seen.has(name) ? repeated : seen).add(name);
      }
      at = end;
    }
  }
  return [...repeated];
}

function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}
