import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { faultNamed, faults, groups } from '../../lab/faults.mjs';
import { afterwards } from '../../lab/page/afterwards.js';
import { behaviourFor } from '../../lab/page/behaviour.js';
import { checkIdToken } from '../../lab/page/id-token.js';
import { authorizationUrl, makeAttempt } from '../../lab/page/sign-in.js';
import { startLab } from '../../lab/server.mjs';
import { loopbackBrowser } from './loopback.ts';
import { walk } from './walk.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  lab = await startLab({ codeLifetime: 1 });
});
afterAll(() => lab.close());
afterEach(() => {
  vi.unstubAllGlobals();
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Goes through a sign-in with the page's own code, as far as the fault lets it. */
function signIn(name: string, server?: string) {
  const browser = loopbackBrowser();
  vi.stubGlobal('fetch', browser.fetch);
  return walk(
    browser,
    { appOrigin: lab.appOrigin, servers: lab.servers, clientId: 'lab-spa', shortLivedClientId: 'lab-spa-short-lived-codes' },
    name,
    server,
  );
}

describe('a sound sign-in', () => {
  it('is given an access token, a refresh token and an ID token of the server', async () => {
    const { answers, returned } = await signIn('none');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 600, refresh_token: expect.any(String) } });
    const [header, payload] = answers[0]!.body.id_token
      .split('.')
      .slice(0, 2)
      .map((part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    expect(header).toMatchObject({ alg: 'RS256' });
    expect(payload).toMatchObject({ iss: lab.authorizationServerOrigin, aud: 'lab-spa', name: 'Demo User' });
    expect(returned.iss).toBe(lab.authorizationServerOrigin);
  });

  it('can be refreshed, and the used refresh token is refused afterwards', async () => {
    const { answers } = await signIn('none');
    const refresh = () =>
      loopbackBrowser().open(`${lab.authorizationServerOrigin}/token`, {
        method: 'POST',
        headers: form,
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          client_id: 'lab-spa',
          refresh_token: answers[0]!.body.refresh_token,
        }).toString(),
      });
    expect((await refresh()).status).toBe(200);
    const again = await refresh();
    expect([again.status, JSON.parse(again.body).error]).toEqual([400, 'invalid_grant']);
  });

  it('goes well on the lenient server too', async () => {
    expect((await signIn('none', 'lenient')).answers[0]).toMatchObject({ status: 200 });
  });
});

describe('a fault that the token endpoint answers', () => {
  const expected: [fault: string, server: string | undefined, answers: [number, string | undefined][]][] = [
    ['challenge-padded', 'lenient', [[400, 'invalid_grant']]],
    ['challenge-std-alphabet', 'lenient', [[400, 'invalid_grant']]],
    ['challenge-hex', undefined, [[400, 'invalid_grant']]],
    ['challenge-hex', 'lenient', [[400, 'invalid_grant']]],
    ['verifier-overwritten', undefined, [[400, 'invalid_grant']]],
    ['verifier-missing', undefined, [[400, 'invalid_grant']]],
    ['verifier-too-short', undefined, [[400, 'invalid_request']]],
    [
      'code-replayed',
      undefined,
      [
        [200, undefined],
        [400, 'invalid_grant'],
      ],
    ],
    ['code-expired', undefined, [[400, 'invalid_grant']]],
    ['redirect-uri-slash', undefined, [[400, 'invalid_grant']]],
    ['token-json-body', undefined, [[400, 'invalid_request']]],
    ['wrong-host', undefined, [[400, 'invalid_grant']]],
  ];

  for (const [name, server, answers] of expected) {
    it(`${name}${server ? ` on the ${server} server` : ''}: ${answers.map((answer) => answer.join(' ').trim()).join(', then ')}`, async () => {
      const ended = await signIn(name, server);
      expect(ended.stopped).toBeUndefined();
      expect(ended.answers.map(({ status, body }) => [status, body.error])).toEqual(answers);
    });
  }

  it('revokes the tokens of a replayed code, and only those', async () => {
    const userinfo = async (fault: string) => {
      const headers = { authorization: `Bearer ${(await signIn(fault)).answers[0]!.body.access_token}` };
      return (await loopbackBrowser().open(`${lab.authorizationServerOrigin}/me`, { headers })).status;
    };
    expect([await userinfo('none'), await userinfo('code-replayed')]).toEqual([200, 401]);
  });
});

