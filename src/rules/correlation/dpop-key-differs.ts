import { proofThumbprint } from '../../oauth/jwk-thumbprint.ts';
import { read, readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, redeem, refused, signIn } from '../sample-sign-in.ts';

const PROOF =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vYXMuZXhhbXBsZS90b2tlbiIsImlhdCI6MTc2NzIyNTYwMH0.c2ln';

export default defineRule({
  id: 'dpop-key-differs',
  stage: 'correlation',
  title: 'The DPoP key is not the one that was announced',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '10'), rfc(9449, '10.1')],
  why: 'The sign-in announced which key will prove the possession of the code. The token request was signed with another key, so the server must refuse it.',
  fix: 'Keep the key pair over the redirect, for instance as a non-extractable CryptoKey in IndexedDB, and use that one for the token request.',
  notToBeConfusedWith: 'A sign-in that announced no key: there any key is good.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['pushedAuthorizationRequest'],
  messages: {
    differs:
      'The sign-in announced the DPoP key with thumbprint {announced}, but the proof of the token request was made with the key {used}.',
    missing: 'The sign-in announced a DPoP key (thumbprint {announced}), but the token request has no DPoP proof.',
  },

  check({ authorizationRequest, tokenRequest, pushedAuthorizationRequest, derived }, conclude) {
    const parameter = read(authorizationRequest, 'dpop_jkt');
    const pushed = pushedAuthorizationRequest && readHeader(pushedAuthorizationRequest, 'dpop');
    const announced =
      parameter.state === 'present' && parameter.value
        ? { thumbprint: parameter.value, at: parameter.at }
        : pushed?.state === 'present'
          ? { thumbprint: proofThumbprint(pushed.value), at: pushed.at }
          : undefined;
    if (!announced) {
      return parameter.state === 'unobserved' ? conclude.inconclusive(parameter.because) : conclude.notApplicable();
    }
    if (announced.thumbprint === undefined) return conclude.notApplicable();
    const proof = readHeader(tokenRequest, 'dpop');
    if (proof.state === 'unobserved') return conclude.inconclusive(proof.because);
    const instead = derived.issued ? { severity: 'warning' as const } : undefined;
    if (proof.state === 'absent')
      return conclude.faulty('missing', { announced: shown(announced.thumbprint) }, [proof.at, announced.at], instead);
    const used = proofThumbprint(proof.value);
    if (used === undefined) return conclude.notApplicable(); // dpop-proof-malformed says it.
    if (used === announced.thumbprint) return conclude.sound();
    return conclude.faulty('differs', { announced: shown(announced.thumbprint), used: shown(used) }, [proof.at, announced.at], instead);
  },

  examples: {
    faulty: [
      signIn({
        authorize: authorize({ dpop_jkt: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' }),
        redeem: redeem({}, `> DPoP: ${PROOF}`),
        answer: refused,
      }),
    ],
    sound: [
      signIn({
        authorize: authorize({ dpop_jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' }),
        redeem: redeem({}, `> DPoP: ${PROOF}`),
      }),
    ],
  },
});

/** Thumbprints are public; their beginning tells them apart. */
const shown = (thumbprint: string) => `“${thumbprint.slice(0, 8).replace(/[^\w-]/g, '?')}…”`;
