import { couldNotAuthorize } from '../../flow/could-not-authorize.ts';
import { redeemsCode } from '../../oauth/grant.ts';
import { read, readHeader } from '../../oauth/message.ts';
import type { Case } from '../case.ts';
import { factWords } from '../fact-words.ts';
import { answer, type Weighed, weigh } from './define-hypothesis.ts';
import { expiredCode } from './expired-code.ts';
import { grantComparisons } from './grant-comparisons.ts';
import { unseenOfGrant } from './grant-unseen.ts';
import { grantWords } from './grant-words.ts';

/** Every hypothesis about a refused authorization code, with its standing and the reason. */
export function invalidGrant(given: Case): Weighed[] {
  return [
    ...grantComparisons.map((definition) => {
      if (definition.cause === 'verifier-missing' && lacksVerifier(given)) return missingVerifier(given);
      const [title, soundBecause] = grantWords[definition.cause]!;
      return weigh({ ...definition, title, soundBecause }, given);
    }),
    burntCode(given),
    expiredCode(given),
    oddTransformation(given),
    ...unseenOfGrant(given),
    missingScope(),
  ];
}

/** A client without a secret has nothing but its verifier to show (RFC 9700 §2.1.1); whether a challenge was sent was not recorded. */
function lacksVerifier({ flow: { messages, derived, tokenExchanges } }: Case): boolean {
  const { tokenRequest: request, authorizationRequest, codeHandover } = messages;
  if (!request || authorizationRequest || codeHandover || derived.clientType !== 'public-browser' || !redeemsCode(request)) return false;
  const exchange = tokenExchanges.find((each) => each.request === request);
  const hasNoHeader = readHeader(request, 'authorization').state === 'absent' || (exchange && couldNotAuthorize(exchange));
  return hasNoHeader === true && read(request, 'code_verifier').state === 'absent';
}

const missingVerifier = ({ flow }: Case): Weighed =>
  answer(
    { cause: 'verifier-missing', title: grantWords['verifier-missing']![0] },
    'likely',
    factWords.needsVerifier!,
    flow.derived.failure ? [flow.derived.failure.evidence] : [],
    44,
  );

/** An earlier refused try can have used the code up: some servers delete it before they look at the rest. */
function burntCode(given: Case): Weighed {
  const definition = { cause: 'retry-with-same-code', title: factWords.retried! };
  const finding = given.findings.get('retry-with-same-code');
  if (finding?.verdict !== 'faulty') return answer(definition, 'ruled-out', factWords.notRetried!, [], 0);
  return answer(definition, 'possible', factWords.firstError!, finding.at, 6);
}

/** A server that wants another form of challenge than RFC 7636's. */
function oddTransformation(given: Case): Weighed {
  const definition = { cause: 'server-transformation', title: factWords.otherForm! };
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
    given.provider ? `${given.provider.name} is not known to want another form` : factWords.notRecognised!,
    [],
    0,
  );
}

const missingScope = (): Weighed =>
  answer({ cause: 'openid-scope-missing', title: factWords.scopeMissing! }, 'ruled-out', factWords.scopeNever!, [], 0);