describe('a server that is bent', () => {
  it('puts a page, or an envelope, in the place of the tokens', async () => {
    const [page, envelope] = [(await signIn('token-answer-page')).answers[0]!, (await signIn('token-answer-wrapped')).answers[0]!];
    expect([page.status, page.body, page.objection]).toEqual([200, undefined, expect.stringContaining('JSON')]);
    expect(envelope.body).toMatchObject({ success: true, data: { access_token: expect.any(String) } });
    expect(envelope.objection).toContain('no access_token');
  });

  it.each([
    ['nonce-cut', 'nonce'],
    ['id-token-signature', 'signature'],
    ['id-token-audience', 'is for mobile-app'],
    ['id-token-expired', 'has expired'],
  ])('%s: the page refuses the ID token', async (name, objection) => {
    const { status, objection: said } = (await signIn(name)).answers[0]!;
    expect([status, said]).toEqual([200, expect.stringContaining(objection)]);
  });

  it('signs a sound ID token so that the page finds it good', async () => {
    vi.stubGlobal('fetch', loopbackBrowser().fetch);
    const { answers } = await signIn('none');
    const { keys } = await (await fetch(`${lab.authorizationServerOrigin}/jwks`)).json();
    const expected = { issuer: lab.authorizationServerOrigin, clientId: 'lab-spa' };
    const { nonce } = JSON.parse(Buffer.from(answers[0]!.body.id_token.split('.')[1], 'base64url').toString());
    await checkIdToken(answers[0]!.body.id_token, { ...expected, nonce, keys });
    const forged = answers[0]!.body.id_token.replace(/\.(?=[^.]*$)./, (part: string) => `.${part[1] === 'A' ? 'B' : 'A'}`);
    await expect(checkIdToken(forged, { ...expected, nonce, keys })).rejects.toThrow('signature');
  });

  it('calls itself by its inner name, and the page goes no further', async () => {
    const { stopped, returned } = await signIn('issuer-behind-proxy');
    expect(stopped).toContain('internal.localhost');
    expect(returned.iss).toContain('internal.localhost');
  });

  it('has nothing at the path of another product', async () => {
    expect((await signIn('token-endpoint-guessed')).answers[0]).toMatchObject({ status: 404 });
  });

  it('gives tokens for a code twice, and for any verifier', async () => {
    const { answers } = await signIn('code-reuse-accepted');
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]!.body.access_token).not.toBe(answers[1]!.body.access_token);
    const { answers: given, attempt } = await signIn('verifier-not-checked');
    expect(given[0]).toMatchObject({ status: 200 });
    expect(attempt.challenge).not.toBe(createHash('sha256').update(attempt.verifier).digest('base64url'));
  });
});

describe('what the page does with its tokens', () => {
  it.each([
    ['refresh-token-reused', ['Refresh 200', 'Refresh 400']],
    ['refresh-without-client', ['Refresh 400']],
    ['id-token-to-api', ['Call of the API 401']],
    ['access-token-expired', ['Call of the API 401']],
    ['none', []],
  ])('%s', async (name, expected) => {
    const { answers } = await signIn(name);
    const behaviour = behaviourFor({ fault: name });
    const server = lab.servers[behaviour.server]!;
    const steps = await afterwards({ behaviour, server, clientId: 'lab-spa', tokens: answers[0]!.body });
    expect(steps.map(({ what, status }) => `${what} ${status}`)).toEqual(expected);
  });
});

describe('a fault that is seen before the exchange', () => {
  for (const name of ['challenge-padded', 'challenge-std-alphabet']) {
    it(`${name}: the strict server sends invalid_request back`, async () => {
      const { returned, attempt, stopped } = await signIn(name);
      expect(returned).toMatchObject({ error: 'invalid_request', state: attempt.state });
      expect(stopped).toContain('invalid_request');
    });
  }

  it('state-mismatch: the state comes back cut, and the page stops', async () => {
    const { returned, attempt, stopped } = await signIn('state-mismatch');
    expect(returned.code).toBeDefined();
    expect(returned.state).toBe(attempt.state.slice(0, 16));
    expect(stopped).toContain('not the state that was sent');
  });
});

it('cors-blocked: the token endpoint answers 200 without the header that the strict server sends', async () => {
  for (const [server, allowed] of [
    ['nocors', undefined],
    ['strict', lab.appOrigin],
  ] as const) {
    const browser = loopbackBrowser();
    const redirectUri = `${lab.appOrigin}/callback`;
    const attempt = await makeAttempt(behaviourFor({ fault: 'none' }));
    const origin = lab.servers[server]!;
    const address = authorizationUrl(`${origin}/auth`, { clientId: 'lab-spa', redirectUri, attempt, prompt: undefined });
    const code = new URL(await browser.follow(address, lab.appOrigin)).searchParams.get('code')!;
    const parameters = {
      grant_type: 'authorization_code',
      client_id: 'lab-spa',
      code,
      redirect_uri: redirectUri,
      code_verifier: attempt.verifier,
    };
    const answer = await browser.open(`${origin}/token`, {
      method: 'POST',
      headers: { ...form, origin: lab.appOrigin },
      body: new URLSearchParams(parameters).toString(),
    });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, allowed]);
  }
});

