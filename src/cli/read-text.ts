import { parseCurl } from '../capture/curl.ts';
import { asUtf8, type Chunks, Unreadable } from '../capture/text-bytes.ts';
import { parseTranscript } from '../capture/transcript.ts';
import type { Exchange } from '../http/exchange.ts';

const longest = 16 * 1024 * 1024;

/** The exchanges that curl commands or a transcript stand for. Those that name no time are moved to `now`. */
export async function exchangesOfText(
  chunks: Chunks,
  { from, now, isNowGiven }: { from: 'har' | 'curl' | 'transcript'; now: number; isNowGiven: boolean },
): Promise<{ exchanges: Exchange[]; remarks: string[]; error?: string }> {
  const text = await textOf(chunks);
  if (from === 'curl') {
    const { exchanges, problems } = parseCurl(text);
    const moved = startingAt(now, exchanges);
    return exchanges.length ? { exchanges: moved, remarks: problems } : { exchanges: [], remarks: [], error: problems.join(' ') };
  }
  const exchanges = parseTranscript(text);
  if (!exchanges.length)
    return {
      exchanges,
      remarks: [],
      error: 'This transcript has no request: a line such as `GET https://as.example/authorize?…` begins one.',
    };
  const namesTime = /^\s*@\s*\d{4}-/m.test(text);
  return { exchanges: isNowGiven && !namesTime ? startingAt(now, exchanges) : exchanges, remarks: [] };
}

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
