import { readAll, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, authorize, redeem, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'resource-not-granted',
  stage: 'correlation',
  title: 'The token request asks for a resource that was not asked for at the start',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(8707, '2.2'), rfc(8707, '2')],
  why: 'The user agreed to the resources that were named at the start. The token request may ask for some of them, but not for another one.',
  fix: 'Name every resource in the authorization request, and in the token request only those among them that the token is for.',
  notToBeConfusedWith: 'Several resource parameters, and a token request that asks for fewer than were granted: both are right.',

  needs: ['authorizationRequest', 'tokenRequest', 'tokenResponse'],
  messages: {
    notGranted:
      'The token request asks for the resource {extra}, which the authorization request did not name, and the server answered invalid_target.',
  },

  check({ authorizationRequest, tokenRequest, tokenResponse }, conclude) {
    const first = readAll(authorizationRequest, 'resource');
    const second = readAll(tokenRequest, 'resource');
    const hidden = (first.length === 0 && authorizationRequest.opaque) || (second.length === 0 && tokenRequest.opaque);
    if (hidden && first.length + second.length > 0) return conclude.inconclusive(hidden);
    if (!first.length || !second.length) return conclude.notApplicable();
    const granted = new Set(first.map(({ value }) => value));
    const extra = second.filter(({ value }) => !granted.has(value));
    if (!extra.length || textOf(tokenResponse, 'error') !== 'invalid_target') return conclude.sound();
    return conclude.faulty('notGranted', { extra: listOf(extra.map(({ value }) => quote(value))) }, [extra[0]!.at, first[0]!.at]);
  },

  examples: {
    faulty: [
      signIn({
        authorize: authorize({ resource: 'https://cal.example.com/' }),
        redeem: redeem({ resource: 'https://contacts.example.com/' }),
        answer: answered(400, '{"error":"invalid_target"}'),
      }),
    ],
    sound: [
      signIn({ authorize: authorize({ resource: 'https://cal.example.com/' }), redeem: redeem({ resource: 'https://cal.example.com/' }) }),
    ],
  },
});
