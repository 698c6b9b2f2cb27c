import { formPairs, type Pair } from './url.ts';

export type BodyFormat = 'form' | 'json' | 'multipart' | 'text' | 'empty';

/** A request or response body read into name and value pairs, with the format that the bytes really have. */
export interface ReadBody {
  format: BodyFormat;
  pairs: Pair[];
}

/** Reads a body by its looks first and its media type second: a JSON body labelled as a form is still JSON. */
export function readBody(body: string, mediaType: string | undefined): ReadBody {
  const text = body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  if (!text.trim()) return { format: 'empty', pairs: [] };
  if (/^\s*[{[]/.test(text)) {
    const pairs = jsonPairs(text);
    if (pairs) return { format: 'json', pairs };
  }
  const boundary = /^--([^\r\n]{1,200})\r?\n[\s\S]{0,80}content-disposition:/i.exec(text)?.[1];
  if (boundary) return { format: 'multipart', pairs: multipartPairs(text, boundary) };
  const looksLikeForm = /^[^\s<>{}"]{1,200}=/.test(text) && !/^\s*</.test(text);
  if (looksLikeForm || mediaType === 'application/x-www-form-urlencoded')
    return { format: 'form', pairs: formPairs(text.replace(/\r?\n$/, '')) };
  return { format: 'text', pairs: [] };
}

/** The top-level members of a JSON object as pairs; members that are no text keep their JSON form. Undefined when it is no object. */
function jsonPairs(text: string): Pair[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([name, member]) => {
      const raw = typeof member === 'string' ? member : (JSON.stringify(member) ?? '');
      return { name, value: raw, raw };
    });
  } catch {
    return undefined;
  }
}

function multipartPairs(text: string, boundary: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split(`--${boundary}`)) {
    const gap = /\r?\n\r?\n/.exec(part);
    const name = /content-disposition:[^\r\n]*?\bname="([^"]*)"/i.exec(part)?.[1];
    if (!gap || name === undefined) continue;
    const raw = part.slice(gap.index + gap[0].length).replace(/\r?\n$/, '');
    pairs.push({ name, value: raw, raw });
  }
  return pairs;
}
