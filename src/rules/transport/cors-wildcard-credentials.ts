import { corsAnswer } from '../../oauth/cross-origin.ts';
import { readHeader, readOtherHeader } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem } from '../sample-sign-in.ts';

const cookies = '> Origin: https://app.example\n> Cookie: lang=en';
const script = '@ {"resourceType":"fetch"}';
const tokens = '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}';

export default defineRule({
  id: 'cors-wildcard-credentials',
  stage: 'transport',
  title: 'The token request is sent with cookies, and the CORS answer does not allow that',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('Fetch', '4.10'), specification('Fetch', '3.3.5')],
  why: 'A request with cookies needs an answer that names the exact origin and says that credentials are allowed. A wildcard is not enough then, and the browser hides the answer, although the server issued the tokens.',
  fix: "A token request needs no cookies: `fetch(tokenEndpoint, { method: 'POST', credentials: 'omit', body })`, or in XMLHttpRequest and axios `withCredentials = false`.",
  notToBeConfusedWith: 'A wildcard for a request without cookies, which is perfectly good for a token endpoint.',
  needs: ['tokenRequest', 'tokenResponse'],
  uses: ['apiRequest', 'refreshRequest'],
  messages: {
    wildcard:
      'The token request was sent with cookies, and the answer has Access-Control-Allow-Origin: *, which does not count for requests with credentials.',
    notAllowed: 'The token request was sent with cookies, and the answer has no Access-Control-Allow-Credentials: true.',
    likely:
      'The browser hid an answer with Access-Control-Allow-Origin: * from the page. That happens when the page asked for credentials to be sent, even where there was no cookie to send.',
  },

  check({ tokenRequest, tokenResponse, tokenExchanges, timeline }, conclude) {
    if (!tokenResponse.status) return conclude.notApplicable();
    const answer = corsAnswer(tokenResponse);
    const cookie = readHeader(tokenRequest, 'cookie');
    const allowed = readHeader(tokenResponse, 'access-control-allow-origin');
    const blocked =
      tokenResponse.networkError !== undefined ||
      tokenExchanges.some(({ outcome, response }) => outcome === 'blocked' && response?.exchange === tokenResponse.exchange);
    const mode = readHeader(tokenRequest, 'sec-fetch-mode');
    const byScript = mode.state === 'present' && mode.value === 'cors'; // Firefox's export names no kinds of requests.
    const byPage = blocked || byScript || /^(?:fetch|xhr)$/.test(tokenResponse.context.resourceType ?? '');
    const wasRead = timeline.some(({ kind, at }) => (kind === 'apiRequest' || kind === 'refreshRequest') && at > tokenResponse.at);
    if (answer.check === 'unknown') {
      const origin = readOtherHeader(tokenResponse, 'origin');
      if (origin.state === 'absent') return conclude.notApplicable();
      return conclude.inconclusive(origin.state === 'unobserved' ? origin.because : 'header-withheld');
    }
    const at = { exchange: tokenResponse.exchange, part: 'response-header', name: 'access-control-allow-origin' } as const;
    if (answer.check === 'refused' && byPage && !wasRead && cookie.state === 'present') {
      if (answer.why === 'wildcard-with-credentials') return conclude.faulty('wildcard', {}, [at, cookie.at]);
      if (answer.why === 'credentials-not-allowed')
        return conclude.faulty('notAllowed', {}, [{ ...at, name: 'access-control-allow-credentials' }, cookie.at]);
    }
    if (answer.check === 'passed' && blocked && allowed.state === 'present' && allowed.value.trim() === '*')
      return conclude.faulty('likely', {}, [at], { severity: 'warning' });
    return conclude.sound();
  },

  examples: {
    faulty: [inOrder(authorize(), script, redeem({}, cookies), `${tokens}\n< Access-Control-Allow-Origin: *`)],
    sound: [
      inOrder(authorize(), script, redeem(), `${tokens}\n< Access-Control-Allow-Origin: *`),
      inOrder(
        authorize(),
        script,
        redeem({}, cookies),
        `${tokens}\n< Access-Control-Allow-Origin: https://app.example\n< Access-Control-Allow-Credentials: true`,
      ),
    ],
  },
});
