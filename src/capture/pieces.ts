import { type HttpResponse, observed } from '../http/exchange.ts';
import { formPairs } from '../http/url.ts';
import { carriesParameters } from './interesting.ts';

/** Where a token request goes whose body alone was given: a name that no server has (RFC 6761 §6.4). */
export const unknownEndpoint = 'https://token-endpoint.invalid/token';

export interface Piece {
  line: number;
  method: 'GET' | 'POST';
  url: string;
  body: string;
  type?: string;
  answer?: HttpResponse;
}

/** Parameters of an authorization or a token request that people copy one a line, as a Network panel lists them. */
const names = '(grant_type|code|code_verifier|redirect_uri|client_id|client_secret|refresh_token|scope|state)';
const listed = new RegExp(`^["'\\s]*${names}["']?\\s*[:=]\\s*["']?([^&]*?)(?<!["',;\\s])["',;\\s]*$`);
/** A name with its value on the next line, as Chrome's Payload tab is copied. */
const namedAbove = new RegExp(`^${names}\\r?\\n(?!${names}\\r?$)(?=\\S)`, 'gm');

/** The addresses, token request bodies and answers that stand in a text, one a line; of the lines that are none of these, the numbers. */
export function piecesOf(text: string): { pieces: Piece[]; unread: number[] } {
  const lines = text.replace(namedAbove, '$1: ').split(/\r?\n/);
  const pieces: Piece[] = [];
  const unread: number[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = bare(lines[at]!);
    if (line === '') continue;
    const list = listFrom(lines, at);
    const json = jsonFrom(lines, at);
    const last = pieces.at(-1);
    if (last?.method === 'GET' && continues(lines[at - 1]!, line)) last.url += line;
    else if (list) {
      pieces.push({ ...list.piece, line: at + 1 });
      at = list.end;
    } else if (json && !carriesParameters(json.text) && last?.method === 'POST') {
      last.answer = answerOf(json);
      at = json.end;
    } else {
      const piece = pieceOf(json?.text ?? line);
      if (piece) pieces.push({ ...piece, line: at + 1 });
      else unread.push(at + 1);
      if (piece && json) at = json.end;
    }
  }
  return { pieces, unread };
}

/** What stands around an address in a mail, a document or a header. */
const bare = (line: string): string =>
  line
    .trim()
    .replace(/^(?:location:\s*|[-*>] )/i, '')
    .replace(/^["'`<]+(?=[a-z])|(?<=[^"'`>,;])["'`>,;]+$/gi, '');

function pieceOf(text: string): Omit<Piece, 'line'> | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/?\/?[^\s]+$/i.test(text) && /[?#]/.test(text)) return { method: 'GET', url: text, body: '' };
  const isJson = /^\{[\s\S]*\}$/.test(text);
  const isForm = !/\s|(?:^|[?&])(?:response_type|code_challenge|access_token)=/.test(text) && formPairs(text).length > 1;
  if (!(isJson || isForm) || !carriesParameters(text)) return undefined;
  return { method: 'POST', url: unknownEndpoint, body: text, type: isJson ? 'application/json' : form };
}

const form = 'application/x-www-form-urlencoded';

/** Terminals and mails break long addresses: what follows one on the very next line and could not stand alone belongs to it. */
function continues(before: string, line: string): boolean {
  if (before.trim() === '' || /\s/.test(line) || /^[a-z][a-z0-9+.-]*:\/|^\{/i.test(line)) return false;
  return (
    /[?&=%]\s*$/.test(before.slice(-9)) ||
    /^[?&=%#]/.test(line) ||
    !(/(?:^|&)(?:grant_type|code_verifier|refresh_token)=/.test(line) || listed.test(line))
  );
}

/** Lines `name: value`, put together again as the form that they are the view of. */
function listFrom(lines: readonly string[], from: number): { piece: Omit<Piece, 'line'>; end: number } | undefined {
  const pairs: string[] = [];
  let end = from;
  for (let found = listed.exec(lines[end]!); found; found = end < lines.length ? listed.exec(lines[end]!) : null) {
    const isEncoded = /^\s*\w+=/.test(lines[end]!) && /%[0-9a-f]{2}/i.test(found[2]!);
    pairs.push(`${found[1]}=${isEncoded ? found[2] : encodeURIComponent(found[2]!.replace(/\p{Surrogate}/gu, '\ufffd'))}`);
    end++;
  }
  const body = pairs.join('&');
  return pairs.length > 1 && /(?:^|&)(?:grant_type|code)=/.test(body)
    ? { piece: { method: 'POST', url: unknownEndpoint, body, type: form }, end: end - 1 }
    : undefined;
}

/** A JSON text that begins on this line, perhaps after a status code. */
function jsonFrom(lines: readonly string[], from: number): { text: string; status: number | undefined; end: number } | undefined {
  const [, status, start] = /^\s*(?:< ?)?(?:(\d{3}) )?\s*(\{.*)$/.exec(lines[from]!) ?? [];
  if (start === undefined) return undefined;
  let text = start;
  for (let end = from; end < lines.length && end < from + 100; text += `\n${lines[++end]}`) {
    if (!lines[end]!.trimEnd().endsWith('}')) continue;
    try {
      JSON.parse(text);
      return { text, status: status === undefined ? undefined : Number(status), end };
    } catch {} // it goes on
  }
  return undefined;
}

const answerOf = ({ text, status }: { text: string; status: number | undefined }): HttpResponse => ({
  status: status ?? (/"error"\s*:/.test(text) ? 400 : 200),
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  body: observed(text),
});
