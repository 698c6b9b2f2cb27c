import { codeLifetimeOf } from '../../providers/recognise-provider.ts';
import { type Case, isNamedByText } from '../case.ts';
import { answer, type HypothesisDefinition, type Weighed, weigh } from './define-hypothesis.ts';

/** The hypotheses about `invalid_grant` that a comparison of observed values decides (RFC 6749 §5.2), in the order in which they are told. */
const comparisons: readonly HypothesisDefinition[] = [
  {
    cause: 'token-issuer-mix-up',
    title: 'The code was sent to another server, tenant or environment',
    prior: 4,
    provedBy: ['token-issuer-mix-up'],
    soundBecause: 'the code was redeemed at the server that issued it',
    tags: ['wrong_endpoint_or_tenant'],
    otherwise: { standing: 'not-observable', because: 'no metadata was recorded that ties the two endpoints together' },
  },
  {
    cause: 'code-double-submit',
    title: 'Two exchanges of the code ran in parallel',
    prior: 10,
    provedBy: ['code-double-submit'],
    soundBecause: 'no two token requests with this code overlap',
    otherwise: { standing: 'ruled-out', because: 'one token request with this code was recorded' },
  },
  {
    cause: 'code-replayed',
    title: 'The code had already been used',
    prior: 20,
    provedBy: ['code-replayed'],
    soundBecause: 'the recording holds one token request with this code, from its arrival on',
    tags: ['code_reused'],
  },
  {
    cause: 'code-from-other-attempt',
    title: 'The code belongs to another sign-in or tab',
    prior: 6,
    provedBy: ['code-from-other-attempt'],
    soundBecause: 'the code is the one that this sign-in received',
  },
  {
    cause: 'code-differs',
    title: 'The code was altered on its way',
    prior: 6,
    provedBy: ['code-differs', 'code-missing-in-token-request'],
    ruledOutBy: ['code-differs'],
    soundBecause: 'the code sent is byte for byte the code received',
    tags: ['code_invalid'],
  },
  {
    cause: 'client-id-differs',
    title: 'The code was issued to another client',
    prior: 5,
    provedBy: ['client-id-differs'],
    soundBecause: 'client_id is the same in both requests',
    tags: ['client_mismatch'],
  },
  {
    cause: 'token-redirect-uri-missing',
    title: 'redirect_uri is missing from the token request',
    prior: 6,
    provedBy: ['token-redirect-uri-missing'],
    soundBecause: 'the token request carries redirect_uri, or the sign-in began without one',
  },
  {
    cause: 'token-redirect-uri-unexpected',
    title: 'redirect_uri is in the token request only',
    prior: 3,
    provedBy: ['token-redirect-uri-unexpected'],
    soundBecause: 'redirect_uri is in both requests, or in neither',
    otherwise: { standing: 'ruled-out', because: 'redirect_uri is in both requests, or in neither' },
  },
  {
    cause: 'redirect-uri-differs',
    title: 'redirect_uri differs between the two requests',
    prior: 15,
    provedBy: ['redirect-uri-differs'],
    soundBecause: 'redirect_uri is byte for byte the same in both requests',
    tags: ['redirect_mismatch_token'],
  },
  {
    cause: 'verifier-missing',
    title: 'The verifier was not sent',
    prior: 8,
    provedBy: ['verifier-missing'],
    soundBecause: 'the token request carries a code_verifier',
    tags: ['pkce_verifier_missing'],
  },
  {
    cause: 'challenge-method-missing',
    title: 'The method is missing, so the server compared the challenge as plain',
    prior: 6,
    provedBy: ['challenge-method-missing', 'challenge-method-unknown', 'challenge-method-contradicts'],
    ruledOutBy: ['challenge-method-missing'],
    soundBecause: 'code_challenge_method was sent',
  },
  {
    cause: 'challenge-mismatch',
    title: 'The verifier does not belong to the challenge',
    prior: 25,
    provedBy: [
      'verifier-is-other-value',
      'verifier-from-other-attempt',
      'challenge-padded',
      'challenge-charset',
      'challenge-mismatch',
      'challenge-length',
    ],
    ruledOutBy: ['challenge-mismatch'],
    soundBecause: 'the S256 challenge recomputed from the verifier is the challenge that was sent',
    tags: ['pkce_mismatch'],
  },
  {
    cause: 'verifier-charset',
    title: 'The verifier is malformed',
    prior: 4,
    provedBy: ['verifier-too-short', 'verifier-too-long', 'verifier-charset'],
    soundBecause: 'the verifier has 43 to 128 characters, all of them allowed',
    tags: ['pkce_verifier_format'],
  },
  {
    cause: 'verifier-unexpected',
    title: 'A verifier was sent although no challenge was',
    prior: 4,
    provedBy: ['verifier-unexpected'],
    ruledOutBy: ['verifier-unexpected', 'challenge-verified', 'challenge-mismatch'],
    soundBecause: 'the authorization request carries a challenge',
    tags: ['pkce_verifier_unexpected'],
  },
  {
    cause: 'dpop-key-differs',
    title: 'The DPoP key is not the one announced',
    prior: 2,
    provedBy: ['dpop-key-differs'],
    soundBecause: 'the proof was made with the announced key, or DPoP is not used',
    otherwise: { standing: 'ruled-out', because: 'no DPoP key was announced' },
  },
  {
    cause: 'code-challenge-not-transmitted',
    title: 'The challenge was altered before it reached the server',
    prior: 2,
    provedBy: ['code-challenge-not-transmitted'],
    soundBecause: 'the challenge is the same in every hop that was seen',
    otherwise: { standing: 'not-observable', because: 'hops behind the server cannot be seen from the browser' },
  },
];

