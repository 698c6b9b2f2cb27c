import { textOf } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { sampleTime } from '../sample-jwt.ts';
import { listOf, quote } from '../wording.ts';

const required = ['iss', 'sub', 'aud', 'exp', 'iat'];

export default defineRule({
  id: 'id-token-required-claim-missing',
  stage: 'id-token',
  title: 'The ID token lacks a required claim',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '2'), specification('OIDC Core', '3.1.3.7'), specification('OIDC Core', '5.5.1.1')],
  why: 'Without these claims a client cannot tell who made the ID token, for whom, about whom, and until when it holds. Libraries refuse such a token.',
  fix: 'Server: put iss, sub, aud, exp and iat into each ID token, auth_time when max_age was asked for, and acr when one was demanded as essential.',
  notToBeConfusedWith: 'Claims that are optional: nonce where none was sent, at_hash, azp, name and email.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationRequest', 'authorizationResponse'],
  messages: {
    missing: 'The ID token lacks {names}.',
    type: 'In the ID token {names} is of the wrong type: times are numbers, iss and sub are texts.',
    authenticated: 'The authorization request sent max_age, but the ID token lacks auth_time.',
    acr: 'The authorization request demanded acr {wanted}, but the ID token has {found}.',
  },

  check(flow, conclude) {
    const { authorizationRequest } = flow;
    const wanted = essentialAcr(textOf(authorizationRequest, 'claims'));
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const { claims } = token.jwt;
      const at = [token.at] as const;
      const missing = required.filter((name) => claims[name] === undefined || claims[name] === null || claims[name] === '');
      const wrong = Object.entries({ iss: 'string', sub: 'string', exp: 'number', iat: 'number' })
        .filter(([name, type]) => !missing.includes(name) && typeof claims[name] !== type)
        .map(([name]) => name);
      const acr = typeof claims.acr === 'string' ? claims.acr : undefined;
      const lacksTime = textOf(authorizationRequest, 'max_age') !== undefined && claims.auth_time === undefined;
      return conclude.together([
        missing.length ? conclude.faulty('missing', { names: listOf(missing) }, at) : conclude.sound(),
        wrong.length ? conclude.faulty('type', { names: listOf(wrong) }, at) : conclude.sound(),
        lacksTime ? conclude.faulty('authenticated', {}, at) : conclude.sound(),
        wanted && (acr === undefined || !wanted.includes(acr))
          ? conclude.faulty('acr', { wanted: listOf(wanted.slice(0, 5).map(quote)), found: acr === undefined ? 'none' : quote(acr) }, at)
          : conclude.sound(),
      ]);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ sub: undefined })), signInWith(idToken(), { max_age: '60' })],
    sound: [signInWith(idToken()), signInWith(idToken({ auth_time: sampleTime }), { max_age: '60' })],
  },
});

/** The values of which acr must have one, where the claims parameter makes it essential (OpenID Connect Core §5.5.1). */
function essentialAcr(claims: string | undefined): string[] | undefined {
  const acr = member(member(parsed(claims), 'id_token'), 'acr');
  if (member(acr, 'essential') !== true) return undefined;
  const values = [member(acr, 'value'), member(acr, 'values')].flat().filter((each): each is string => typeof each === 'string');
  return values.length ? values : undefined;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
