import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { readPasted } from '../../src/capture/pasted.ts';
import { headerValue } from '../../src/http/header.ts';
import { growth, linear } from '../support/growth.ts';

const body = 'grant_type=authorization_code&code=c%2F1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1&code_verifier=a-b_c~d.e';
const authorize = 'https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1';
const form = 'application/x-www-form-urlencoded';

/** The one request in a text, with its Content-Type. */
function only(text: string) {
  const { exchanges, problems } = readPasted(text);
  expect(problems).toEqual([]);
  expect(exchanges).toHaveLength(1);
  const { request } = exchanges[0]!;
  return {
    method: request.method,
    url: request.url,
    body: request.body.observed && request.body.value,
    type: headerValue(request.headers, 'content-type'),
  };
}

describe('a request copied in a Network panel', () => {
  const wanted = { method: 'POST', url: 'https://as.example/token', body, type: form };
  const init = { headers: { accept: '*/*', 'content-type': form }, body, method: 'POST', mode: 'cors', credentials: 'omit' };

  it.each([
    ['Chrome, as fetch', `fetch("https://as.example/token", ${JSON.stringify(init, null, 2)});`],
    ['Firefox, as fetch', `await fetch("https://as.example/token", ${JSON.stringify(init, null, 4)});`],
    [
      'Chrome, as fetch, all of them',
      `fetch("https://as.example/token", ${JSON.stringify(init, null, 2)}); ;\r\n`.replaceAll('\n', '\r\n'),
    ],
    [
      'Chrome, for PowerShell',
      `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0"
Invoke-WebRequest -UseBasicParsing -Uri "https://as.example/token" \`
-Method "POST" \`
-WebSession $session \`
-Headers @{
"authority"="as.example"
  "sec-ch-ua"="\`"Chromium\`";v=\`"156\`""
} \`
-ContentType "${form}" \`
-Body "${body}"`,
    ],
    [
      'Chrome, for PowerShell, as bytes',
      `Invoke-WebRequest -Uri "https://as.example/token" -Method "POST" -ContentType "${form}" -Body ([System.Text.Encoding]::UTF8.GetBytes("${body}"))`,
    ],
    ['a proxy, as HTTP', `POST /token HTTP/1.1\r\nHost: as.example\r\nContent-Type: ${form}\r\n\r\n${body}\r\n`],
    ['HTTP/2 with an address', `POST https://as.example/token HTTP/2\nContent-Type: ${form}\n\n${body}`],
  ])('is read: %s', (_, text) => {
    expect(only(text)).toEqual(wanted);
  });

  it('keeps its header fields, without those of HTTP/2 itself', () => {
    const text = 'Invoke-WebRequest -Uri "https://as.example/token" -Headers @{\n"method"="POST"\n  "x-a"="`"b`$`" $([char]233)"\n}';
    expect(readPasted(text).exchanges[0]!.request.headers).toEqual([{ name: 'x-a', value: '"b$" é' }]);
  });

  it('says nothing of what the browser adds by itself', () => {
    expect(readPasted('fetch("https://as.example/token");').exchanges[0]!.withheld).toContain('origin');
  });

  it('is nothing where it is code of another kind', () => {
    expect(readPasted('fetch(url, { method: "POST" })').exchanges).toEqual([]);
    expect(readPasted('fetch("https://as.example/token", {\n  method: verb\n})').exchanges).toEqual([]);
  });

  it('as HTTP has the answer that follows it', () => {
    const { exchanges } = readPasted(
      `POST /token HTTP/1.1\nHost: as.example\n\n${body}\n\nHTTP/1.1 400 Bad Request\nDate: x\n\n{"error":"invalid_grant"}`,
    );
    expect(exchanges[0]!.response).toEqual({
      observed: true,
      value: { status: 400, headers: [{ name: 'Date', value: 'x' }], body: { observed: true, value: '{"error":"invalid_grant"}' } },
    });
  });
});

describe('the pieces of a sign-in', () => {
  it.each([
    ['broken over lines', `${authorize.slice(0, 60)}\n${authorize.slice(60, 100)}\r\n${authorize.slice(100)}`],
    ['between quotes', `"${authorize}",`],
    ['in angle brackets', `<${authorize}>`],
    ['as a header field', `Location: ${authorize}`],
  ])('an address %s is one', (_, text) => {
    expect(only(text)).toMatchObject({ method: 'GET', url: authorize });
  });

  it.each([
    ['one a line', body.replaceAll('&', '\n')],
    [
      'as Firefox lists them',
      'grant_type: "authorization_code"\ncode: "c/1"\nredirect_uri: "https://app.example/cb"\nclient_id: "spa-1"\ncode_verifier: "a-b_c~d.e"',
    ],
    [
      'as Chrome lists them',
      'grant_type\nauthorization_code\ncode\nc/1\nredirect_uri\nhttps://app.example/cb\nclient_id\nspa-1\ncode_verifier\na-b_c~d.e',
    ],
  ])('the parameters of a token request %s are its body', (_, text) => {
    expect(only(text)).toMatchObject({ method: 'POST', body, type: form });
  });

  it('an answer belongs to the token request before it', () => {
    const { exchanges, problems } = readPasted(`${authorize}\n\n${body}\n\n{\n  "error": "invalid_grant"\n}`);
    expect(problems).toEqual([]);
    expect(exchanges.map(({ request }) => request.method)).toEqual(['GET', 'POST']);
    expect(exchanges[1]!.response).toMatchObject({ observed: true, value: { status: 400 } });
  });

  it('a line that is none of them is named by its number, and its text is not', () => {
    expect(readPasted(`${authorize}\n\nsecret words here`).problems).toEqual([expect.stringMatching(/^Line 3 (?!.*secret)/)]);
  });

  /** Causes that lie in what is pasted. */
  const told = ['redirect-uri-slash', 'challenge-padded', 'challenge-hex', 'challenge-std-alphabet', 'verifier-missing', 'state-mismatch'];
  it.each(told)('of %s give its cause', (name) => {
    const exchanges = exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${name}.har`, 'utf8'))).exchanges;
    const { flow, rootCause } = analyse(exchanges).flows.find((each) => each.rootCause)!;
    const wholes = [...new Set(flow.timeline.map(({ exchange }) => exchange))].map((id) => exchanges.find((each) => each.id === id)!);
    const lines = wholes.flatMap(({ request, response }) => {
      if (request.method === 'GET') return [request.url];
      const answer = response.observed && response.value.body.observed ? [response.value.body.value] : [];
      return request.method === 'POST' && request.body.observed ? [request.body.value, ...answer] : [];
    });
    const causes = analyse(readPasted(lines.join('\n\n')).exchanges).flows.map((each) => each.rootCause?.cause);
    expect(causes).toEqual([rootCause!.cause]);
  });
});

describe('a long text', () => {
  it.each([
    ['beginnings of a call', 'fetch("'],
    ['calls that do not end', 'fetch("https://a", {\n'],
    ['PowerShell', 'Invoke-WebRequest -Headers @{ -Uri "'],
    ['status lines', 'HTTP/1.1 200 OK\n'],
    ['opened objects', '{"a":\n'],
    ['quotes', 'code: """"""""'],
    ['lines of one parameter', 'code=a\n'],
    ['a broken address', 'https://as.example/authorize?a=\n'],
    ['the pieces of an address', '%2Fcb&a\n'],
  ])('of %s takes time in proportion', (_, part) => {
    expect(growth((size) => readPasted(`https://as.example/a?b=c\n${part.repeat(size)}`), 5_000)).toBeLessThan(linear);
  });
});
