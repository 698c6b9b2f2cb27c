import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCurl } from '../../src/capture/curl.ts';
import { commandsIn } from '../../src/capture/shell-words.ts';
import { headerValue } from '../../src/http/header.ts';
import { growth, linear } from '../support/growth.ts';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const body = 'grant_type=authorization_code&code=c%2F1&code_verifier=a-b_c~d.e&redirect_uri=https%3A%2F%2Fapp.example%2Fcb';

function only(text: string) {
  const { exchanges, problems } = parseCurl(text);
  expect(problems).toEqual([]);
  expect(exchanges).toHaveLength(1);
  const { request } = exchanges[0]!;
  return { ...request, body: request.body.observed ? request.body.value : request.body.because };
}

describe('what browsers copy', () => {
  const wanted = { method: 'POST', url: 'https://as.example/token', body };

  it('reads Chrome for bash', () => {
    const text = `curl 'https://as.example/token' \\
  -H 'accept: */*' \\
  -H 'content-type: application/x-www-form-urlencoded' \\
  -b 'a=b; c=d' \\
  -H 'sec-ch-ua: "Chromium";v="142"' \\
  --data-raw '${body}' ;
curl 'https://as.example/token' \\
  -X 'OPTIONS' \\
  -H 'origin: https://app.example'`;
    const { exchanges, problems } = parseCurl(text);
    expect(problems).toEqual([]);
    expect(exchanges.map(({ request, from }) => [request.method, from])).toEqual([
      ['POST', { adapter: 'curl', position: 1 }],
      ['OPTIONS', { adapter: 'curl', position: 7 }],
    ]);
    expect(exchanges[0]!.request).toMatchObject({ url: wanted.url, body: { observed: true, value: body } });
    expect(headerValue(exchanges[0]!.request.headers, 'sec-ch-ua')).toBe('"Chromium";v="142"');
    expect(headerValue(exchanges[0]!.request.headers, 'cookie')).toBe('a=b; c=d');
    expect(exchanges[0]!.response).toEqual({ observed: false, because: 'unanswered' });
  });

  it('reads Chrome for bash, with an ANSI-C quoted body', () => {
    expect(only(`curl 'https://as.example/token' --data-raw $'a=it\\'s\\u0021&b=x\\ny\\u0026'`).body).toBe("a=it's!&b=x\ny&");
  });

  it('reads Chrome for cmd', () => {
    const escaped = body.replaceAll('&', '^&').replaceAll('%', '^%^');
    const text = `curl ^"https://as.example/token?a=1^&b=^%^2F^" ^\r\n  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"142^\\^"^" ^\r\n  -H ^"content-type: application/x-www-form-urlencoded^" ^\r\n  --data-raw ^"${escaped}^"`;
    const request = only(text);
    expect(request).toMatchObject({ method: 'POST', url: 'https://as.example/token?a=1&b=%2F', body });
    expect(headerValue(request.headers, 'sec-ch-ua')).toBe('"Chromium";v="142"');
  });

  it('reads Chrome for cmd, with a JSON body and line breaks in it', () => {
    const text = `curl ^"https://as.example/token^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"^{^\\^"code^\\^":^\\^"c^\\^"^}^\r\n\r\nmore^"`;
    expect(only(text).body).toBe('{"code":"c"}\nmore');
  });

  it('reads older Chrome and Firefox for cmd', () => {
    expect(only('curl "https://as.example/token" ^\n  -H "accept: */*" ^\n  --data-raw "a=b&c=d"').body).toBe('a=b&c=d');
    expect(only('curl "https://as.example/token?x="%"2F" ^\n  -X POST --data-raw "{""code"":""c""}"')).toMatchObject({
      url: 'https://as.example/token?x=%2F',
      body: '{"code":"c"}',
    });
  });

  it('reads Firefox and Safari', () => {
    expect(
      only(
        `curl 'https://as.example/token' --compressed -X POST -H 'User-Agent: Mozilla/5.0' -H 'Content-Type: application/x-www-form-urlencoded' --data-raw '${body}'`,
      ),
    ).toMatchObject(wanted);
    expect(only(`curl 'https://as.example/token' \\\n-X 'POST' \\\n-H 'Accept: */*' \\\n--data '${body}'`)).toMatchObject(wanted);
  });
});

