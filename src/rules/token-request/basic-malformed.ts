import { exchangeOf } from '../../flow/answer.ts';
import { formDecode } from '../../http/url.ts';
import { basicCredentials } from '../../oauth/client-identity.ts';
import { read, readHeader } from '../../oauth/message.ts';
import { decodeBase64 } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { characterName, countOf, listOf, quote } from '../wording.ts';

const basic = (credentials: string, answer: string) =>
  inOrder(authorize(), redeem({ client_id: undefined }, `> Authorization: Basic ${credentials}`), answer);

export default defineRule({
  id: 'basic-malformed',
  stage: 'token-request',
  title: 'The Basic credentials are built wrongly',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '2.3.1'), rfc(6749, 'B')],
  why: 'The server takes the Authorization header apart to find the client’s id and secret. If the parts are joined or encoded differently than it expects, it sees another secret and answers invalid_client.',
  fix: "Build it as `'Basic ' + btoa(encodeURIComponent(id) + ':' + encodeURIComponent(secret))`, or send client_id and client_secret in the body.",
  notToBeConfusedWith:
    'Servers that expect id and secret as they are, without encoding them (as encodeURIComponent does): there the plain form is right.',
  needs: ['tokenRequest'],
  uses: ['authorizationRequest'],
  messages: {
    notBase64: 'What follows “Basic” in the Authorization header is not base64.',
    noColon: 'The Basic credentials have no colon between client id and secret.',
    otherClient: 'The Basic credentials name the client {user}, but the sign-in was started by {client}.',
    unencoded:
      'The client secret ({length}) was put into the Basic credentials without form-encoding although it contains {characters}; a server that decodes it sees another secret.',
  },

  check({ tokenRequest, authorizationRequest, tokenExchanges }, conclude) {
    const header = readHeader(tokenRequest, 'authorization');
    if (header.state === 'unobserved') {
      return read(tokenRequest, 'client_id').state === 'present' ? conclude.notApplicable() : conclude.inconclusive(header.because);
    }
    const token = header.state === 'present' ? /^basic\s+(.*)$/is.exec(header.value)?.[1]?.trim() : undefined;
    if (header.state === 'absent' || token === undefined) return conclude.notApplicable();
    const exchange = exchangeOf(tokenRequest, tokenExchanges);
    const issued = exchange?.outcome === 'issued';
    const denied = exchange?.error === 'invalid_client' || tokenRequest.status === 401;
    const at = [header.at] as const;
    const instead = issued ? ({ severity: 'note' } as const) : {};
    if (!decodeBase64(token)) return conclude.faulty('notBase64', {}, at, instead);
    const credentials = basicCredentials(tokenRequest);
    if (!credentials) return conclude.faulty('noColon', {}, at, instead);

    const client = authorizationRequest && read(authorizationRequest, 'client_id');
    if (client?.state === 'present' && ![credentials.user, formDecode(credentials.user)].includes(client.value)) {
      return conclude.faulty(
        'otherClient',
        { user: quote(formDecode(credentials.user)), client: quote(client.value) },
        [...at, client.at],
        instead,
      );
    }
    const raw = [...new Set(credentials.password.match(/[^A-Za-z0-9._~*!'()%-]|%(?![0-9A-Fa-f]{2})/gu) ?? [])].slice(0, 5);
    if (!raw.length || /%[0-9A-Fa-f]{2}/.test(credentials.password)) return conclude.sound();
    const severity: Severity = denied && !issued ? 'warning' : 'note';
    const values = { length: countOf(credentials.password.length, 'character'), characters: listOf(raw.map(characterName)) };
    return conclude.faulty('unencoded', values, at, { severity });
  },

  examples: {
    faulty: [basic('c3BhLTE6czNjcit0OjE=', '< 401 {"error":"invalid_client"}'), basic('spa-1', '< 401 {"error":"invalid_client"}')],
    sound: [signIn({ redeem: redeem({}, '> Authorization: Basic c3BhLTE6czNjciUyQnQlM0Ex') })],
  },
});
