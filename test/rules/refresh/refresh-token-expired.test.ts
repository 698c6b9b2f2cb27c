import rule from '../../../src/rules/refresh/refresh-token-expired.ts';
import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { afterSignIn, denied, firstToken, granting, nextToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const rotated = granting({ refresh_token: nextToken });

testRule(rule, {
  faulty: {
    'a sentence that lists all that may be wrong': {
      traffic: afterSignIn(
        refresh(
          denied(
            'invalid_grant',
            'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
          ),
        ),
      ),
      message: 'refused',
    },
    'the lifetime of a page at Entra ID': {
      traffic: afterSignIn(refresh(denied('invalid_grant', 'AADSTS700084: The refresh token was issued to a SPA.'), {}, '86580s')),
      message: 'expired',
      severity: 'warning',
    },
    'a token that the server calls expired': {
      traffic: afterSignIn(refresh(denied('invalid_grant', 'Refresh token expired'))),
      message: 'expired',
    },
    'a token that the server calls revoked': {
      traffic: afterSignIn(refresh(denied('invalid_grant', 'Token has been revoked'))),
      message: 'withdrawn',
    },
    'a refusal after which the application signs in anew': {
      traffic: afterSignIn(refresh(denied()), '@ +4s', signIn()),
      message: 'renewed',
      severity: 'note',
    },
    'a refusal, and a new sign-in the next day': { traffic: afterSignIn(refresh(denied()), '@ +600m', signIn()), message: 'refused' },
    'a refusal without a reason': { traffic: afterSignIn(refresh(denied())), message: 'refused' },
    'a refusal in a recording that began late': { traffic: refresh(denied()), message: 'refused' },
  },
  sound: {
    'a request without a refresh token': afterSignIn(refresh(denied(), { refresh_token: undefined })),
    'another DPoP key, which explains it': inOrder(
      signIn({ redeem: redeem({}, `> DPoP: ${sampleProof()}`), answer: granting({ token_type: 'DPoP', refresh_token: firstToken }) }),
      refresh(denied(), {}, '3600s', '> Origin: https://app.example'),
    ),

    'a granted refresh': afterSignIn(refresh(rotated)),
    'a token that had been replaced': afterSignIn(refresh(rotated), refresh(denied())),
    'the loser of a race': afterSignIn(`@ {"took":180}\n${refresh(rotated)}`, refresh(denied(), {}, '12ms')),
    'another error': afterSignIn(refresh(denied('invalid_client'))),
  },
  inconclusive: {
    'a retry after a lost answer': {
      traffic: afterSignIn(refresh('< 0 net::ERR_NETWORK_CHANGED'), refresh(denied(), {}, '2s')),
      because: 'unanswered',
    },
    'a redacted token': { traffic: afterSignIn(refresh(denied(), { refresh_token: '[REDACTED]' })), because: 'redacted' },
  },
  notApplicable: { 'a sign-in without a refresh': afterSignIn() },
});
