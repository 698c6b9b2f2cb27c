import { isLiteralNothing, redeemsCode } from '../../oauth/grant.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const channels = { query: 'query', fragment: 'fragment (after #)', form_post: 'body of a form post' } as const;

export default defineRule({
  id: 'code-missing-in-token-request',
  stage: 'token-request',
  title: 'The token request has no code',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), rfc(6749, '5.2')],
  why: 'The authorization code is what the client exchanges for tokens. The request that should redeem it went out without it, so there was nothing to exchange.',
  fix: 'Read the code from the place where the response delivers it, and stop with an error when it is not there: new URL(location.href).searchParams.get("code") for the query.',
  notToBeConfusedWith: 'A request for another grant, such as a refresh, which needs no code.',
  needs: ['tokenRequest'],
  uses: ['authorizationResponse'],
  messages: {
    missing: 'The token request has no code{arrived}.',
    misnamed: 'The token request has no parameter “code”: it sends the code that had arrived under the name {name}.',
    empty: 'The token request has a code parameter without a value{arrived}.',
    literal: 'The code in the token request is the text {word}: the variable that should hold it had no value{arrived}.',
  },

  check({ tokenRequest, authorizationResponse }, conclude) {
    const code = read(tokenRequest, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (!redeemsCode(tokenRequest) || tokenRequest.format === 'text') return conclude.notApplicable();
    const channel = textOf(authorizationResponse, 'code') === undefined ? undefined : authorizationResponse?.delivered;
    const arrived = channel ? `, although one had arrived in the ${channels[channel]} of the response` : '';
    const received = textOf(authorizationResponse, 'code');
    const parameters = tokenRequest.parameters.observed ? tokenRequest.parameters.value : [];
    const misnamed = received && parameters.find(({ name, value }) => value === received && name !== 'code');
    if (code.state === 'absent' && misnamed) return conclude.faulty('misnamed', { name: quote(misnamed.name) }, [misnamed.at]);
    if (code.state === 'absent') return conclude.faulty('missing', { arrived }, [code.at]);
    if (code.value.trim() === '') return conclude.faulty('empty', { arrived }, [code.at]);
    if (isLiteralNothing(code.value)) return conclude.faulty('literal', { word: quote(code.value), arrived }, [code.at]);
    return conclude.sound();
  },

  examples: {
    faulty: [
      inOrder(authorize(), redeem({ code: undefined }), '< 400 {"error":"invalid_request"}'),
      inOrder(authorize(), redeem({ code: 'undefined' }), '< 400 {"error":"invalid_grant"}'),
    ],
    sound: [signIn()],
  },
});
