import { formDecode, urlParts } from '../../http/url.ts';
import { readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { inOrder, signIn } from '../sample-sign-in.ts';
import { milliseconds, quote } from '../wording.ts';

const patience = 5_000;
const callback = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';
const call = (referer: string) =>
  `GET https://app.example/api/me\n> Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA\n> Referer: ${referer}\n< 200 {}`;

export default defineRule({
  id: 'code-kept-in-url',
  stage: 'authorization-response',
  title: 'The code stays in the address bar after the exchange',
  severity: 'note',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1.2.5'), rfc(9700, '4.2.4'), rfc(9700, '4.3.1')],
  why: 'The page redeemed the code but left it in its URL. There it is stored in the history, copied with the link, sent in Referer headers, and redeemed again when the user reloads the page.',
  fix: "Clean the URL as soon as the code is read: `history.replaceState(null, '', location.pathname)`, and answer the callback page with Referrer-Policy: no-referrer.",
  notToBeConfusedWith:
    'Requests that the page makes in the first moments, before it has had the time to clean its URL. A used code is worthless by itself.',
  needs: ['authorizationResponse', 'tokenRequest'],
  uses: ['apiRequest', 'bystander', 'refreshRequest'],
  messages: { kept: '{time} after the code was redeemed, a request to {host} still named the callback URL with the code in its Referer.' },

  check({ authorizationResponse, timeline, tokenExchanges, derived }, conclude) {
    const code = textOf(authorizationResponse, 'code');
    const redeemed = tokenExchanges.find(({ outcome }) => outcome === 'issued');
    if (!derived.issued || !redeemed || code === undefined) return conclude.notApplicable();
    const done = redeemed.response?.at ?? redeemed.request.endedAt;
    for (const message of timeline) {
      if (message.side !== 'request' || message.kind === 'tokenRequest' || message.at < done + patience) continue;
      const referer = readHeader(message, 'referer');
      if (referer.state !== 'present' || !formDecode(referer.value).includes(code)) continue;
      const values = { time: milliseconds(message.at - done), host: quote(urlParts(message.url).host) };
      return conclude.faulty('kept', values, [referer.at]);
    }
    return conclude.sound();
  },

  examples: {
    faulty: [inOrder(signIn(), '@ +20s', call(callback))],
    sound: [inOrder(signIn(), '@ +20s', call('https://app.example/'))],
  },
});
