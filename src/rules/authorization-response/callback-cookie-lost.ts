import { landingsWithCode } from '../../flow/refused-callback.ts';
import { headerValue } from '../../http/header.ts';
import { cookiesOf, type SetCookie, setCookies } from '../../http/set-cookie.ts';
import { requestHeader, responseHeader } from '../../oauth/exchange-headers.ts';
import type { OAuthMessage } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { whyLost } from '../cookie-loss.ts';
import { defineRule } from '../define-rule.ts';
import { authorize } from '../sample-sign-in.ts';
import { milliseconds, quote } from '../wording.ts';

const begun = (cookie: string) => {
  const [request, answer] = [authorize().split('\n')[0]!, authorize().split('\n').slice(1).join('\n')];
  return `GET https://app.example/login\n> Accept: text/html\n< 302 ${request.slice(4)}\n< Set-Cookie: ${cookie}\n${request}\n${answer}`;
};
const back = (head: string) =>
  `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n> Accept: text/html${head}\n< 400 <html>state mismatch</html>`;

/** What a server keeps for one sign-in is mostly called so. */
const kept = /pkce|verif|state|nonce|oauth|oidc|auth|txn|correlation|csrf|sess|sid\b|login|flow/i;

export default defineRule({
  id: 'callback-cookie-lost',
  stage: 'authorization-response',
  title: 'The cookie that the sign-in hangs on did not come back',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('RFC 6265bis', '5.7'), specification('RFC 6265bis', '5.8.3')],
  why: 'An application whose server redeems the code keeps state and verifier of a sign-in in a cookie, or under a session cookie. When the browser comes back without it, or with another value, the server cannot know the sign-in again.',
  fix: 'Set the cookie on the host that the callback is on, with Path=/, Secure and SameSite=Lax (SameSite=None; Secure for a form post), name it after the state, and do not let links to the login be prefetched.',
  notToBeConfusedWith:
    'A page that keeps them in sessionStorage and needs no cookie; a session cookie that the application has renewed in the meantime; a callback that was accepted.',

  needs: ['departure', 'authorizationResponse'],
  uses: ['callback', 'authorizationRequest', 'authorizationHop'],
  messages: {
    unsecured:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it says SameSite=None without Secure, and browsers refuse such a cookie.',
    hostPrefix:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: a name that begins with __Host- asks for Secure, Path=/ and no Domain, or browsers refuse it.',
    securePrefix:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: a name that begins with __Secure- asks for Secure, or browsers refuse it.',
    setOverHttp:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it says Secure, and it was set over http.',
    sentOverHttp:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it says Secure, and the callback is on http.',
    domain:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it says Domain={domain}, which does not cover the host that set it.',
    host: 'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it is of the host {from}, and the callback is on {to}.',
    path: 'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it is for the path {from}, and the callback is at {to}.',
    ended:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it lasts {from}, and the callback came after {to}.',
    posted:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: a form that another site posts brings only cookies with SameSite=None, and it says {policy}.',
    strict:
      'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it: it says SameSite=Strict, and the browser came from another site.',
    gone: 'The answer that began the sign-in ({place}) set the cookie {cookie}, and the browser came back to {landing} without it. Its attributes allow it there, so the browser was told not to keep it, or something deleted it.',
    overwritten:
      'The cookie {cookie} that began the sign-in was overwritten: {place} was asked once more {gap} later{prefetch} and set it anew, so the browser came back with the value of that other sign-in.',
    shared:
      'The cookie {cookie} that began the sign-in was overwritten by the authorization server, which has the same host name and sets a cookie of the same name: cookies do not tell ports apart.',
    stale:
      'The answer that began the sign-in ({place}) set the cookie {cookie} anew, but the browser came back with the value that it had before: it did not take the new one.',
  },

  check({ timeline, derived }, conclude) {
    if (derived.failure?.at !== 'callback') return conclude.sound();
    const departures = timeline.filter(({ kind }) => kind === 'departure');
    const landings = landingsWithCode({ timeline }).filter(({ status }) => status !== undefined);
    const landing = landings.at(-1);
    const own = departures[0];
    if (!landing || !own) return conclude.notApplicable();
    // The callback was visited before, with the cookie, which that visit used up.
    if (landings.slice(0, -1).some((earlier) => bringsOwn(earlier, own))) return conclude.sound();
    const setting = responseHeader(own, 'set-cookie');
    const sent = requestHeader(landing, 'cookie');
    if (setting.state === 'unobserved') return conclude.inconclusive(setting.because);
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    const all = cookiesSetBy(own).filter(({ value, maxAge }) => value !== '' && (maxAge ?? 1) > 0);
    const telling = all.filter(({ name }) => kept.test(name));
    const came = cookiesOf(sent.state === 'present' ? sent.value : '');
    const places = { place: quote(own.endpoint), landing: quote(landing.endpoint) };
    for (const cookie of telling.length ? telling : all) {
      const value = came.get(cookie.name);
      if (value === cookie.value) continue;
      const values = { ...places, cookie: quote(cookie.name) };
      const at = [setting.at, sent.at] as const;
      if (value === undefined) {
        const loss = whyLost(cookie, own, landing);
        return loss
          ? conclude.faulty(loss.message, { ...values, domain: '', from: '', to: '', policy: '', ...loss.values }, at)
          : conclude.faulty('gone', values, at, { severity: 'warning' });
      }
      const sets = (message: OAuthMessage) => cookiesSetBy(message).some((each) => each.name === cookie.name && each.value === value);
      const again = departures.slice(1).find(sets);
      if (again) {
        const prefetch = isPrefetch(again) ? ' by a prefetch' : '';
        return conclude.faulty('overwritten', { ...values, gap: milliseconds(again.at - own.at), prefetch }, at);
      }
      if (timeline.some(({ kind }, index) => kind.startsWith('authorization') && sets(timeline[index]!)))
        return conclude.faulty('shared', values, at, {
          fix: 'Give the two cookies different names, or the two applications different host names.',
        });
      const before = requestHeader(own, 'cookie');
      if (before.state === 'present' && cookiesOf(before.value).get(cookie.name) === value)
        return conclude.faulty('stale', values, at, { severity: 'warning' });
    }
    return conclude.sound();
  },

  examples: {
    faulty: [
      `${begun('pkce=v1; Path=/; HttpOnly; SameSite=None')}\n${back('')}`,
      `${begun('pkce=v1; Path=/login; HttpOnly; Secure; SameSite=Lax')}\n${back('\n> Cookie: theme=dark')}`,
    ],
    sound: [`${begun('pkce=v1; Path=/; HttpOnly; Secure; SameSite=Lax')}\n${back('\n> Cookie: pkce=v1')}`],
  },
});

const cookiesSetBy = (message: OAuthMessage): SetCookie[] => setCookies([...message.headers, ...message.otherHeaders]);

/** Browsers and routers say so when nobody has clicked yet. */
const isPrefetch = (message: OAuthMessage) =>
  ['sec-purpose', 'purpose', 'x-moz', 'next-router-prefetch'].some((name) => {
    const value = headerValue([...message.headers, ...message.otherHeaders], name);
    return value !== undefined && /prefetch|prerender|^1$/i.test(value);
  });

/** Whether a visit of the callback brought the cookies of the sign-in as they were set. */
function bringsOwn(landing: OAuthMessage, departure: OAuthMessage): boolean {
  const sent = requestHeader(landing, 'cookie');
  const came = cookiesOf(sent.state === 'present' ? sent.value : '');
  const telling = cookiesSetBy(departure).filter(({ name, value }) => kept.test(name) && value !== '');
  return telling.length > 0 && telling.every(({ name, value }) => came.get(name) === value);
}
