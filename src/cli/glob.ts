/** Whether a name has a wildcard in it. */
export const isGlob = (name: string): boolean => /[*?[{]/.test(name);

/** A shell's pattern as a regular expression over a path with slashes: `*`, `?`, `[a-z]`, `{a,b}` and `**` for any directories. */
export function globPattern(glob: string): RegExp {
  const body = glob.replace(/^(?:\.\/)+/, '').replace(/\*\*\/|\*\*|\*|\?|\[!?[^\]]+\]|\{[^{}]*\}|[\s\S]/g, (token) => {
    if (token === '**/') return '(?:[^/]+/)*';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length > 1 && token.startsWith('[')) return token.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    if (token.length > 1) return `(?:${token.slice(1, -1).split(',').map(globSource).join('|')})`;
    return token.replace(/[.+^$()|[\]{}\\]/, '\\$&');
  });
  return new RegExp(`^${body}$`);
}

const globSource = (glob: string): string => globPattern(glob).source.slice(1, -1);
