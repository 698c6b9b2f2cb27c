import { requestHeader } from '../../oauth/exchange-headers.ts';
import type { OAuthMessage } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder } from '../sample-sign-in.ts';

const post = (head: string, status: string) =>
  inOrder(
    `${authorize({ response_mode: 'form_post' }).split('\n')[0]}\n< 200 <html><form></form></html>`,
    `POST https://app.example/cb\n> Origin: https://as.example${head}\n> code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< ${status}`,
  );

export default defineRule({
  id: 'form-post-cookie-trap',
  stage: 'authorization-response',
  title: 'form_post response cannot see SameSite cookies',
  severity: 'note',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('Form Post Response Mode', '2'), specification('Fetch')],
  why: 'A form post comes from the server’s site, and browsers leave SameSite=Lax and Strict cookies out of such a request. The application then does not find the state that it kept in a cookie and says that it does not match.',
  fix: 'Set the cookie that holds state and verifier with SameSite=None; Secure, or use response_mode=query.',
  notToBeConfusedWith:
    'A single-page application, which keeps its state in sessionStorage and needs no cookie. Chrome sends cookies without a SameSite attribute for two minutes, so the failure may come and go.',
  needs: ['authorizationResponse'],
  messages: {
    noCookie: 'The response came by a cross-site form post without any cookie, and the application answered with status {status}.',
  },

  check({ authorizationResponse, derived }, conclude) {
    const { delivered, status, endpoint } = authorizationResponse;
    if (delivered !== 'form_post') return conclude.notApplicable();
    if (derived.issued || status === undefined || status < 400 || !isCrossSite(authorizationResponse)) return conclude.sound();
    const cookie = requestHeader(authorizationResponse, 'cookie');
    if (cookie.state === 'unobserved') return conclude.inconclusive(cookie.because);
    if (cookie.state === 'present' || endpoint === '') return conclude.sound();
    return conclude.faulty('noCookie', { status }, [cookie.at]);
  },

  examples: { faulty: [post('', '400 state mismatch')], sound: [post('\n> Cookie: txn=1', '400 state mismatch')] },
});

function isCrossSite(message: OAuthMessage): boolean {
  const site = requestHeader(message, 'sec-fetch-site');
  const origin = requestHeader(message, 'origin');
  if (site.state === 'present') return site.value === 'cross-site';
  return origin.state === 'present' && !message.url.startsWith(`${origin.value}/`);
}
