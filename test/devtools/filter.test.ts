import { describe, expect, it } from 'vitest';
import { type Filter, parseFilter, passes } from '../../devtools/filter.ts';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { signIn } from '../support/f0.ts';

const flowOf = (text: string) => analyse(parseTranscript(text)).flows[0]!;
const sound = flowOf(signIn());
const failed = flowOf(signIn({}, { redirect_uri: 'https://app.example/cb/' }, '< 400 {"error":"invalid_grant"}'));
const which = (filter: string) => [sound, failed].map((flow) => passes(flow, parseFilter(filter)));

describe('parseFilter', () => {
  it.each<[string, Filter['terms']]>([
    ['status:failed', [{ key: 'status', text: 'failed', not: false }]],
    [
      '-client:"my app" word',
      [
        { key: 'client', text: 'my app', not: true },
        { text: 'word', not: false },
      ],
    ],
    ['SERVER:As.Example', [{ key: 'server', text: 'as.example', not: false }]],
    ['"two words"', [{ text: 'two words', not: false }]],
    ['rule:', []],
    ['', []],
  ])('reads %s', (source, terms) => expect(parseFilter(source).terms.filter(({ text }) => text)).toEqual(terms));

  it('names a key that it does not know', () => expect(parseFilter('colour:red').unknown).toEqual(['colour']));
});

describe('passes', () => {
  it.each([
    ['', [true, true]],
    ['status:failed', [false, true]],
    ['-status:failed', [true, false]],
    ['server:as.example', [true, true]],
    ['client:spa-1 status:sound', [true, false]],
    ['cause:redirect-uri', [false, true]],
    ['rule:redirect-uri-differs', [false, true]],
    ['error:invalid_grant', [false, true]],
    ['standing:proved', [false, true]],
    ['nowhere', [false, false]],
  ])('%s', (filter, expected) => expect(which(filter)).toEqual(expected));
});
