import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, otherChallenge, redeem, signIn } from '../sample-sign-in.ts';
import { countOf, milliseconds } from '../wording.ts';

export default defineRule({
  id: 'attempts-overlap',
  stage: 'correlation',
  title: 'Several sign-ins ran at the same time',
  severity: 'note',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(6749, '10.12')],
  why: 'Two sign-ins of one application share its storage. That is harmless when each keeps its values under a name of its own, and mixes them up when both use the same name.',
  fix: 'Store state, nonce and verifier under keys that contain the state, so that sign-ins in several tabs do not touch each other.',
  notToBeConfusedWith: 'A silent renewal in a hidden frame beside a sign-in, and a sign-in that was given up before the next one began.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'callback', 'tokenRequest', 'tokenResponse'],
  messages: {
    overlap: 'While this sign-in was under way, {count} of the same client began, the nearest {gap} {order}.',
  },

  check({ authorizationRequest, timeline, derived }, conclude) {
    const client = read(authorizationRequest, 'client_id');
    if (client.state === 'unobserved') return conclude.inconclusive(client.because);
    if (client.state === 'absent' || textOf(authorizationRequest, 'prompt') === 'none') return conclude.notApplicable();
    const startedAt = authorizationRequest.at;
    const endedAt = Math.max(...timeline.map((message) => message.endedAt));
    const overlapping = derived.others.filter(
      (other) =>
        other.request && !other.silent && other.clientId === client.value && other.startedAt < endedAt && other.endedAt > startedAt,
    );
    const nearest = overlapping.toSorted((one, two) => Math.abs(one.startedAt - startedAt) - Math.abs(two.startedAt - startedAt))[0];
    if (!nearest) return conclude.sound();
    const gap = nearest.startedAt - startedAt;
    const values = {
      count: countOf(overlapping.length, 'other one', 'other ones'),
      gap: milliseconds(Math.abs(gap)),
      order: gap < 0 ? 'earlier' : 'later',
    };
    return conclude.faulty('overlap', values, [{ exchange: authorizationRequest.exchange, part: 'request-url' }, nearest.request!]);
  },

  examples: {
    faulty: [
      inOrder(
        authorize(),
        authorize({ state: 'st-of-the-second-one', code_challenge: otherChallenge }, { code: 'code-of-the-second-one' }),
        redeem(),
        issued,
      ),
    ],
    sound: [signIn()],
  },
});