describe('the faulty values', () => {
  it('are what their names say', async () => {
    for (let run = 0; run < 20; run += 1) {
      expect((await makeAttempt(behaviourFor({ fault: 'challenge-padded' }))).challenge).toMatch(/^[\w-]{43}=$/);
      expect((await makeAttempt(behaviourFor({ fault: 'challenge-std-alphabet' }))).challenge).toMatch(/^(?=.*[+/])[\w+/]{43}$/);
      expect((await makeAttempt(behaviourFor({ fault: 'challenge-hex' }))).challenge).toMatch(/^[0-9a-f]{64}$/);
      expect((await makeAttempt(behaviourFor({ fault: 'verifier-too-short' }))).verifier).toMatch(/^[\w-]{32}$/);
    }
  });
});

describe('the own server', () => {
  it('redeems the code that it is given, once', async () => {
    const browser = loopbackBrowser();
    const behaviour = behaviourFor({ fault: 'handed-over-twice' });
    const attempt = await makeAttempt(behaviour);
    const redirectUri = `${lab.appOrigin}/callback`;
    const address = authorizationUrl(`${lab.authorizationServerOrigin}/auth`, {
      clientId: 'lab-spa',
      redirectUri,
      attempt,
      prompt: undefined,
    });
    const code = new URL(await browser.follow(address, lab.appOrigin)).searchParams.get('code');
    const exchange = async () => {
      const { status, body } = await browser.open(`${lab.appOrigin}/exchange`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, codeVerifier: attempt.verifier, redirectUri }),
      });
      return { status, ...JSON.parse(body) };
    };
    expect(await exchange()).toEqual({ status: 200, signedIn: true });
    expect(await exchange()).toEqual({ status: 502, message: 'The token endpoint answered 400 invalid_grant' });
  });

  it('says what is wrong with a body that it cannot read', async () => {
    const answer = await loopbackBrowser().open(`${lab.appOrigin}/exchange`, { method: 'POST', body: 'no JSON' });
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('JSON') });
  });
});

describe('the login form', () => {
  it('is shown for prompt=login and leads on, whatever is typed', async () => {
    const browser = loopbackBrowser();
    const attempt = await makeAttempt(behaviourFor({ fault: 'none' }));
    const redirectUri = `${lab.appOrigin}/callback`;
    const address = authorizationUrl(`${lab.authorizationServerOrigin}/auth`, {
      clientId: 'lab-spa',
      redirectUri,
      attempt,
      prompt: 'login',
    });
    const first = await browser.open(address);
    const page = new URL(String(first.headers.location), lab.authorizationServerOrigin).href;
    const shown = await browser.open(page);
    expect(shown.body).toContain('<form method="post"');
    const posted = await browser.open(page, { method: 'POST', headers: form, body: 'user=someone&password=anything' });
    expect(await browser.follow(String(posted.headers.location), lab.appOrigin)).toContain('code=');
  });
});

describe('the page', () => {
  it('has a strict policy, an inline script nowhere, and no address outside the lab', async () => {
    const page = await loopbackBrowser().open(lab.url('none'));
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(page.body).not.toMatch(/<script(?![^>]* src=)/);
    const hosts = [...page.body.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    expect(hosts.filter((host) => !host!.endsWith('.localhost'))).toEqual([]);
  });

  it('is reached by a link for each fault and client', () => {
    expect(lab.url('challenge-padded')).toBe(`${lab.appOrigin}/?fault=challenge-padded&client=plain`);
    const address = lab.url('none', { client: 'oauth4webapi', server: 'lenient', auto: true, interactive: true });
    expect(address).toBe(`${lab.appOrigin}/?fault=none&client=oauth4webapi&server=lenient&auto=1&interactive=1`);
  });

  it('has a menu entry, an explanation and a corrected line for every fault', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    for (const fault of faults) {
      expect(groups).toContain(fault.group);
      expect(fault.explanation).toMatch(/\.$/);
      expect(fault.effect).toMatch(/[.”]$/);
      expect(fault.right).not.toBe(fault.wrong);
    }
    expect(faultNamed('none')?.rule).toBeNull();
    expect(faultNamed('no such fault')).toBeUndefined();
  });
});

it('listens on loopback only', async () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (!outside) return;
  for (const origin of [lab.appOrigin, lab.authorizationServerOrigin]) {
    const reached = await new Promise((resolve) => {
      const socket = connect({ host: outside.address, port: Number(new URL(origin).port), timeout: 2000 }, () => resolve(true));
      socket.on('error', () => resolve(false)).on('timeout', () => resolve(false));
    });
    expect(reached).toBe(false);
  }
});

it('knows no other host', async () => {
  const { port } = new URL(lab.authorizationServerOrigin);
  expect((await loopbackBrowser().open(`http://127.0.0.1:${port}/auth`)).status).toBe(421);
});
