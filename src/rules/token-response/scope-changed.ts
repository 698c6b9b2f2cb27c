import { readJwt } from '../../oauth/jwt.ts';
import { type OAuthMessage, read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, authorize, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

const granting = (scope: string) => answered(200, JSON.stringify({ access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer', scope }));

export default defineRule({
  id: 'scope-changed',
  stage: 'token-response',
  title: 'The granted scope is not the requested one',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '3.3'), rfc(6749, '5.1')],
  why: 'A server may grant less than was asked for, and says so in the answer. Calls that need the missing scope are then refused by the API, later and elsewhere.',
  fix: 'Compare `scope` in the answer with what the application needs, and ask again or do without. Allow the scope for this client at the server.',
  notToBeConfusedWith:
    'Another order of the same scopes; openid, profile, email and offline_access, which many servers do not repeat; names that carry their resource in front.',

  needs: ['authorizationRequest', 'tokenRequest', 'tokenResponse'],
  messages: {
    missing: 'Of the requested scope, {missing} was not granted.',
    added: 'The server granted {added}, which was not requested.',
    both: 'Of the requested scope, {missing} was not granted; the server granted {added}, which was not requested.',
  },

  check({ authorizationRequest, tokenExchanges, derived }, conclude) {
    const requested = read(authorizationRequest, 'scope');
    const response = tokenExchanges.find(({ outcome }) => outcome === 'issued')?.response;
    if (!response || !derived.issued) return conclude.notApplicable();
    if (requested.state === 'unobserved') return conclude.inconclusive(requested.because);
    if (requested.state === 'absent' || !requested.value.trim()) return conclude.notApplicable();
    if (!response.body.observed) return conclude.inconclusive(response.body.because);
    const answered = read(response, 'scope');
    if (answered.state === 'unobserved') return conclude.inconclusive(answered.because);
    const granted = answered.state === 'present' ? lenient(answered.value) : scopeOfToken(response);
    if (!granted?.length) return conclude.sound(); // Not repeated means granted as requested.

    const wanted = lenient(requested.value);
    const grantedNames = new Set(granted.map(bare));
    const wantedNames = new Set(wanted.map(bare));
    const missing = wanted.filter((scope) => !grantedNames.has(bare(scope)) && !unrepeated.has(scope));
    const added = granted.filter((scope) => !wantedNames.has(bare(scope)) && !unrepeated.has(scope));
    if (!missing.length && !added.length) return conclude.sound();
    const values = { missing: listOf(missing.slice(0, 8).map(quote)), added: listOf(added.slice(0, 8).map(quote)) };
    return conclude.faulty(missing.length && added.length ? 'both' : missing.length ? 'missing' : 'added', values, [
      answered.at,
      requested.at,
    ]);
  },

  examples: {
    faulty: [signIn({ authorize: authorize({ scope: 'openid api' }), answer: granting('openid') })],
    sound: [signIn({ authorize: authorize({ scope: 'openid api' }), answer: granting('api openid') }), signIn()],
  },
});

/** Scopes that say what the ID token and the refresh token are to be; many servers do not repeat them. */
const unrepeated = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'offline']);

/** Commas are no separators in RFC 6749 §3.3, but some servers answer with them. */
const lenient = (scope: string) => spaceSeparated(scope.replaceAll(',', ' '));

/** A scope without the resource in front of it, in lower case: `api://app/Read` and `Read` are one for Entra ID. */
const bare = (scope: string) => scope.slice(scope.lastIndexOf('/', scope.length - 2) + 1).toLowerCase();

function scopeOfToken(response: OAuthMessage): string[] | undefined {
  const token = textOf(response, 'access_token');
  const jwt = token === undefined ? undefined : readJwt(token);
  const claim = jwt?.readable ? (jwt.jwt.claims.scope ?? jwt.jwt.claims.scp) : undefined;
  if (Array.isArray(claim)) return claim.filter((each): each is string => typeof each === 'string');
  return typeof claim === 'string' ? lenient(claim) : undefined;
}
