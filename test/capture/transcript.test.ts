import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';

describe('a transcript', () => {
  const [authorize, token] = parseTranscript(`# a comment
@ 2026-02-03T04:05:06.000Z
GET https://as.example/authorize?client_id=spa
< 302 https://app.example/cb?code=c1
@ +8.5s
@ {"took":40,"tab":"7"}
POST https://as.example/token
> Origin: https://app.example
> grant_type=authorization_code&code=c1
< 400 {"error":"invalid_grant"}
< X-Trace: 1`);

  it('keeps the time that it names', () => {
    expect(new Date(authorize!.startedAt).toISOString()).toBe('2026-02-03T04:05:06.000Z');
    expect(token!.startedAt - authorize!.startedAt).toBe(8500);
    expect(token!.took).toBe(40);
    expect(token!.context.tab).toBe('7');
  });

  it('tells headers from bodies', () => {
    expect(token!.request.headers).toEqual([
      { name: 'Origin', value: 'https://app.example' },
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
    ]);
    expect(token!.request.body).toEqual({ observed: true, value: 'grant_type=authorization_code&code=c1' });
    expect(token!.response).toMatchObject({
      observed: true,
      value: { status: 400, body: { observed: true, value: '{"error":"invalid_grant"}' } },
    });
  });

  it('says what was not captured', () => {
    const [hidden, silent] = parseTranscript(
      'POST https://as.example/token\n> (not captured)\n< 200\n< (body not captured)\nGET https://as.example/x\n< (no answer)',
    );
    expect(hidden!.request.body).toEqual({ observed: false, because: 'body-not-captured' });
    expect(hidden!.response).toMatchObject({ value: { body: { observed: false, because: 'body-not-captured' } } });
    expect(silent!.response).toEqual({ observed: false, because: 'unanswered' });
  });

  it('takes a redirect from the status line', () => {
    expect(authorize!.response).toMatchObject({
      value: { status: 302, headers: [{ name: 'Location', value: 'https://app.example/cb?code=c1' }] },
    });
  });
});
