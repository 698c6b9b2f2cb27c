import { type Exchange, type HttpRequest, observed, unobserved } from '../http/exchange.ts';
import { copiedRequests } from './copied-request.ts';
import { parseCurl } from './curl.ts';
import { httpMessages } from './http-text.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { parseTranscript } from './transcript.ts';

/** What a pasted text holds, with a sentence for each part of it that could not be read. */
export interface Pasted {
  exchanges: Exchange[];
  problems: string[];
  /** What it was taken for. */
  as: 'curl' | 'transcript' | 'request' | 'pieces';
}

const curl = /^(?:[$>] ?)?(?:\S*[\\/])?curl(?:\.exe)?\s/im;

/** Whether a text begins like one of these, and not like a HAR file. */
export const looksPasted = (start: string): boolean =>
  /^\ufeff?\s*(?:(?:\$ )?curl(?:\.exe)?\s|[A-Z]{3,10} (?:[a-z][a-z0-9+.-]*:|\/\S* HTTP\/)|[a-z][a-z0-9+.-]*:\/\/|[@#] |(?:await )?fetch\("|\$session = |Invoke-(?:Web|Rest)|(?:grant_type|code|code_verifier|client_id|redirect_uri|refresh_token)[=:])/.test(
    start,
  );

/**
 * Reads curl commands, a transcript, requests copied as fetch(), for PowerShell or as HTTP/1.1, or the addresses, token request bodies and
 * answers of a sign-in, one a line. Values are never quoted.
 */
export function readPasted(text: string): Pasted {
  const clean = text
    .replace(/^\ufeff/, '')
    .replace(/^\s*```.*$/gm, '')
    .trim();
  if (curl.test(clean)) {
    const { exchanges, problems } = parseCurl(clean);
    return { exchanges: exchanges.map(untimed), problems, as: 'curl' };
  }
  const messages = httpMessages(clean);
  if (messages.length) return { exchanges: messages.map(exchangeOf), problems: [], as: 'request' };
  if (/^[A-Z]{3,10} [a-z][a-z0-9+.-]*:\S/m.test(clean)) {
    const exchanges = parseTranscript(clean);
    return { exchanges: /^\s*@/m.test(clean) ? exchanges : exchanges.map(untimed), problems: [], as: 'transcript' };
  }
  const requests = copiedRequests(clean);
  if (requests.length) return { exchanges: requests.map(ofCopy).map(exchangeOf), problems: [], as: 'request' };
  const { pieces, unread } = piecesOf(clean);
  return {
    exchanges: pieces.map(ofPiece).map(exchangeOf),
    problems: unread.map((line) => `Line ${line} is no address, no curl command and no body of a token request.`),
    as: 'pieces',
  };
}

type Told = Pick<Exchange, 'request' | 'response' | 'withheld'> & { line?: number };

/** Of a piece alone no header was there to be looked at. */
const ofPiece = ({ method, url, body, type, answer, line }: Piece): Told => ({
  request: { method, url, headers: type === undefined ? [] : [{ name: 'Content-Type', value: type }], body: observed(body) },
  response: answer ? observed(answer) : unobserved('unanswered'),
  withheld: ['authorization', 'origin', 'cookie', 'referer', 'dpop', 'accept'],
  line,
});

/** What the browser adds by itself is not in the copy. */
const ofCopy = (request: HttpRequest): Told => ({ request, response: unobserved('unanswered'), withheld: ['origin', 'cookie', 'referer'] });

function exchangeOf({ line, ...told }: Told, index: number): Exchange {
  const from = { adapter: 'transcript', position: line ?? index + 1 } as const;
  return untimed({ id: `piece-${index + 1}`, startedAt: 0, from, context: {}, ...told }, index);
}

/** These texts name no time, and people paste in any order: the steps of a sign-in are put into theirs, a thousandth of a millisecond apart. */
const untimed = (exchange: Exchange, index: number): Exchange => ({
  ...exchange,
  startedAt: stepOf(exchange) + index / 1000,
  untimed: true,
});

const stepOf = ({ request: { method, url } }: Exchange): number =>
  method !== 'GET' ? 2 : /[?&#](?:response_type|code_challenge|request_uri)=/.test(url) ? 0 : 1;
