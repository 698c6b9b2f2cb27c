import { describe, expect, it } from 'vitest';
import {
  type AnswerDetails,
  answered,
  begun,
  completed,
  failed,
  isHandover,
  type RequestDetails,
  redirected,
  sent,
  withAnswerBody,
} from '../../src/capture/web-request.ts';

const details = (more: Partial<RequestDetails> = {}): RequestDetails => ({
  requestId: '7',
  method: 'POST',
  url: 'https://as.example/token',
  type: 'xmlhttprequest',
  tabId: 3,
  frameId: 0,
  timeStamp: 1000,
  initiator: 'https://app.example',
  requestBody: { formData: { grant_type: ['authorization_code'], code: ['c 1+é'] } },
  ...more,
});
const answer = (more: Partial<AnswerDetails> = {}): AnswerDetails => ({ ...details(), statusCode: 200, timeStamp: 1250, ...more });
const header = (name: string, value: string) => ({ name, value });
const bodyOf = (body: unknown, more: Partial<RequestDetails> = {}) => {
  const { body: read } = begun(details({ requestBody: body as RequestDetails['requestBody'] & object, ...more }), 0, 0).request;
  return read.observed ? read.value : read.because;
};

describe('begun', () => {
  it('has place, time and body, and knows nothing of headers and answer yet', () => {
    const exchange = begun(details(), 0, 4);
    expect(exchange).toMatchObject({
      id: 'w7',
      startedAt: 1000,
      from: { adapter: 'web-request', position: 4 },
      context: { tab: '3', initiator: 'https://app.example', resourceType: 'xhr' },
      request: { method: 'POST', body: { observed: true, value: 'grant_type=authorization_code&code=c%201%2B%C3%A9' } },
      response: { observed: false, because: 'unanswered' },
    });
    expect(exchange.context).not.toHaveProperty('frame');
    expect(exchange.withheld).toContain('origin');
  });

  it('tells a worker by its lack of a tab, and in Firefox by its document, which is a script', () => {
    const worker = (different: Partial<Parameters<typeof details>[0]>) => begun(details(different), 2, 0).context.worker;
    expect(worker({ tabId: -1 })).toBe(true);
    expect(worker({ originUrl: 'https://app.example/worker.js?v=2' })).toBe(true);
    expect(worker({ originUrl: 'blob:https://app.example/388dc2f4' })).toBe(true);
    expect(worker({ originUrl: 'https://app.example/cb?code=c1' })).toBeUndefined();
    expect(worker({ tabId: -1, type: 'main_frame' })).toBeUndefined();
  });

  it('names each hop of a redirect chain, frames, and requests without a tab', () => {
    const exchange = begun(details({ tabId: -1, frameId: 12, type: 'sub_frame' }), 2, 0);
    expect(exchange.id).toBe('w7.2');
    expect(exchange.context).toEqual({ frame: '12', initiator: 'https://app.example', resourceType: 'sub_frame' });
  });

  it.each([
    [
      'bytes',
      { raw: [{ bytes: new TextEncoder().encode('{"code":"é').buffer }, { bytes: new TextEncoder().encode('"}').buffer }] },
      '{"code":"é"}',
    ],
    ['a body that Chrome cannot read (a Blob)', { error: 'Unknown error.' }, 'body-not-captured'],
    ["a service worker's empty form (Firefox)", { formData: {} }, 'body-not-captured'],
    ['a file', { raw: [{ file: '/tmp/x' }] }, 'body-not-captured'],
    ['50 MB', { raw: [{ bytes: new ArrayBuffer(50_000_000) }] }, 'body-too-large'],
    ['a form of 50 MB', { formData: { file: ['x'.repeat(50_000_000)] } }, 'body-too-large'],
    ['no body that was told', null, 'body-not-captured'],
    ['a lone surrogate', { formData: { code: ['a\ud800'] } }, 'code=a%EF%BF%BD'],
  ])('reads %s', (_, body, expected) => {
    expect(bodyOf(body)).toBe(expected);
  });

  it('does not ask for the body of a GET', () => {
    expect(bodyOf(null, { method: 'GET' })).toBe('');
  });
});

