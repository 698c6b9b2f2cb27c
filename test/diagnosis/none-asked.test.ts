import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { signIn } from '../support/f0.ts';

const notSeen = (exchanges: Parameters<typeof analyse>[0]) =>
  analyse(exchanges).flows[0]!.blindSpots.map(({ because, text, whatToDo }) => [because, text, whatToDo !== '']);

it('supposes no server behind a token request that the application had no right to send', () => {
  const { exchanges } = exchangesOfHar(JSON.parse(readFileSync('test/corpus/state-mismatch.har', 'utf8')));
  expect(notSeen(exchanges)).toEqual([
    ['outside-the-browser', 'The token request: none was seen, as it has to be where the application refuses this answer.', true],
  ]);
});

it('says so only where the answer is what is wrong', () => {
  const unfinished = parseTranscript(signIn().split('POST ')[0]!);
  expect(notSeen(unfinished)).toEqual([['outside-the-browser', expect.stringContaining('a server makes it'), true]]);
});
