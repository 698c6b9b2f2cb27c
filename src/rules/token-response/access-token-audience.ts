import { urlParts } from '../../http/url.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { readHeader, readOtherHeader, textOf } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { inOrder, signIn } from '../sample-sign-in.ts';
import { milliseconds, quote } from '../wording.ts';

const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
const token = `${encode({ typ: 'at+jwt', alg: 'RS256' })}.${encode({ iss: 'https://as.example', aud: 'https://other.example', exp: 1767229200 })}.c2ln`;
const call = (status: string) =>
  inOrder(
    signIn({ answer: `< 200 {"access_token":"${token}","token_type":"Bearer","expires_in":3600}\n< Access-Control-Allow-Origin: *` }),
    `GET https://api.example/orders\n> Authorization: Bearer ${token}\n< ${status}`,
  );

export default defineRule({
  id: 'access-token-audience',
  stage: 'token-response',
  title: 'The API refused a token that was not made for it',
  severity: 'note',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9068, '2.2'), rfc(9068, '4'), rfc(6750, '3.1'), specification('OAuth 2.1', '1.4')],
  why: 'An access token is made for one API, and another API must refuse it. The sign-in itself went well here; the token was asked for without saying what it is for, or the wrong token was sent.',
  fix: 'Name the API when signing in (`resource`, or `audience` and the API’s own scope at some servers), and send the access token, not the ID token.',
  notToBeConfusedWith: 'A token that the API takes: what is in it is then nobody’s business but the API’s.',

  needs: ['tokenResponse', 'apiRequest'],
  messages: {
    idToken: 'The API {api} answered 401 to a request that carried the ID token in place of the access token.',
    audience: 'The API {api} answered 401 to an access token whose audience is {audience}.',
    expired: 'The API {api} answered 401 to an access token that had expired {age} before.',
  },

  check({ tokenResponse, timeline }, conclude) {
    const calls = timeline.filter(({ kind, status }) => kind === 'apiRequest' && status === 401);
    if (!calls.length) return conclude.notApplicable();
    const idToken = textOf(tokenResponse, 'id_token');
    return conclude.together(
      calls.map((request) => {
        const header = readHeader(request, 'authorization');
        if (header.state === 'unobserved') return conclude.inconclusive(header.because);
        const sent = header.state === 'present' ? /^(?:bearer|dpop)\s+(\S+)$/i.exec(header.value)?.[1] : undefined;
        if (header.state === 'absent' || sent === undefined) return conclude.sound();
        const challenge = readOtherHeader(request, 'www-authenticate');
        if (challenge.state === 'present' && /use_dpop_nonce|insufficient_user_authentication/.test(challenge.value))
          return conclude.sound();
        const api = quote(urlParts(request.url).origin);
        if (sent === idToken) return conclude.faulty('idToken', { api }, [header.at]);
        const jwt = readJwt(sent);
        if (!jwt.readable) return conclude.sound();
        const { exp, aud } = jwt.jwt.claims;
        if (typeof exp === 'number' && exp * 1000 < request.at) {
          return conclude.faulty('expired', { api, age: milliseconds(request.at - exp * 1000) }, [header.at]);
        }
        const audiences = (Array.isArray(aud) ? aud : [aud]).filter((each): each is string => typeof each === 'string');
        if (!audiences.length || audiences.some((audience) => fits(audience, request.url))) return conclude.sound();
        return conclude.faulty('audience', { api, audience: audiences.slice(0, 5).map(quote).join(', ') }, [header.at]);
      }),
    );
  },

  examples: {
    faulty: [call('401 {"error":"invalid_token"}')],
    sound: [call('401 {"error":"invalid_token"}').replace('https://api.example/', 'https://other.example/')],
  },
});

/** An audience that is no URL is a name, of which nothing can be said. */
function fits(audience: string, url: string): boolean {
  const { host } = urlParts(audience);
  return host === '' || host === urlParts(url).host;
}
