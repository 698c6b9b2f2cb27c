import { parseCurl } from '../capture/curl.ts';
import { readPasted } from '../capture/pasted.ts';
import { asUtf8, type Chunks, Unreadable } from '../capture/text-bytes.ts';
import { parseTranscript } from '../capture/transcript.ts';
import type { Exchange } from '../http/exchange.ts';

const longest = 16 * 1024 * 1024;

export interface TextReading {
  from: 'curl' | 'transcript' | 'pieces';
  now: number;
  isNowGiven: boolean;
}

/** The exchanges that curl commands, a transcript or the pieces of a sign-in stand for. Those that name no time are moved to `now`. */
export async function exchangesOfText(
  chunks: Chunks,
  { from, now, isNowGiven }: TextReading,
): Promise<{ exchanges: Exchange[]; remarks: string[]; error?: string }> {
  const text = await textOf(chunks);
  if (/^\s*\{\s*"log"\s*:/.test(text))
    throw new Unreadable(`This is a HAR file, and was to be read as ${called[from]}: leave out --from ${from}.`);
  const { exchanges, problems } = readers[from](text);
  if (!exchanges.length) return { exchanges, remarks: [], error: problems.join(' ') || nothing[from] };
  const namesTime = from !== 'curl' && /^\s*@\s*\d{4}-/m.test(text);
  const moves = exchanges.some(({ untimed }) => untimed) || from === 'curl' || (isNowGiven && !namesTime);
  return { exchanges: moves ? startingAt(now, exchanges) : exchanges, remarks: problems };
}

const readers: Record<TextReading['from'], (text: string) => { exchanges: Exchange[]; problems: string[] }> = {
  curl: (text) => {
    const { exchanges, problems } = parseCurl(text);
    return { exchanges: exchanges.map((exchange) => ({ ...exchange, untimed: true })), problems };
  },
  transcript: (text) => ({ exchanges: parseTranscript(text), problems: [] }),
  pieces: readPasted,
};

const called: Record<TextReading['from'], string> = { curl: 'curl commands', transcript: 'a transcript', pieces: 'pieces of a sign-in' };

const nothing: Record<TextReading['from'], string> = {
  curl: 'There is no curl command in this text.',
  transcript: 'This transcript has no request: a line such as `GET https://as.example/authorize?…` begins one.',
  pieces: 'This text has no address, no curl command and no body of a token request.',
};

function startingAt(now: number, exchanges: readonly Exchange[]): Exchange[] {
  const shift = now - (exchanges[0]?.startedAt ?? now);
  return exchanges.map((exchange) => ({ ...exchange, startedAt: exchange.startedAt + shift }));
}

async function textOf(chunks: Chunks): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of asUtf8(chunks)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longest) throw new Unreadable('This text is longer than 16 MiB, which no list of commands is.');
  }
  return text + decoder.decode();
}