describe('what people write', () => {
  it.each([
    [`curl -d a=1 -d b=2 https://as.example/token`, { method: 'POST', body: 'a=1&b=2' }],
    [`curl -sSLXPOST https://as.example/token -da=1`, { method: 'POST', body: 'a=1' }],
    [
      `$ curl --request POST --url https://as.example/token --header 'Content-Type: application/json' --data '{"a":1}'`,
      { body: '{"a":1}' },
    ],
    [
      `/usr/bin/curl -G https://as.example/authorize?x=1 --data-urlencode "redirect_uri=https://app.example/cb?a b" -d state=s`,
      {
        method: 'GET',
        url: 'https://as.example/authorize?x=1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fa+b&state=s',
        body: '',
      },
    ],
    [`curl -I https://as.example/`, { method: 'HEAD', body: '' }],
    [`curl as.example/token -d ''`, { method: 'POST', url: 'http://as.example/token', body: '' }],
    [`curl --json '{"a":1}' https://as.example/token`, { method: 'POST', body: '{"a":1}' }],
    [`TOKEN=x curl https://as.example/#frag --url-query q=1`, { url: 'https://as.example/?q=1#frag' }],
    [`# a comment\ncurl https://as.example/a#b # and another`, { url: 'https://as.example/a#b' }],
  ])('reads %s', (text, wanted) => expect(only(text)).toMatchObject(wanted));

  it('adds the fields that curl adds, unless they are given or taken away', () => {
    const type = (text: string) => headerValue(only(text).headers, 'content-type');
    expect(type('curl -d a=1 https://a.example/')).toBe('application/x-www-form-urlencoded');
    expect(type("curl -d a=1 -H 'content-type: text/x' https://a.example/")).toBe('text/x');
    expect(type("curl -d a=1 -H 'Content-Type:' https://a.example/")).toBeUndefined();
    expect(type('curl --json 1 https://a.example/')).toBe('application/json');
    expect(headerValue(only('curl -u id:sécret https://a.example/').headers, 'authorization')).toBe(
      `Basic ${Buffer.from('id:sécret').toString('base64')}`,
    );
    expect(headerValue(only('curl --oauth2-bearer t https://a.example/').headers, 'authorization')).toBe('Bearer t');
  });

  it('writes a form as multipart', () => {
    const request = only(`curl -F grant_type=authorization_code -F 'code="c;1";type=text/plain' https://as.example/token`);
    expect(headerValue(request.headers, 'content-type')).toMatch(/^multipart\/form-data; boundary=/);
    expect(request.body).toContain('name="code"\r\n\r\nc;1\r\n');
  });

  it('reads several commands, URLs and --next', () => {
    const { exchanges } = parseCurl(
      'curl https://a.example/1 https://a.example/2 --next -d x https://a.example/3 && curl https://a.example/4\ncurl https://a.example/5',
    );
    expect(exchanges.map(({ request, id }) => [id, request.method, request.url.at(-1)])).toEqual([
      ['e1', 'GET', '1'],
      ['e2', 'GET', '2'],
      ['e3', 'POST', '3'],
      ['e4', 'GET', '4'],
      ['e5', 'GET', '5'],
    ]);
  });

  it.each([
    ['', 'There is no curl command'],
    ['wget https://as.example/', 'Line 1: this is no curl command'],
    ['\n\ncurl -d x', 'Line 3: this curl command has no URL'],
    ['curl https://a.example/ -d @SECRET', 'the body is read from a file by --data'],
    ['curl https://a.example/ --data-urlencode code@SECRET', 'the body is read from a file by --data-urlencode'],
    ['curl https://a.example/ -d "code=$CODE"', 'the shell would replace CODE'],
    ['curl https://a.example/ -d code=$(SECRET)', 'the shell would replace $(…)'],
    ['curl https://a.example/ -d', 'the option --data lacks its argument'],
    ['curl https://a.example/ -u SECRET', 'the password of --user'],
    ["curl https://a.example/ -d 'SECRET", 'a quote is not closed'],
    ['curl ^"https://a.example/ ^\n -d SECRET', 'a quote is not closed'],
    ["Invoke-WebRequest -Uri 'https://a.example/?SECRET'", 'this is no curl command'],
  ])('says of %j that %s', (text, sentence) => {
    const { problems } = parseCurl(text);
    expect(problems.join('\n')).toContain(sentence);
    expect(problems.join('\n')).not.toContain('SECRET');
  });

  it('marks a body in a file as not captured', () => {
    expect(parseCurl('curl https://a.example/ -d @x').exchanges[0]!.request.body).toEqual({
      observed: false,
      because: 'body-not-captured',
    });
  });

  it('takes no long time, whatever the text', () => {
    for (const part of ["'", '"', '\\', "$'", '$(', '^"', '^\n', '-d ', '#', '"\\"', "'a' "]) {
      expect(
        growth((size) => parseCurl(`curl ${part.repeat(size)}`), 5_000),
        part,
      ).toBeLessThan(linear);
    }
    expect(only(`curl https://a.example/ -d '${'x'.repeat(4_000_000)}'`).body).toHaveLength(4_000_000);
  });
});

