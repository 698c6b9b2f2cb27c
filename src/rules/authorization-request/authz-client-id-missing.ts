import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { isLiteralNothing } from '../../oauth/grant.ts';
import { isPlaceholder, readAll, whereParametersAre } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

// Names that some vendors use in its place: TikTok, WeChat, Alipay.
const otherNames = ['client_key', 'appid', 'app_id'];

export default defineRule({
  id: 'authz-client-id-missing',
  stage: 'authorization-request',
  title: 'The authorization request has no client_id',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.1'), rfc(9101, '5'), rfc(9126, '4')],
  why: 'The client_id tells the server which application asks. Without it the server cannot know where it may send the user back to, so it shows an error page.',
  fix: 'Send client_id, and look at the configuration value that should hold it: an environment variable that was not set at build time is the usual reason.',
  notToBeConfusedWith:
    'Vendors that call it client_key or appid, and servers whose address already names the client: where the server goes on, this is only noted.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse'],
  readsPushed: true,
  messages: {
    missing: 'The authorization request has no client_id.',
    empty: 'The authorization request has a client_id without a value.',
    literal: 'The client_id is the text {value}: a variable without a value was turned into text.',
  },

  check({ authorizationRequest, authorizationResponse, derived }, conclude) {
    if (!authorizationRequest.parameters.observed) return conclude.inconclusive(authorizationRequest.parameters.because);
    // A request object or a pushed request does not replace it (RFC 9101 §5), so that something is hidden excuses nothing.
    const [clientId] = readAll(authorizationRequest, 'client_id');
    if (clientId && isPlaceholder(clientId.value)) return conclude.inconclusive('redacted');
    if (!clientId && otherNames.some((name) => readAll(authorizationRequest, name).length)) return conclude.sound();

    const outcome = authorizationOutcome(authorizationResponse, derived);
    const wentOn = outcome === 'open' && authorizationRequest.status !== undefined && authorizationRequest.status < 400;
    const instead = outcome === 'granted' ? ({ severity: 'note' } as const) : wentOn ? ({ severity: 'warning' } as const) : {};
    if (!clientId) return conclude.faulty('missing', {}, [whereParametersAre(authorizationRequest)], instead);
    if (clientId.value === '') return conclude.faulty('empty', {}, [clientId.at], instead);
    if (isLiteralNothing(clientId.value)) return conclude.faulty('literal', { value: quote(clientId.value) }, [clientId.at], instead);
    return conclude.sound();
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1
< 400 <html><body>invalid_request</body></html>`,
    ],
    sound: [`GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`],
  },
});
