import { formPairs, urlParts } from '../../http/url.ts';
import { textOf } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { inOrder, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const issuedNames = ['access_token', 'refresh_token', 'id_token'];
/** Secrets that a request to the token endpoint may carry, and never in its URL. */
const sentNames = new Set(['client_secret', 'refresh_token', 'password', 'assertion', 'client_assertion']);

export default defineRule({
  id: 'secret-in-url',
  stage: 'transport',
  title: 'A secret of this sign-in stands in a URL',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.3.2'), rfc(6750, '2.3'), rfc(6749, '2.3.1'), specification('OAuth 2.1', '7.1.3.7')],
  why: 'URLs are written into logs, histories and Referer headers, where many people and programs can read them. Whoever reads a token there can use it.',
  fix: 'Send access tokens in the header (`Authorization: Bearer …`), and everything for the token endpoint in the body of a POST.',
  notToBeConfusedWith:
    'code and state on the callback, which belong there; id_token_hint at the sign-out; signed links of a file store, whose token is another one.',
  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationResponse', 'bystander', 'apiRequest', 'refreshRequest', 'refreshResponse'],
  messages: {
    sent: 'A request to {host} has the {name} of this sign-in in its URL, in the parameter {parameter}.',
    refresh: 'The refresh request to {host} has {name} in its URL.',
  },

  check({ timeline, tokenExchanges, refreshExchanges, authorizationResponse }, conclude) {
    const secrets = new Map<string, string>();
    const learn = (value: string | undefined, name: string) => value !== undefined && value.length >= 8 && secrets.set(value, name);
    for (const name of issuedNames) learn(textOf(authorizationResponse, name), name);
    for (const { request, response } of [...tokenExchanges, ...refreshExchanges]) {
      for (const name of issuedNames) learn(textOf(response, name), name);
      for (const name of ['code_verifier', 'client_secret']) learn(textOf(request, name), name);
    }
    const seen = new Set<string>();
    const once = (key: string) => !seen.has(key) && Boolean(seen.add(key));
    const verdicts = timeline.flatMap((message) => {
      const { host, query } = urlParts(message.url);
      const at = [{ exchange: message.exchange, part: 'request-url' }] as const;
      if (message.kind === 'refreshRequest')
        return formPairs(query)
          .filter(({ name, value }) => sentNames.has(name) && value && once(`${host} ${name}`))
          .map(({ name }) => conclude.faulty('refresh', { host: quote(host), name }, [...at]));
      if (message.kind !== 'bystander' && message.kind !== 'apiRequest') return [];
      // A browser's WebSocket and EventSource cannot send a header of their own.
      const noHeader = /^wss?:/i.test(message.url) || /^(?:websocket|eventsource)$/i.test(message.context.resourceType ?? '');
      return formPairs(query)
        .filter(({ name, value }) => name !== 'id_token_hint' && secrets.has(value) && once(`${host} ${name}`))
        .map(({ name, value }) =>
          conclude.faulty(
            'sent',
            { host: quote(host), name: secrets.get(value)!, parameter: quote(name) },
            [{ ...at[0], name }],
            noHeader ? { severity: 'warning' } : {},
          ),
        );
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(signIn(), 'GET https://api.example/me?access_token=2YotnFZFEjr1zCsicMWpAA\n< 200 {}')],
    sound: [inOrder(signIn(), 'GET https://api.example/me\n> Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA\n< 200 {}')],
  },
});
