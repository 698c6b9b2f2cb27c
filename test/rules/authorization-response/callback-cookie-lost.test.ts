import rule from '../../../src/rules/authorization-response/callback-cookie-lost.ts';
import { authorize, inOrder } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const [request, ...answer] = authorize().split('\n') as [string, ...string[]];
const url = request.slice(4);

interface Trip {
  cookie: string;
  sent?: string;
  login?: string;
  had?: string;
  between?: string;
  landing?: string;
  status?: string;
  wait?: string;
}

/** A server of the application that begins a sign-in, and refuses the browser when it comes back. */
const trip = ({
  cookie,
  sent = '',
  login = 'https://app.example/login',
  had = '',
  between = '',
  landing,
  status = '400',
  wait = '+2s',
}: Trip) =>
  inOrder(
    `GET ${login}\n> Accept: text/html${had && `\n> Cookie: ${had}`}\n< 302 ${url}${cookie && `\n< Set-Cookie: ${cookie}`}`,
    [request, ...answer].join('\n'),
    between,
    `@ ${wait}`,
    landing ??
      `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n> Accept: text/html${sent && `\n> Cookie: ${sent}`}\n< ${status} <html></html>`,
  );
const lost = (message: string, cookie: string, more: Partial<Trip> = {}) => ({
  traffic: trip({ cookie, ...more }),
  message,
  severity: 'error',
});
const posted = inOrder(
  'POST https://app.example/cb\n> Origin: https://as.example\n> Sec-Fetch-Site: cross-site\n> Content-Type: application/x-www-form-urlencoded',
  '> code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 400 <html></html>',
);

testRule(rule, {
  faulty: {
    'SameSite=None without Secure': lost('unsecured', 'pkce=v1; Path=/; SameSite=None'),
    'a cookie of another host': lost('host', 'pkce=v1; Path=/', { login: 'https://api.app.example/login' }),
    'a cookie of localhost for 127.0.0.1': lost('host', 'pkce=v1; Path=/', { login: 'http://127.0.0.1:3000/login' }),
    'a domain that does not cover the callback': lost('host', 'pkce=v1; Path=/; Domain=api.app.example', {
      login: 'https://api.app.example/login',
    }),
    'a domain that is not of the host': lost('domain', 'pkce=v1; Path=/; Domain=other.example'),
    'a path of its own': lost('path', 'pkce=v1; Path=/auth'),
    'the default path of an address below': lost('path', 'pkce=v1', { login: 'https://app.example/auth/login' }),
    'a cookie that has ended': lost('ended', 'pkce=v1; Path=/; Max-Age=60', { wait: '+90s' }),
    'Secure over http': lost('setOverHttp', 'pkce=v1; Path=/; Secure', { login: 'http://app.example/login' }),
    '__Host- with a path': lost('hostPrefix', '__Host-state=v1; Path=/auth; Secure'),
    'SameSite=Strict after another site': lost('strict', 'pkce=v1; Path=/; Secure; SameSite=Strict', {
      landing:
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n> Accept: text/html\n> Sec-Fetch-Site: cross-site\n< 400 <html></html>',
    }),
    'a cookie that nothing explains': { traffic: trip({ cookie: 'pkce=v1; Path=/; Secure' }), message: 'gone', severity: 'warning' },
    'a second login by prefetch': {
      traffic: trip({
        cookie: 'state=v1; Path=/',
        sent: 'state=v2',
        between: `@ +1s\nGET https://app.example/login\n> Sec-Purpose: prefetch\n< 302 ${url.replace('st-8Qv3k1ZpXw2m', 'st-other-1234567')}\n< Set-Cookie: state=v2; Path=/`,
        wait: '+3s',
      }),
      message: 'overwritten',
    },
    'a session of the server on the same host': {
      traffic: inOrder(
        `GET https://as.example/app/login\n> Accept: text/html\n< 302 ${url}\n< Set-Cookie: JSESSIONID=A1; Path=/`,
        `${request}\n> Accept: text/html\n> Cookie: JSESSIONID=A1\n${answer.join('\n')}\n< Set-Cookie: JSESSIONID=B2; Path=/`,
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n> Accept: text/html\n> Cookie: JSESSIONID=B2\n< 401 <html></html>',
      ),
      message: 'shared',
    },
    'an old value': {
      traffic: trip({ cookie: 'state=v2; Path=/', had: 'state=v1', sent: 'state=v1' }),
      message: 'stale',
      severity: 'warning',
    },
  },
  sound: {
    'a cookie that came back': trip({ cookie: 'pkce=v1; Path=/; HttpOnly', sent: 'a=1; pkce=v1' }),
    'a session that the application has renewed': trip({ cookie: 'sid=v1; Path=/', had: 'sid=v0', sent: 'sid=v2' }),
    'a cookie that is deleted': trip({ cookie: 'state=; Path=/; Max-Age=0', sent: 'a=1' }),
    'one that only counts visits, beside the right one': trip({
      cookie: 'visits=1; Path=/x\n< Set-Cookie: state=v1; Path=/',
      sent: 'state=v1',
    }),
  },
  inconclusive: {
    'a recording without cookies': {
      traffic: trip({ cookie: 'pkce=v1; Path=/; SameSite=None', sent: '' }).replaceAll('\n> Accept: text/html', ''),
      because: 'header-withheld',
    },
  },
  notApplicable: {
    'a sign-in that a page begins': inOrder(authorize(), posted),
    'a callback that was accepted': trip({ cookie: 'pkce=v1; Path=/auth', status: '200' }),
  },
});
