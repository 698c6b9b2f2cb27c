import { isAltered } from '../../flow/tokens.ts';
import { absoluteUrl, formDecode, urlParts } from '../../http/url.ts';
import { responseHeader } from '../../oauth/exchange-headers.ts';
import { textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'response-lost-parameters',
  stage: 'authorization-response',
  title: 'A redirect after the callback dropped or changed the parameters',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9110, '15.4'), rfc(6749, '4.1.2')],
  why: 'The server delivered the code to the callback address, but the application’s own web server redirected the browser once more and left the code behind. The page that runs at last finds nothing in its URL.',
  fix: 'Keep the query in redirects of the callback path (nginx: $is_args$args, Apache: QSA), or request the final address, with its slash, as redirect_uri.',
  notToBeConfusedWith:
    'An application server that redeems the code itself and then sends the browser to a clean page, which is the recommended way.',
  needs: ['authorizationResponse', 'callback'],
  uses: ['tokenRequest'],
  messages: {
    dropped: 'The callback was answered with status {status} to {to}, which no longer carries {names}.',
    changed: 'The callback was answered with status {status} to {to}, where {names} has another value than before.',
  },

  check({ callback, tokenRequest, derived }, conclude) {
    const { status } = callback;
    if (status === undefined || ![301, 302, 303, 307, 308].includes(status)) return conclude.sound();
    if (tokenRequest || derived.issued) return conclude.sound();
    const location = responseHeader(callback, 'location');
    if (location.state !== 'present') return conclude.inconclusive('header-withheld');
    const from = urlParts(callback.url);
    const target = absoluteUrl(location.value, callback.url);
    const to = urlParts(target);
    const given = ['code', 'state', 'error'].flatMap((name) => {
      const value = textOf(callback, name);
      return value === undefined ? [] : [{ name, value }];
    });
    const code = textOf(callback, 'code');
    const next = /[?&#]code=([^&]+)/.exec(`?${to.query}&${to.fragment}`)?.[1];
    // A broker that answers its own client: another code of another sign-in.
    if (code !== undefined && next !== undefined && !isAltered(formDecode(next), code)) return conclude.sound();
    const whole = formDecode(`${to.path} ${to.query} ${to.fragment}`);
    const missing = given.filter(({ value }) => !whole.includes(value));
    if (!missing.length) return conclude.sound();
    const names = listOf(missing.map(({ name }) => name));
    const values = { status, to: quote(`${to.origin}${to.path}`), names };
    const changed = missing.every(({ name }) => new RegExp(`(?:^|[?&#])${name}=[^&]`).test(`${to.query}&${to.fragment}`));
    if (changed) return conclude.faulty('changed', values, [location.at]);
    if (!samePage(from.path, to.path)) return conclude.sound(); // The application took the code and moved on.
    const cookie = responseHeader(callback, 'set-cookie');
    if (status !== 301 && status !== 308) {
      if (cookie.state === 'unobserved') return conclude.inconclusive(cookie.because);
      if (cookie.state === 'present') return conclude.sound();
    }
    return conclude.faulty('dropped', values, [location.at]);
  },

  examples: {
    faulty: [
      inOrder(
        authorize(),
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 301 https://app.example/cb/',
        'GET https://app.example/cb/\n< 200 <html>missing code</html>',
      ),
    ],
    sound: [
      inOrder(
        authorize(),
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 302 https://app.example/\n< Set-Cookie: sid=1',
      ),
      signIn({ redeem: `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200 <html></html>\n${redeem()}` }),
    ],
  },
});

/** Whether two paths name one page, but for a slash or an index file at the end. */
function samePage(one: string, other: string): boolean {
  const bare = (path: string) => path.replace(/\/(?:index\.html?)?$/, '').toLowerCase();
  return bare(one) === bare(other) && bare(one) !== '';
}