/** Hypotheses about which the browser cannot say anything but what the server's text says. */
const unseen: readonly { cause: string; title: string; because: string; tags?: readonly string[]; text?: RegExp }[] = [
  {
    cause: 'session-ended',
    title: 'The session ended, the user was disabled or the consent withdrawn',
    because: 'only the server knows; look into its log',
    text: /session|user (?:not found|disabled|is disabled)|consent|revoked by|access policy/i,
  },
  {
    cause: 'server-state-lost',
    title: 'The server lost the code: a restart, or several nodes without a shared store',
    because: 'only the server knows; a sign-in that fails now and then with equal requests points here',
  },
  {
    cause: 'client-certificate-differs',
    title: 'The client certificate differs (mutual TLS)',
    because: 'the TLS layer cannot be seen from the browser',
    text: /\b(?:certificate|mtls|x5t)\b/i,
  },
  {
    cause: 'other-error-disguised',
    title: 'Another error in disguise: a wrong secret, a grant that the client may not use',
    because: 'some servers answer invalid_grant to other faults too; only their log tells',
    tags: ['client_auth_failed', 'unauthorized_grant', 'client_secret_missing'],
    text: /not allowed|not permitted|secret|client authentication/i,
  },
  { cause: 'fraud-control', title: 'A bot or fraud control refused the request', because: 'nothing in the traffic would show it' },
];

/** Every hypothesis about a refused authorization code, with its standing and the reason. */
export function invalidGrant(given: Case): Weighed[] {
  return [
    ...comparisons.map((definition) => weigh(definition, given)),
    burntCode(given),
    expiredCode(given),
    oddTransformation(given),
    ...unseen.map((each) => unseenHypothesis(each, given)),
    missingScope(),
  ];
}

function unseenHypothesis(definition: (typeof unseen)[number], given: Case): Weighed {
  const description = given.flow.derived.failure?.description ?? '';
  const told =
    (definition.tags !== undefined && isNamedByText(given, definition.tags)) ||
    (!given.meanings.length && definition.text?.test(description) === true);
  return told
    ? answer(definition, 'likely', "the server's own text points here", [], 43)
    : answer(definition, 'not-observable', definition.because, [], 3);
}

