import type { Flow } from '../flow/flow.ts';
import { sessionOf } from '../flow/session.ts';
import { explainChallengeAlone } from '../forensics/challenge-alone.ts';
import { explain } from '../forensics/explain.ts';
import type { Explanation } from '../forensics/explanation.ts';
import { textOf } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import { type Case, faultOf } from './case.ts';
import type { Finding } from './diagnosis.ts';

/** Rules that see a wrong challenge from several sides. */
const views: ReadonlySet<string> = new Set(['challenge-padded', 'challenge-charset', 'challenge-length', 'challenge-mismatch']);

/** How the observed challenge was made: from the observed verifier, or from what its shape alone proves. */
export function constructionOf(flow: Flow): Explanation | undefined {
  if (!found.has(flow)) found.set(flow, search(flow));
  return found.get(flow);
}

/** The search costs milliseconds and is asked for several times a flow. */
const found = new WeakMap<Flow, Explanation | undefined>();

function search({ messages, derived }: Flow): Explanation | undefined {
  const { authorizationRequest, authorizationResponse, codeHandover, tokenRequest = codeHandover } = messages;
  const verifier = textOf(tokenRequest, 'code_verifier');
  const challenge = textOf(authorizationRequest, 'code_challenge');
  if (!authorizationRequest || challenge === undefined) return undefined;
  if (!tokenRequest || verifier === undefined) return explainChallengeAlone(challenge)[0];
  return explain(
    verifier,
    challenge,
    sessionOf({ authorizationRequest, tokenRequest, derived, ...(authorizationResponse && { authorizationResponse }) }),
  )[0];
}

/**
 * Of the rules that fault a challenge, the one that says what was done: padding left on, another alphabet,
 * or, where the value came about in any other way, that it does not belong to the verifier.
 */
export function preciseFault(fault: Finding, given: Case): Finding {
  if (fault.rule === 'challenge-method-missing') return alsoMadeWrongly(given) ?? fault;
  if (!views.has(fault.rule)) return fault;
  const steps = constructionOf(given.flow)?.steps ?? [];
  const challenge = textOf(given.flow.messages.authorizationRequest, 'code_challenge') ?? '';
  const [only] = steps.length === 1 ? steps : [];
  const prefer = (...rules: string[]) => faultOf(given, rules) ?? fault;
  if (only && /^cf-(?:padded|pad-to|urltokenencode)/.test(only.id)) return prefer('challenge-padded');
  if (
    only &&
    /^cf-(?:std-alphabet-(?:padded|unpadded)$|plus-became|replace-first|trailing-newline|json-quoted-result|python-repr-result|promise-string)/.test(
      only.id,
    )
  )
    return prefer('challenge-charset', 'challenge-padded');
  if (steps.length) return prefer('challenge-mismatch', 'challenge-charset', 'challenge-padded', 'challenge-length');
  return /[+/ ]/.test(challenge) ? prefer('challenge-charset') : fault;
}

/** A challenge without a method that would not fit under S256 either: how it was made is what has to be mended first. */
function alsoMadeWrongly({ flow, findings }: Case): Finding | undefined {
  const { authorizationRequest, tokenRequest } = flow.messages;
  const verifier = textOf(tokenRequest, 'code_verifier');
  if (verifier === undefined || s256(verifier) === textOf(authorizationRequest, 'code_challenge')) return undefined;
  const mismatch = findings.get('challenge-mismatch');
  return mismatch?.verdict === 'faulty' && constructionOf(flow) ? mismatch : undefined;
}
