import { sameSite } from '../../http/site.ts';
import { formPairs, urlParts } from '../../http/url.ts';
import { readHeader, textOf } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const callback = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';
const landing = `GET ${callback}\n< 200 <html></html>`;
const load = (referer: string, url = 'https://cdn.other.test/style.css') => `GET ${url}\n> Referer: ${referer}\n< 200`;

export default defineRule({
  id: 'referer-leak',
  stage: 'transport',
  title: 'The code or a token leaked to another host in a Referer header',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.2.4'), rfc(6749, '3.1.2.5'), specification('Referrer Policy')],
  why: 'The callback page told another host its whole address, and the code or token that stands in it. Whoever runs that host, or reads its logs, has it too.',
  fix: "Answer the callback page with Referrer-Policy: no-referrer, load nothing from other hosts there, and clean the URL first of all: `history.replaceState(null, '', location.pathname)`.",
  notToBeConfusedWith: 'A Referer that is only the origin, as browsers send to other sites by default; requests to the application itself.',
  needs: ['bystander'],
  uses: ['authorizationRequest', 'authorizationResponse', 'tokenRequest', 'tokenResponse', 'apiRequest'],
  messages: {
    code: 'A request to {host} carried the callback URL with the authorization code in its Referer header{when}.',
    token: 'A request to {host} carried a URL with {what} in its Referer header.',
    state: 'A request to {host} carried a URL with the state of this sign-in in its Referer header.',
  },

  check({ authorizationRequest, authorizationResponse, tokenExchanges, timeline }, conclude) {
    const tokens = new Map(
      [authorizationResponse, ...tokenExchanges.map(({ response }) => response)].flatMap((message) =>
        ['access_token', 'id_token', 'refresh_token'].flatMap((name) => {
          const value = textOf(message, name);
          return value === undefined || value.length < 8 ? [] : [[value, name] as const];
        }),
      ),
    );
    const code = textOf(authorizationResponse, 'code');
    const state = textOf(authorizationRequest, 'state');
    const redeemed = tokenExchanges.find(({ outcome }) => outcome === 'issued')?.response?.at ?? Number.POSITIVE_INFINITY;
    const server = authorizationRequest && urlParts(authorizationRequest.url).host;
    const seen = new Set<string>();
    const requests = timeline.filter(({ kind }) => kind === 'bystander' || kind === 'apiRequest');
    const verdicts = requests.map((message) => {
      const referer = readHeader(message, 'referer');
      if (referer.state === 'unobserved') return conclude.inconclusive(referer.because);
      if (referer.state === 'absent') return conclude.sound();
      const from = urlParts(referer.value);
      const to = urlParts(message.url);
      // The server knows the code: it made it.
      if (from.origin === to.origin || to.host === server || seen.has(to.host)) return conclude.sound();
      const values = formPairs(from.query).map(({ value }) => value);
      const token = values.find((value) => tokens.has(value));
      const withinSite = sameSite(from.host, to.host);
      const host = quote(to.host);
      const mild = withinSite ? { severity: 'warning' as const } : {};
      if (token !== undefined) {
        seen.add(to.host);
        return conclude.faulty('token', { host, what: `the ${tokens.get(token)}` }, [referer.at], mild);
      }
      if (code !== undefined && values.includes(code)) {
        seen.add(to.host);
        const used = message.at > redeemed;
        const instead = used ? { severity: 'warning' as const } : mild;
        return conclude.faulty('code', { host, when: used ? ', after the code had been redeemed' : '' }, [referer.at], instead);
      }
      if (state !== undefined && state.length >= 8 && values.includes(state)) {
        seen.add(to.host);
        return conclude.faulty('state', { host }, [referer.at], { severity: withinSite ? 'note' : 'warning' });
      }
      return conclude.sound();
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(authorize(), landing, load(callback), redeem())],
    sound: [inOrder(authorize(), landing, load('https://app.example/'), redeem())],
  },
});
