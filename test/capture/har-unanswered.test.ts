import { describe, expect, it } from 'vitest';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';

const entry = (more: object, response: object) => ({
  startedDateTime: '2026-11-22T16:00:00.000Z',
  time: 0,
  request: { method: 'POST', url: 'https://as.example/token', headers: [] },
  response: { status: 0, statusText: '', httpVersion: '', headers: [], redirectURL: '', ...response },
  ...more,
});
const answerOf = (written: object) => exchangesOfHar({ log: { entries: [written] } }).exchanges[0]!.response;
const unanswered = { observed: false, because: 'unanswered' };

// As Firefox 153 wrote them, of one page, side by side.
describe('a status of 0 without an error', () => {
  it('is of a request that is still under way where Firefox has no timings of it', () => {
    expect(answerOf(entry({ timings: {} }, { content: { text: '' } }))).toEqual(unanswered);
  });

  it('is of a request that failed where Firefox timed it', () => {
    const timings = { blocked: -1, dns: 0, connect: 0, ssl: 0, send: 0, wait: 0, receive: 0 };
    const failed = entry({ timings }, { content: { mimeType: '', size: 0, encoding: 'base64', text: '' } });
    expect(answerOf(failed)).toMatchObject({ observed: true, value: { status: 0 } });
  });

  it('is of a request that is still under way where Chromium has no error of it', () => {
    const content = { mimeType: 'x-unknown', size: 0 };
    expect(answerOf(entry({ timings: { wait: 0 } }, { content, _error: null }))).toEqual(unanswered);
    expect(answerOf(entry({}, { content, _error: 'net::ERR_FAILED' }))).toMatchObject({ value: { error: 'net::ERR_FAILED' } });
  });

  it('is of a request that is still under way where every time is zero and the type unknown', () => {
    const timings = { send: 0, wait: 0, receive: 0 };
    const content = { mimeType: 'x-unknown', size: 0 };
    expect(answerOf(entry({ timings }, { content }))).toEqual(unanswered);
    expect(answerOf(entry({ timings: { ...timings, wait: 3 } }, { content }))).toMatchObject({ observed: true });
  });

  it('is of a request that is still under way where Playwright wrote -1, unless it says what failed', () => {
    const content = { mimeType: 'x-unknown', size: -1 };
    const timings = { send: -1, wait: -1, receive: -1 };
    expect(answerOf(entry({ timings }, { content, status: -1 }))).toEqual(unanswered);
    expect(answerOf(entry({ timings }, { content, status: -1, _failureText: 'net::ERR_FAILED' }))).toMatchObject({
      value: { status: 0, error: 'net::ERR_FAILED' },
    });
  });
});