/** An earlier refused try can have used the code up: some servers delete it before they look at the rest. */
function burntCode(given: Case): Weighed {
  const definition = { cause: 'retry-with-same-code', title: 'An earlier failed try used the code up' };
  const finding = given.findings.get('retry-with-same-code');
  if (finding?.verdict !== 'faulty') return answer(definition, 'ruled-out', 'no earlier try with this code was recorded', [], 0);
  return answer(
    definition,
    'possible',
    'The first error is the one to mend; the later ones may only say that the code is used up.',
    finding.at,
    6,
  );
}

/** Ages a code from its arrival in the browser to the exchange (RFC 6749 §4.1.2 recommends ten minutes at most). */
export function expiredCode(given: Case): Weighed {
  const definition = { cause: 'code-expired', title: 'The code had expired' };
  const { codeAge } = given.flow.derived;
  const told = isNamedByText(given, ['code_expired']) || /\bexpired\b/i.test(given.flow.derived.failure?.description ?? '');
  const at = given.flow.messages.tokenRequest
    ? [{ exchange: given.flow.messages.tokenRequest.exchange, part: 'request-body' as const, name: 'code' }]
    : [];
  if (!codeAge.observed)
    return answer(
      definition,
      told ? 'likely' : 'not-observable',
      told ? "The server's own text says that the code has expired." : 'the arrival of the code was not recorded, so its age is unknown',
      at,
      told ? 50 : 10,
    );
  const seconds = codeAge.value / 1000;
  const known = given.options.codeLifetime ?? codeLifetimeOf(given.provider)?.value;
  const age = `The code was ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s old when it was redeemed`;
  const limit =
    known === undefined
      ? 'how long this server keeps a code is not known; RFC 6749 recommends ten minutes at most'
      : `this server keeps a code ${known} s`;
  const reused =
    given.findings.get('code-replayed')?.verdict === 'faulty' || given.findings.get('code-double-submit')?.verdict === 'faulty';
  if (known !== undefined && seconds > known) return answer(definition, 'likely', `${age}; ${limit}.`, at, 80);
  if (seconds > 600) return answer(definition, 'likely', `${age}; ${limit}.`, at, 75);
  if (told && !reused && seconds > 10)
    return answer(definition, 'likely', `${age}, and the server's own text says that it has expired.`, at, 60);
  if (seconds > 60) return answer(definition, 'likely', `${age}; ${limit}.`, at, 48);
  if (seconds > 30 && known === undefined)
    return answer(definition, 'possible', `${age}; ${limit}. Some servers keep it for 30 s only.`, at, 25);
  if (seconds >= 1.5)
    return answer(
      definition,
      'possible',
      `${age}, which is long for a page that redeems it at once; ${limit}. It is the cause only if the server keeps codes for less.`,
      at,
      told && !reused ? 24 : 12,
    );
  return answer(definition, 'ruled-out', `the code was ${Math.round(codeAge.value)} ms old when it was redeemed`, at, 0);
}

/** A server that wants another form of challenge than RFC 7636's. */
function oddTransformation(given: Case): Weighed {
  const definition = { cause: 'server-transformation', title: 'The server wants another form of challenge' };
  const form = given.provider?.challengeForm;
  const verified = given.findings.get('challenge-verified');
  if (form && verified && given.flow.derived.challengeMatches.observed && given.flow.derived.challengeMatches.value)
    return answer(
      definition,
      'likely',
      `${given.provider!.name} documents the challenge as ${form.value === 'hex' ? 'the digest in hex' : 'base64 of the hex digest'}, and the sign-in sent the form of RFC 7636`,
      verified.at,
      60,
    );
  return answer(
    definition,
    'ruled-out',
    given.provider ? `${given.provider.name} is not known to want another form` : 'no server that wants another form was recognised',
    [],
    0,
  );
}

const missingScope = (): Weighed =>
  answer(
    { cause: 'openid-scope-missing', title: 'The openid scope is missing' },
    'ruled-out',
    'a scope is never the cause of invalid_grant; a wrong one is answered with invalid_scope (RFC 6749 §5.2)',
    [],
    0,
  );
