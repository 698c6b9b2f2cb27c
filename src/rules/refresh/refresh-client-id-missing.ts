import { couldNotAuthorize } from '../../flow/could-not-authorize.ts';
import { clientAuthentication } from '../../oauth/client-identity.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, denied, granting, refresh } from '../sample-refresh.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'refresh-client-id-missing',
  stage: 'refresh',
  title: 'The refresh request does not say which client it is from',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '6'), rfc(6749, '3.2.1')],
  why: 'A refresh token belongs to one client, and the server must check that. A page has no secret to prove who it is, so `client_id` is all that it can say; without it the server does not know whose request this is.',
  fix: "Add `client_id` to the body: `new URLSearchParams({ grant_type: 'refresh_token', refresh_token, client_id })`.",
  notToBeConfusedWith:
    'A client that authenticates itself in the Authorization header or with an assertion; a recording without that header.',

  needs: ['refreshRequest'],
  uses: ['refreshResponse', 'tokenRequest'],
  messages: {
    refused: 'The refresh request has neither a client_id nor any client authentication, and the server answered {error}.',
    unseen:
      'The refresh request has neither a client_id nor any client authentication, and the server answered {status}; what it said was not recorded.',
    unlike: 'The refresh request has no client_id, the token request of the same sign-in had one, and the server answered {error}.',
    missing: 'The refresh request has neither a client_id nor any client authentication.',
  },

  check({ refreshExchanges, tokenExchanges }, conclude) {
    const saidWho = tokenExchanges.some(
      ({ request }) => textOf(request, 'client_id') !== undefined && textOf(request, 'client_secret') === undefined,
    );
    const verdicts = refreshExchanges.map((exchange) => {
      const { request, response, outcome, error } = exchange;
      const client = read(request, 'client_id');
      if (client.state === 'present' && client.value !== '') return conclude.sound();
      if (client.state === 'unobserved') return conclude.inconclusive(client.because);
      const authentication = clientAuthentication(request);
      if (authentication.state === 'present') return conclude.sound();
      const isUnseen = authentication.state === 'unobserved' && !couldNotAuthorize(exchange);
      if (isUnseen && saidWho && clientUnknown.test(error ?? ''))
        return conclude.faulty('unlike', { error: quote(error ?? '') }, [client.at], { severity: 'warning' });
      if (isUnseen) return conclude.inconclusive(authentication.because);
      if (outcome === 'refused' && response?.body.observed === false)
        return conclude.faulty('unseen', { status: response.status ?? 0 }, [client.at], { severity: 'warning' });
      if (outcome !== 'refused' || error === undefined) return conclude.faulty('missing', {}, [client.at], { severity: 'note' });
      return conclude.faulty('refused', { error: quote(error) }, [client.at], clientUnknown.test(error) ? {} : { severity: 'warning' });
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [afterSignIn(refresh(denied('invalid_client'), { client_id: undefined }))],
    sound: [
      afterSignIn(refresh(granting())),
      afterSignIn(refresh(granting(), { client_id: undefined }, '3600s', '> Authorization: Basic c3BhLTE6czNjcjN0')),
    ],
  },
});

/** What servers say when they do not know whose request it is. */
const clientUnknown = /^(?:invalid_client|invalid_request|unauthorized_client)$/;
