import { idTokensOf } from '../../flow/id-tokens.ts';
import type { OAuthMessage } from '../../oauth/message.ts';
import { textMember } from '../../oauth/metadata-document.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { metadata, signInWith } from '../sample-id-token.ts';
import { inOrder } from '../sample-sign-in.ts';
import { keySet, signedIdToken } from '../sample-signed-token.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'id-token-signature-invalid',
  stage: 'id-token',
  title: 'The signature of the ID token does not verify',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7'), specification('OIDC Core', '10.1')],
  why: 'The signature proves that the server made this ID token and that nobody changed it since. It does not fit the keys that the server publishes, so the token must not be believed.',
  fix: 'Refuse the ID token. If the server has just changed its keys, load its key set again. If it runs on several machines, they must all sign with the keys that it publishes; and nothing on the way may change the token. Tell whoever runs the server.',
  notToBeConfusedWith:
    'A recording without the key set, or with the signature taken out; a key set of another server whose key has the same name.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'keySet', 'metadata'],
  messages: {
    invalid: 'The signature of the ID token ({algorithm}) does not verify with the key {key} from {url}.',
    elsewhere: 'The signature of the ID token ({algorithm}) does not verify with the keys that were seen or given.',
    given: 'The signature of the ID token ({algorithm}) does not verify with the key {key} of the key set that was given.',
    unknown: 'The ID token names the key {key}, which is not in the key set that was loaded afterwards from {url}.',
  },

  check({ tokenExchanges, timeline, derived }, conclude) {
    const [token] = idTokensOf({ tokenExchanges, refreshExchanges: [] }, ['back']).tokens;
    if (!token?.read.readable || derived.idToken?.signed !== token.read.jwt.signed) return conclude.notApplicable();
    if (derived.signature === 'valid') return conclude.sound();
    const { alg, kid } = token.read.jwt.header;
    const key = quote(typeof kid === 'string' ? kid : 'without a name');
    const algorithm = typeof alg === 'string' ? quote(alg) : 'no algorithm';
    const address = textMember(derived.metadata, 'jwks_uri');
    const own = timeline.filter((message) => message.kind === 'keySet' && (address === undefined || message.url === address));
    const found = own.find((message) => typeof kid !== 'string' || keyNames(message).includes(kid));
    if (derived.signature === 'invalid-by-given') return conclude.faulty('given', { algorithm, key }, [token.at]);
    if (derived.signature === 'invalid') {
      if (!found) return conclude.faulty('elsewhere', { algorithm }, [token.at], { severity: 'note' });
      return conclude.faulty('invalid', { algorithm, key, url: quote(found.endpoint) }, [token.at, keys(found)]);
    }
    const after = own.findLast((message) => address !== undefined && message.at >= token.response.at);
    if (derived.signature === 'no-key' && after && typeof kid === 'string' && !found)
      return conclude.faulty('unknown', { key, url: quote(after.endpoint) }, [token.at, keys(after)], { severity: 'warning' });
    return conclude.inconclusive('outside-the-browser');
  },

  examples: {
    faulty: [inOrder(metadata(), keySet, signInWith(signedIdToken.replace('.eyJpc3MiOiJodHRwcz', '.eyJpc3MiOiJodHRwcT')))],
    sound: [inOrder(metadata(), keySet, signInWith(signedIdToken))],
  },
});

const keys = (message: OAuthMessage) => ({ exchange: message.exchange, part: 'response-body', name: 'keys' }) as const;

function keyNames(message: OAuthMessage): string[] {
  return message.body.observed ? [...message.body.value.matchAll(/"kid"\s*:\s*"([^"\\]{1,400})"/g)].map(([, name]) => name!) : [];
}