describe.runIf(has('bash'))('beside bash itself', () => {
  it('splits words as bash does', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 8 }).map((text) => `'${text.replaceAll("'", '')}'`),
      fc.string({ maxLength: 8 }).map((text) => `"${text.replace(/[$`!]/g, '').replace(/["\\]/g, '\\$&')}"`),
      fc.stringMatching(/^[a-z0-9=:/?.,_%@+-]{1,8}$/),
      fc.constantFrom("$'a\\nb\\x41\\'\\101'", '\\&', '\\ ', '\\\n', "''", '""', '"a\\\nb"', '"\\n"', 'a#b', 'a\'b\'"c"', '\\"'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', ' \\\n ', '\t', '')), { minLength: 1, maxLength: 8 }), (parts) => {
        const line = `printf '%s\\0' x${parts.map(([text, space]) => space + text).join('')}`;
        const { stdout } = spawnSync('bash', ['-f', '-c', line], { encoding: 'utf8' });
        expect(commandsIn(line)[0]!.words.slice(2).join('\0')).toBe(stdout.slice(0, -1));
      }),
      { numRuns: 150 },
    );
  });
});

describe.runIf(has('curl') && has('bash'))('beside curl itself', () => {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () =>
      response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body: text })),
    );
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it.each([
    'curl ORIGIN/a',
    "curl ORIGIN/a -d 'a=1' -d b=2 --data-raw @c --data-urlencode 'd=e f&g/é' --data-urlencode '=x y' --data-urlencode 'x y'",
    "curl -G ORIGIN/a?z=1 -d 'a=1' --data-urlencode 'd=e f'",
    'curl -u id:s%3Acret -d grant_type=client_credentials ORIGIN/token',
    'curl --json \'{"a":1}\' --json \'{"b":2}\' ORIGIN/a',
    "curl -XPUT -A agent -e https://app.example/ -b 'a=b' -H 'X-A: 1' -H 'X-B;' -d x ORIGIN/a",
    "curl -d x -H 'Content-Type:' ORIGIN/a",
    'curl -X POST ORIGIN/a',
    'curl --oauth2-bearer tok ORIGIN/a?x#y',
  ])('sends what is read from %s', async (template) => {
    const command = template.replace('ORIGIN', origin);
    const { spawn } = await import('node:child_process');
    const child = spawn('bash', ['-c', `${command} -s --noproxy '*'`]);
    let output = '';
    for await (const chunk of child.stdout) output += chunk;
    const sent = JSON.parse(output) as { method: string; url: string; headers: Record<string, string>; body: string };
    const read = only(command);
    expect([read.method, read.url.slice(origin.length).replace(/#.*/, ''), read.body]).toEqual([sent.method, sent.url, sent.body]);
    for (const name of ['content-type', 'authorization', 'cookie', 'referer', 'x-a', 'x-b'])
      expect([name, headerValue(read.headers, name)]).toEqual([name, sent.headers[name]]);
    for (const name of ['user-agent', 'accept'])
      if (headerValue(read.headers, name)) expect(headerValue(read.headers, name)).toBe(sent.headers[name]);
  });
});
