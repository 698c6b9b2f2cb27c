import { idTokensOf } from '../../flow/id-tokens.ts';
import { sameSite } from '../../http/site.ts';
import { urlParts } from '../../http/url.ts';
import { idTokenByContent } from '../../oauth/id-token-content.ts';
import { type OAuthMessage, readHeader, textOf } from '../../oauth/message.ts';
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
  messages: {
    used: 'A request to {host} carries the ID token of this sign-in as its Bearer token.',
    refused: 'A request to {host} carries the ID token of this sign-in in place of the access token, and was answered {status}.',
    byContent:
      'A request to {host} carries an ID token in place of the access token: it is meant for the client {client} itself and holds {claims}, which only ID tokens have.',
    byContentRefused:
      'A request to {host} carries an ID token in place of the access token, and was answered {status}: the token is meant for the client {client} itself and holds {claims}, which only ID tokens have.',
  },

  check(flow, conclude) {
    const { timeline, tokenExchanges, refreshExchanges, authorizationResponse, authorizationRequest } = flow;
    const idTokens = new Set(idTokensOf(flow, ['front', 'back', 'refresh']).tokens.map(({ text }) => text));
    const answers = [authorizationResponse, ...[...tokenExchanges, ...refreshExchanges].map(({ response }) => response)];
    const accessTokens = new Set(answers.map((answer) => textOf(answer, 'access_token')));
    const client = textOf(authorizationRequest, 'client_id') ?? '';
    const app = urlParts(textOf(authorizationRequest, 'redirect_uri') ?? authorizationResponse?.url ?? '').host;
    const seen = new Set<string>();
    // A refused call says more than those before it.
    const calls = timeline
      .filter(({ kind }) => kind === 'apiRequest')
      .sort((one, other) => Number(isRefused(other)) - Number(isRefused(one)));
    const verdicts = calls.map((request) => {
      const header = readHeader(request, 'authorization');
      if (header.state === 'unobserved') return conclude.inconclusive(header.because);
      const token = header.state === 'present' ? /^bearer\s+(\S+)$/i.exec(header.value)?.[1] : undefined;
      const { host } = urlParts(request.url);
      // Some servers hand out one and the same token under both names.
      if (token === undefined || accessTokens.has(token) || seen.has(host)) return conclude.sound();
      const byContent = idTokens.has(token) ? undefined : idTokenByContent(token);
      if (!idTokens.has(token) && !byContent?.audiences.includes(client)) return conclude.sound();
      seen.add(host);
      const isOwn = byDesign.test(host);
      const instead = isOwn || (!isRefused(request) && app !== '' && sameSite(app, host)) ? { severity: 'note' as const } : undefined;
      const values = {
        host: quote(request.endpoint),
        status: request.status ?? 0,
        client: quote(client),
        claims: byContent ? byContent.claims : '',
      };
      if (isRefused(request) && !isOwn)
        return conclude.faulty(byContent ? 'byContentRefused' : 'refused', values, [header.at], { severity: 'error' });
      return conclude.faulty(byContent ? 'byContent' : 'used', values, [header.at], byContent ? { severity: 'note' } : instead);
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(signInWith(idToken()), call(idToken())), inOrder(signInWith(idToken()), call(idToken()).replace('200 {}', '401'))],
    sound: [inOrder(signInWith(idToken()), call('2YotnFZFEjr1zCsicMWpAA'))],
  },
});

const isRefused = ({ status }: OAuthMessage) => status === 401 || status === 403;
