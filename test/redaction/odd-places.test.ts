import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { redact } from '../../src/redaction/redact.ts';
import { share } from '../../src/redaction/share.ts';
import { harReport } from '../../src/report/har.ts';

const secrets = { page: 'Hg5Tf9Rd3Es7Wa1Qz5Xs9Dc3', error: 'Vb6Nm0Kl4Jh8Gf2Ds6Aq0Zw4' };

const [authorization, token] = parseTranscript(`GET https://as.example/authorize?response_type=code&client_id=spa&state=af0ifjsldkjqwe12
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkjqwe12
POST https://as.example/token
> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa
< 0`) as [Exchange, Exchange];

const recording = (page: string, error: string): Exchange[] => [
  { ...authorization, context: { ...authorization.context, page } },
  {
    ...token,
    context: { ...token.context, page },
    response: {
      observed: true,
      value: { status: 0, headers: [], body: { observed: false, because: 'body-not-captured' }, error },
    },
  },
];

const exported = (exchanges: Exchange[]) =>
  JSON.stringify(harReport(share(redact(exchanges, { random: randomBytes, version: '0' }), 'login.har')));

it('replaces what stands in the name of a page or in the text of a failed request, and nowhere else', () => {
  const text = exported(
    recording(`https://app.example/?session=${secrets.page}`, `Load failed: https://as.example/token?ticket=${secrets.error}`),
  );
  expect(text).toContain('Load failed');
  for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
});

it.each([
  'net::ERR_CONNECTION_REFUSED',
  'NS_ERROR_DOM_BAD_URI',
  'net::ERR_BLOCKED_BY_CLIENT.Inspector',
  'The network connection was lost.',
])('leaves %s as it is', (error) => expect(exported(recording('page_1', error))).toContain(error));
