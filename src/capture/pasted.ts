import { type Exchange, observed, unobserved } from '../http/exchange.ts';
import { formPairs } from '../http/url.ts';
import { parseCurl } from './curl.ts';
import { carriesParameters } from './interesting.ts';
import { parseTranscript } from './transcript.ts';

/** What a pasted text holds, with a sentence for each part of it that could not be read. */
export interface Pasted {
  exchanges: Exchange[];
  problems: string[];
}

/** Where a token request goes whose body alone was given: a name that no server has (RFC 6761 §6.4). */
export const unknownEndpoint = 'https://token-endpoint.invalid/token';

/** Whether a text begins like one of these, and not like a HAR file. */
export const looksPasted = (start: string): boolean =>
  /^\ufeff?\s*(?:(?:\$ )?curl(?:\.exe)?\s|[A-Z]{3,10} [a-z][a-z0-9+.-]*:|[a-z][a-z0-9+.-]*:\/\/|[@#] |(?:grant_type|code|code_verifier|client_id|redirect_uri|refresh_token)=)/.test(
    start,
  );

/** Reads curl commands, a transcript, or the addresses and token request bodies of a sign-in, one a line. Values are never quoted. */
export function readPasted(text: string): Pasted {
  const clean = text.replace(/^\ufeff/, '').trim();
  if (/^(?:\$ ?)?curl(?:\.exe)?\s/im.test(clean)) {
    const { exchanges, problems } = parseCurl(clean);
    return { exchanges: exchanges.map(untimed), problems };
  }
  if (/^[A-Z]{3,10} [a-z][a-z0-9+.-]*:\S/m.test(clean)) {
    const exchanges = parseTranscript(clean);
    return { exchanges: /^\s*@/m.test(clean) ? exchanges : exchanges.map(untimed), problems: [] };
  }
  return readPieces(clean);
}

function readPieces(text: string): Pasted {
  const pieces = text.startsWith('{') ? [text] : text.split(/\r?\n/);
  const exchanges: Exchange[] = [];
  const problems: string[] = [];
  for (const [index, piece] of pieces.map((each) => each.trim()).entries()) {
    if (piece === '') continue;
    const request = requestOf(piece);
    if (request) exchanges.push(exchangeOf(request, index));
    else problems.push(`Line ${index + 1} is no address, no curl command and no body of a token request.`);
  }
  return { exchanges, problems };
}

type Request = Exchange['request'];

function requestOf(piece: string): Request | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/?\/?[^\s]+$/i.test(piece) && /[?#]/.test(piece))
    return { method: 'GET', url: piece, headers: [], body: observed('') };
  const isJson = /^\{[\s\S]*\}$/.test(piece);
  const isForm = !/\s/.test(piece) && formPairs(piece).length > 1;
  if (!(isJson || isForm) || !carriesParameters(piece)) return undefined;
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
  return { method: 'POST', url: unknownEndpoint, headers: [{ name: 'Content-Type', value: type }], body: observed(piece) };
}

const exchangeOf = (request: Request, index: number): Exchange =>
  untimed(
    {
      id: `piece-${index + 1}`,
      startedAt: 0,
      from: { adapter: 'transcript', position: index + 1 },
      context: {},
      request,
      response: unobserved('unanswered'),
      withheld: ['authorization', 'origin', 'cookie', 'referer', 'dpop', 'accept'],
    },
    index,
  );

/** These texts name no time, and people paste in any order: the steps of a sign-in are put into theirs, a thousandth of a millisecond apart. */
const untimed = (exchange: Exchange, index: number): Exchange => ({
  ...exchange,
  startedAt: stepOf(exchange) + index / 1000,
  untimed: true,
});

const stepOf = ({ request: { method, url } }: Exchange): number =>
  method !== 'GET' ? 2 : /[?&#](?:response_type|code_challenge|request_uri)=/.test(url) ? 0 : 1;
