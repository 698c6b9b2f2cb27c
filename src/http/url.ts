/** A name and value as they were sent, decoded exactly once as `application/x-www-form-urlencoded`. */
export interface Pair {
  name: string;
  value: string;
  /** The value's wire form, before decoding. */
  raw: string;
}

/** The parts of a URL that OAuth messages live in. Everything is text: a URL that does not parse still has parts. */
export interface UrlParts {
  /** Scheme, host and port, such as `https://as.example`; empty when the text is no absolute URL. */
  origin: string;
  host: string;
  path: string;
  query: string;
  fragment: string;
}

export function urlParts(url: string): UrlParts {
  const hash = url.indexOf('#');
  const beforeHash = hash < 0 ? url : url.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const base = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  const match = /^([a-z][a-z0-9+.-]*:)\/\/([^/\\]*)(.*)$/i.exec(base);
  return {
    origin: match ? withoutDefaultPort(`${match[1]!.toLowerCase()}//${match[2]!.toLowerCase()}`) : '',
    host: match ? match[2]!.toLowerCase().replace(/^.*@/, '').replace(/:\d+$/, '') : '',
    path: match ? match[3] || '/' : base,
    query: mark < 0 ? '' : beforeHash.slice(mark + 1),
    fragment: hash < 0 ? '' : url.slice(hash + 1),
  };
}

/** Scheme, host, port and path of a URL: what identifies an endpoint. */
export function endpointOf(url: string): string {
  const cut = url.search(/[?#]/);
  const base = cut < 0 ? url : url.slice(0, cut);
  return base.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/\\]*)/i, (origin) => withoutDefaultPort(origin.toLowerCase()));
}

const withoutDefaultPort = (origin: string) => origin.replace(/^(https:\/\/.*):443$|^(http:\/\/.*):80$/, '$1$2');

/** Decodes one form-urlencoded text once; what cannot be decoded stays as it was sent, so nothing throws. */
export function formDecode(raw: string): string {
  const spaced = raw.includes('+') ? raw.replaceAll('+', ' ') : raw;
  return percentDecode(spaced);
}

/** Percent-decodes as UTF-8; invalid sequences stay as they were sent. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}

/** Name and value pairs of a query, a fragment or a form body, in order, repeated ones kept. */
export function formPairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const piece of text.split('&')) {
    if (!piece) continue;
    const equals = piece.indexOf('=');
    const raw = equals < 0 ? '' : piece.slice(equals + 1);
    pairs.push({ name: formDecode(equals < 0 ? piece : piece.slice(0, equals)), value: formDecode(raw), raw });
  }
  return pairs;
}

/** A possibly relative reference made absolute (RFC 3986 §5); the reference itself where that is impossible. */
export function absoluteUrl(reference: string, base: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return reference;
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}
