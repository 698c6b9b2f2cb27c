import { idTokensOf } from '../../flow/id-tokens.ts';
import { sameSite } from '../../http/site.ts';
import { urlParts } from '../../http/url.ts';
import { readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { inOrder } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const call = (token: string) => `GET https://api.example/me\n> Authorization: Bearer ${token}\n< 200 {}`;

/** Services that take ID tokens on purpose. */
const byDesign =
  /(?:^|\.)(?:execute-api\.[a-z0-9-]+\.amazonaws\.com|firebaseio\.com|cloudfunctions\.net|run\.app|firestore\.googleapis\.com|k8s\.io)$|kubernetes/i;

export default defineRule({
  id: 'id-token-as-access-token',
  stage: 'id-token',
  title: 'The ID token is used to call an API',
  severity: 'warning',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(9068, '2.1'), rfc(8725, '3.11'), rfc(8725, '3.12')],
  why: 'An ID token tells the application who signed in. It says nothing of what may be done at an API, is not made for the API, and cannot be withdrawn; an API that takes it also takes the ID tokens of others.',
  fix: 'Send the access token in the Authorization header, and ask for one that is made for this API (resource, audience or scope).',
  notToBeConfusedWith:
    'Kubernetes, Firebase, Cloud Run and the Cognito authorizers of AWS, which are built to take ID tokens; a server of the application itself.',

  needs: ['apiRequest'],
  uses: ['authorizationRequest', 'authorizationResponse', 'tokenRequest', 'tokenResponse', 'refreshRequest', 'refreshResponse'],
  messages: { used: 'A request to {host} carries the ID token of this sign-in as its Bearer token.' },

  check(flow, conclude) {
    const { timeline, tokenExchanges, refreshExchanges, authorizationResponse, authorizationRequest } = flow;
    const idTokens = new Set(idTokensOf(flow, ['front', 'back', 'refresh']).tokens.map(({ text }) => text));
    const answers = [authorizationResponse, ...[...tokenExchanges, ...refreshExchanges].map(({ response }) => response)];
    // Some servers hand out one and the same token under both names.
    for (const answer of answers) idTokens.delete(textOf(answer, 'access_token') ?? '');
    const app = urlParts(textOf(authorizationRequest, 'redirect_uri') ?? authorizationResponse?.url ?? '').host;
    const seen = new Set<string>();
    const calls = timeline.filter(({ kind }) => kind === 'apiRequest');
    const verdicts = calls.map((request) => {
      const header = readHeader(request, 'authorization');
      if (header.state === 'unobserved') return conclude.inconclusive(header.because);
      const token = header.state === 'present' ? /^bearer\s+(\S+)$/i.exec(header.value)?.[1] : undefined;
      const { host } = urlParts(request.url);
      if (header.state === 'absent' || token === undefined || !idTokens.has(token) || seen.has(host)) return conclude.sound();
      seen.add(host);
      const mild = byDesign.test(host) || (app !== '' && sameSite(app, host));
      return conclude.faulty('used', { host: quote(host) }, [header.at], mild ? { severity: 'note' } : {});
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(signInWith(idToken()), call(idToken()))],
    sound: [inOrder(signInWith(idToken()), call('2YotnFZFEjr1zCsicMWpAA'))],
  },
});
