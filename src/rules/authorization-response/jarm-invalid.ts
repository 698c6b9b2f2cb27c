import { jsonText } from '../../oauth/json-text.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { sampleJwt, sampleTime } from '../sample-jwt.ts';
import { authorize } from '../sample-sign-in.ts';
import { listOf, milliseconds, quote } from '../wording.ts';

const tolerance = 60_000;

const packed = (changes: Record<string, unknown>) => {
  const claims = {
    iss: 'https://as.example',
    aud: 'spa-1',
    exp: sampleTime + 300,
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    state: 'st-8Qv3k1ZpXw2m',
    ...changes,
  };
  const response = sampleJwt({ alg: 'RS256' }, claims);
  return authorize({ response_mode: 'query.jwt' }, { code: undefined, state: undefined, response });
};

export default defineRule({
  id: 'jarm-invalid',
  stage: 'authorization-response',
  title: 'The JWT-secured response is not acceptable',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [specification('JARM', '2.1'), specification('JARM', '2.4')],
  why: 'The server packed its answer into a signed JWT so that nobody can change or replay it. A JWT that is expired, unsigned or made for another client must be refused, and the sign-in ends.',
  fix: 'Compare the client’s issuer and client_id with the claims, and the clocks of both machines; sign the response with an asymmetric algorithm.',
  notToBeConfusedWith: 'A state that seems to be missing: in such a response it stands inside the JWT, beside the code.',
  needs: ['authorizationResponse'],
  uses: ['authorizationRequest', 'metadata'],
  messages: {
    unreadable: 'The response parameter is no readable JWT.',
    claims: 'The JWT-secured response lacks {names}.',
    algorithm: 'The JWT-secured response is not signed (alg is {algorithm}).',
    audience: 'The JWT-secured response is made for {audience}, but the client is {client}.',
    issuer: 'The JWT-secured response was issued by {received}, but the server’s metadata says {expected}.',
    expired: 'The JWT-secured response had expired {time} before it arrived.',
    plain: 'response_mode={mode} asks for a JWT-secured response, but the parameters came unprotected.',
    unasked: 'The response is packed into a JWT, but response_mode ({mode}) did not ask for that.',
  },

  check({ authorizationRequest, authorizationResponse, derived }, conclude) {
    const mode = authorizationRequest && read(authorizationRequest, 'response_mode');
    const asked = mode?.state === 'present' && /(?:^|\.)jwt$/.test(mode.value);
    const response = read(authorizationResponse, 'response');
    if (response.state === 'unobserved') return conclude.inconclusive(response.because);
    if (response.state === 'absent') {
      const code = read(authorizationResponse, 'code');
      if (!asked || mode?.state !== 'present' || code.state !== 'present') return conclude.notApplicable();
      return conclude.faulty('plain', { mode: quote(mode.value) }, [code.at, mode.at]);
    }
    const jwt = readJwt(response.value);
    if (!jwt.readable) {
      if (jwt.because === 'encrypted') return conclude.inconclusive('encrypted');
      return asked || /^eyJ/.test(response.value) ? conclude.faulty('unreadable', {}, [response.at]) : conclude.notApplicable();
    }
    const { header, claims } = jwt.jwt;
    const at = [response.at] as const;
    const missing = ['iss', 'aud', 'exp'].filter((name) => claims[name] === undefined);
    const client = authorizationRequest && read(authorizationRequest, 'client_id');
    const audience = [claims.aud].flat().filter((each) => typeof each === 'string');
    const issuer = derived.metadata?.issuer;
    const left = typeof claims.exp === 'number' ? claims.exp * 1000 - authorizationResponse.at : undefined;
    const unasked = mode?.state === 'absent' || (mode?.state === 'present' && !asked);
    return conclude.together([
      missing.length ? conclude.faulty('claims', { names: listOf(missing) }, at) : conclude.sound(),
      /^none$/i.test(jsonText(header.alg))
        ? conclude.faulty('algorithm', { algorithm: quote(jsonText(header.alg)) }, at)
        : conclude.sound(),
      client?.state === 'present' && audience.length && !audience.includes(client.value)
        ? conclude.faulty('audience', { audience: listOf(audience.map(quote)), client: quote(client.value) }, [response.at, client.at])
        : conclude.sound(),
      typeof issuer === 'string' && typeof claims.iss === 'string' && claims.iss !== issuer
        ? conclude.faulty('issuer', { received: quote(claims.iss), expected: quote(issuer) }, at)
        : conclude.sound(),
      left !== undefined && left <= -tolerance ? conclude.faulty('expired', { time: milliseconds(-left) }, at) : conclude.sound(),
      unasked
        ? conclude.faulty('unasked', { mode: mode?.state === 'present' ? quote(mode.value) : 'not sent' }, at, { severity: 'note' })
        : conclude.sound(),
    ]);
  },

  examples: {
    faulty: [packed({ aud: 'other' }), authorize({ response_mode: 'query.jwt' })],
    sound: [packed({})],
  },
});
