/** One Set-Cookie field (RFC 6265 §4.1). */
export interface SetCookie {
  name: string;
  value: string;
  secure: boolean;
  sameSite: 'strict' | 'lax' | 'none' | undefined;
  domain: string | undefined;
  path: string | undefined;
  /** Seconds until it ends; 0 or less deletes it. */
  maxAge: number | undefined;
}

/** Reads Set-Cookie fields; recorders put several into one, separated by line feeds. */
export function setCookies(fields: readonly { name: string; value: string }[]): SetCookie[] {
  return fields
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .flatMap(({ value }) => value.split('\n'))
    .flatMap((line) => readCookie(line) ?? []);
}

function readCookie(line: string): SetCookie | undefined {
  const [pair = '', ...rest] = line.split(';');
  const equals = pair.indexOf('=');
  if (equals <= 0) return undefined;
  const attributes = new Map(
    rest.map((each) => {
      const [name = '', ...value] = each.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim()] as const;
    }),
  );
  const sameSite = attributes.get('samesite')?.toLowerCase();
  const maxAge = attributes.get('max-age');
  return {
    name: pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    secure: attributes.has('secure'),
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : undefined,
    domain: attributes.get('domain')?.replace(/^\./, '').toLowerCase() || undefined,
    path: attributes.get('path')?.startsWith('/') ? attributes.get('path') : undefined,
    maxAge: maxAge !== undefined && /^-?\d+$/.test(maxAge) ? Number(maxAge) : undefined,
  };
}

/** The cookies of a Cookie field, by name. */
export const cookiesOf = (field: string): Map<string, string> =>
  new Map(
    field.split(';').flatMap((each): [string, string][] => {
      const equals = each.indexOf('=');
      return equals < 0 ? [] : [[each.slice(0, equals).trim(), each.slice(equals + 1).trim()]];
    }),
  );
