import { exchangeOf } from '../../flow/answer.ts';
import type { Evidence } from '../../http/exchange.ts';
import { endpointOf, urlParts } from '../../http/url.ts';
import { jsonText } from '../../oauth/json-text.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { sampleJwt, sampleTime } from '../sample-jwt.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { listOf, milliseconds, quote } from '../wording.ts';

const bearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const hour = 3_600_000;
const skew = 60_000;
const claims = { iss: 'spa-1', sub: 'spa-1', aud: 'https://as.example', iat: sampleTime, exp: sampleTime + 300, jti: 'j1' };
const assertion = (changes: Record<string, unknown>) => ({
  client_assertion_type: bearer,
  client_assertion: sampleJwt({ alg: 'ES256' }, { ...claims, ...changes }),
});

export default defineRule({
  id: 'client-assertion-invalid',
  stage: 'token-request',
  title: 'The client assertion JWT is unacceptable',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7523, '3'), rfc(7521, '4.2')],
  why: 'The client proves who it is with a signed JWT instead of a secret. The server refuses one that is expired, unsigned, or made for another client or server, and answers invalid_client.',
  fix: 'Make a fresh assertion for each request: iss and sub are the client_id, aud is the server’s issuer, exp is a few minutes ahead, jti is new; compare the clocks.',
  notToBeConfusedWith:
    'An aud that is the token endpoint’s URL: RFC 7523 allows it and most servers take it, though newer texts ask for the issuer.',
  needs: ['tokenRequest'],
  uses: ['authorizationRequest', 'metadata'],
  messages: {
    type: 'client_assertion_type is {type}, not {bearer}.',
    unreadable: 'The client assertion is no readable JWT.',
    client: 'The client assertion is not about this client: {claims}, but the client is {client}.',
    lacks: 'The client assertion lacks {names}.',
    expired: 'The client assertion had expired {time} before it was sent.',
    lasting: 'The client assertion is valid for {time}; servers often accept no more than an hour.',
    early: 'The client assertion begins to be valid {time} after it was sent: the client’s clock is ahead.',
    audience: 'The client assertion is made for {audience}, which is neither the server’s issuer nor its token endpoint.',
    endpointAudience: 'The client assertion names the token endpoint as audience; newer specifications ask for the server’s issuer.',
    unsigned: 'The client assertion is not signed (alg is none).',
    reused: 'The same client assertion (jti) was sent in {count} requests.',
  },

  check({ tokenRequest, authorizationRequest, tokenExchanges, derived }, conclude) {
    const assertion = read(tokenRequest, 'client_assertion');
    if (assertion.state === 'absent') return conclude.notApplicable();
    if (assertion.state === 'unobserved') return conclude.inconclusive(assertion.because);
    const exchange = exchangeOf(tokenRequest, tokenExchanges);
    const accepted = exchange?.outcome === 'issued' || exchange?.outcome === 'nonce-asked' || exchange?.error === 'invalid_grant';
    const instead: { severity?: Severity } = accepted ? { severity: 'note' } : {};
    const note = { severity: 'note' } as const;
    const at = [assertion.at] as const;
    const type = read(tokenRequest, 'client_assertion_type');
    const typed =
      type.state === 'unobserved' || (type.state === 'present' && type.value === bearer)
        ? conclude.sound()
        : conclude.faulty('type', { type: type.state === 'present' ? quote(type.value) : 'missing', bearer }, [type.at], instead);
    const jwt = readJwt(assertion.value);
    if (!jwt.readable) {
      if (jwt.because === 'encrypted') return conclude.inconclusive('encrypted');
      return conclude.together([typed, conclude.faulty('unreadable', {}, at, instead)]);
    }
    const { claims, header } = jwt.jwt;
    const lacks = ['iss', 'sub', 'aud', 'exp'].filter((name) => claims[name] === undefined);
    const client = textOf(tokenRequest, 'client_id') ?? textOf(authorizationRequest, 'client_id');
    const about = ['iss', 'sub'].filter((name) => typeof claims[name] === 'string' && client !== undefined && claims[name] !== client);
    const now = tokenRequest.at;
    const expires = milli(claims.exp);
    const begins = Math.max(milli(claims.nbf) ?? 0, milli(claims.iat) ?? 0);
    const audience = [claims.aud].flat().filter((each) => typeof each === 'string');
    const issuer = derived.metadata?.issuer;
    const toEndpoint = audience.some((each) => endpointOf(each) === tokenRequest.endpoint);
    const toServer =
      audience.includes(jsonText(issuer)) || audience.some((each) => urlParts(each).origin === urlParts(tokenRequest.url).origin);
    const again = tokenExchanges.filter(({ request }) => textOf(request, 'client_assertion') === assertion.value);
    const repeated: Evidence[] = again.map(({ request }) => ({
      exchange: request.exchange,
      part: 'request-body',
      name: 'client_assertion',
    }));
    return conclude.together([
      typed,
      lacks.length ? conclude.faulty('lacks', { names: listOf(lacks) }, at, instead) : conclude.sound(),
      about.length
        ? conclude.faulty(
            'client',
            { claims: listOf(about.map((name) => `${name} is ${quote(jsonText(claims[name]))}`)), client: quote(client ?? '') },
            at,
            instead,
          )
        : conclude.sound(),
      expires !== undefined && expires + skew < now
        ? conclude.faulty('expired', { time: milliseconds(now - expires) }, at, instead)
        : conclude.sound(),
      expires !== undefined && expires - Math.max(begins, now) > hour + skew
        ? conclude.faulty('lasting', { time: milliseconds(expires - now) }, at, note)
        : conclude.sound(),
      begins > now + skew ? conclude.faulty('early', { time: milliseconds(begins - now) }, at, instead) : conclude.sound(),
      /^none$/i.test(jsonText(header.alg)) ? conclude.faulty('unsigned', {}, at) : conclude.sound(),
      audience.length && !toEndpoint && !toServer
        ? conclude.faulty(
            'audience',
            { audience: listOf(audience.slice(0, 3).map(quote)) },
            at,
            accepted || typeof issuer !== 'string' ? note : {},
          )
        : toEndpoint && !audience.includes(jsonText(issuer))
          ? conclude.faulty('endpointAudience', {}, at, note)
          : conclude.sound(),
      again.length > 1 && !accepted
        ? conclude.faulty('reused', { count: again.length }, [...at, ...repeated.slice(1)], { severity: 'warning' })
        : conclude.sound(),
    ]);
  },

  examples: {
    faulty: [inOrder(authorize(), redeem(assertion({ iat: sampleTime - 600, exp: sampleTime - 300 })), '< 401 {"error":"invalid_client"}')],
    sound: [signIn({ redeem: redeem(assertion({})) })],
  },
});

const milli = (seconds: unknown): number | undefined => (typeof seconds === 'number' ? seconds * 1000 : undefined);
