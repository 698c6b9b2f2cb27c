import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { genesysFaults } from '../../lab/genesys-faults.mjs';
import { startGenesysLab } from '../../lab/genesys-server.mjs';
import { loopbackBrowser } from './loopback.ts';
import { walk } from './walk.ts';

let lab: Awaited<ReturnType<typeof startGenesysLab>>;
beforeAll(async () => {
  lab = await startGenesysLab({ codeLifetime: 1, latency: 0 });
});
afterAll(() => lab.close());
afterEach(() => {
  vi.unstubAllGlobals();
});

const clientId = '7f3a2c10-5d1e-4b6a-9c0f-2e8d4a6b1c35';

function signIn(fault: string) {
  const browser = loopbackBrowser(lab);
  vi.stubGlobal('fetch', browser.fetch);
  const paths = { authorization: '/oauth/authorize', token: '/oauth/token' };
  const shortLivedClientId = '7f3a2c10-5d1e-4b6a-9c0f-2e8d4a6b1c36';
  return walk(browser, { appOrigin: lab.appOrigin, servers: lab.servers, clientId, shortLivedClientId, paths, scope: '' }, fault);
}

describe('the widget on the Genesys-Cloud-shaped server', () => {
  it('is given an opaque token, and nothing else, without asking for a scope', async () => {
    const { answers } = await signIn('none');
    expect(answers[0]).toEqual({
      status: 200,
      body: { access_token: expect.not.stringContaining('.'), token_type: 'bearer', expires_in: 86_399 },
    });
  });

  it('finds its token sound at the platform API, and another one not', async () => {
    const { answers } = await signIn('none');
    const me = async (token: string) =>
      (await loopbackBrowser(lab).open('https://api.mypurecloud.ie/api/v2/tokens/me', { headers: { authorization: `bearer ${token}` } }))
        .status;
    expect([await me(answers[0]!.body.access_token), await me('no-such-token')]).toEqual([200, 401]);
  });

  const expected: [fault: string, answers: [number, string | undefined][]][] = [
    ['roles-swapped', [[401, 'invalid_grant']]],
    ['hash-over-bytes', [[401, 'invalid_grant']]],
    ['challenge-padded', [[401, 'invalid_grant']]],
    ['challenge-std-alphabet', [[401, 'invalid_grant']]],
    ['redirect-uri-slash', [[401, 'invalid_grant']]],
    [
      'code-replayed',
      [
        [200, undefined],
        [401, 'invalid_grant'],
      ],
    ],
    ['code-expired', [[401, 'invalid_grant']]],
    ['token-json-body', [[400, 'invalid_request']]],
    ['wrong-host', [[401, 'invalid_client']]],
  ];
  for (const [fault, answers] of expected) {
    it(`${fault}: ${answers.map((answer) => answer.join(' ').trim()).join(', then ')}, told twice`, async () => {
      const ended = await signIn(fault);
      expect(ended.answers.map(({ status, body }) => [status, body.error])).toEqual(answers);
      const { body } = ended.answers.at(-1)!;
      expect(body.description).toBe(body.error_description);
    });
  }

  it('has an entry for each of those in the menu', () => {
    const widget = genesysFaults.filter(({ library }) => library === undefined).map(({ name }) => name);
    expect(widget).toEqual(['none', ...expected.map(([fault]) => fault)]);
  });
});

describe('the certificate', () => {
  it('is good for each host, and only for whoever was given it', async () => {
    for (const host of lab.hosts) expect((await loopbackBrowser(lab).open(`https://${host}/nothing`)).status).toBeGreaterThanOrEqual(400);
    const stranger = (await startGenesysLab()) satisfies { certificate: string };
    await stranger.close();
    const wrong = loopbackBrowser({ port: lab.port, certificate: stranger.certificate });
    await expect(wrong.open(`https://${lab.hosts[0]}/`)).rejects.toThrow(/self-signed|signature|certificate/);
  });

  it('is good for no other name', async () => {
    await expect(loopbackBrowser(lab).open('https://login.example.test/')).rejects.toThrow(/altnames/);
  });
});

describe('the proxy', () => {
  const ask = (line: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(lab.proxyPort, '127.0.0.1', () => socket.write(`CONNECT ${line} HTTP/1.1\r\nHost: ${line}\r\n\r\n`));
      socket.on('data', (data) => {
        socket.destroy();
        resolve(data.toString().split('\r\n')[0]!);
      });
      socket.on('error', reject);
    });

  it('leads the lab’s hosts to the lab and refuses all others', async () => {
    expect(await ask('login.mypurecloud.ie:443')).toBe('HTTP/1.1 200 Connection established');
    expect(await ask('example.com:443')).toBe('HTTP/1.1 403 Forbidden');
    expect(await ask('login.mypurecloud.ie:22')).toBe('HTTP/1.1 403 Forbidden');
  });
});