describe('the further events', () => {
  it('write a multipart form with its boundary', () => {
    const exchange = sent(begun(details({ requestBody: { formData: { code: ['c'] } } }), 0, 0), {
      ...details(),
      requestHeaders: [header('Content-Type', 'multipart/form-data; boundary=xx')],
    });
    expect(exchange.request.body).toEqual({
      observed: true,
      value: '--xx\r\nContent-Disposition: form-data; name="code"\r\n\r\nc\r\n--xx--\r\n',
    });
    expect(exchange.withheld).toBeUndefined();
  });

  it('end with what the answer was, its body not captured', () => {
    const exchange = completed(begun(details(), 0, 0), answer({ responseHeaders: [header('Content-Type', 'application/json')] }));
    expect(exchange.took).toBe(250);
    expect(exchange.response).toEqual({
      observed: true,
      value: {
        status: 200,
        headers: [header('Content-Type', 'application/json')],
        body: { observed: false, because: 'body-not-captured' },
      },
    });
  });

  it.each([
    ['before', (body: string) => completed(answered(withAnswerBody(begun(details(), 0, 0), body), answer()), answer())],
    ['after', (body: string) => withAnswerBody(completed(begun(details(), 0, 0), answer()), body)],
  ])('keep a body that was read %s the end', (_, run) => {
    const { response } = run('{"a":1}');
    expect(response).toMatchObject({ observed: true, value: { status: 200, body: { observed: true, value: '{"a":1}' } } });
  });

  it('know empty answers as empty', () => {
    const empty = completed(begun(details(), 0, 0), answer({ statusCode: 204 }));
    expect(empty.response).toMatchObject({ value: { body: { observed: true, value: '' } } });
  });

  it('keep the Location that was sent, and name the target where the browser redirects by itself', () => {
    const told = redirected(begun(details(), 0, 0), {
      ...answer({ statusCode: 302, responseHeaders: [header('location', '/cb?code=c#f')] }),
      redirectUrl: 'https://as.example/cb?code=c#f',
    });
    expect(told.response).toMatchObject({ value: { status: 302, headers: [header('location', '/cb?code=c#f')] } });
    const own = redirected(begun(details(), 0, 0), { ...answer({ statusCode: 307 }), redirectUrl: 'https://as.example/token' });
    expect(own.response).toMatchObject({ value: { headers: [header('Location', 'https://as.example/token')] } });
  });

  it('tell a handover to a service worker from a redirect', () => {
    expect(isHandover({ ...answer({ statusCode: 0 }), redirectUrl: 'https://as.example/token' })).toBe(true);
    expect(isHandover({ ...answer({ statusCode: 307 }), redirectUrl: 'https://as.example/token' })).toBe(false);
  });

  it('keep status and headers of an answer that CORS withheld, and say why its body is not there', () => {
    const asked = sent(begun(details(), 0, 0), { ...details(), requestHeaders: [header('Origin', 'https://app.example')] });
    const blocked = failed(answered(asked, answer({ responseHeaders: [header('Content-Type', 'application/json')] })), {
      ...details(),
      error: 'net::ERR_FAILED',
    });
    expect(blocked.response).toMatchObject({
      value: { status: 200, error: 'net::ERR_FAILED', body: { observed: false, because: 'cors-blocked' } },
    });
  });

  it('say status 0 and the reason when nothing was answered', () => {
    expect(failed(begun(details(), 0, 0), { ...details(), error: 'NS_ERROR_CONNECTION_REFUSED' }).response).toEqual({
      observed: true,
      value: { status: 0, headers: [], body: { observed: true, value: '' }, error: 'NS_ERROR_CONNECTION_REFUSED' },
    });
  });
});
