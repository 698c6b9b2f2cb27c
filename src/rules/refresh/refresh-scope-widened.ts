import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, denied, granting, refresh } from '../sample-refresh.ts';
import { listOf, quote } from '../wording.ts';

/** Scopes that many servers grant without repeating them in their answer. */
const unrepeated = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'offline']);

export default defineRule({
  id: 'refresh-scope-widened',
  stage: 'refresh',
  title: 'The refresh asks for more scope than was granted',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '6')],
  why: 'A refresh can renew what the user agreed to, or less, but never more. More needs the consent of the user, and for that a new authorization request.',
  fix: 'Leave `scope` out of the refresh request; to get more, start a new sign-in with the larger scope.',
  notToBeConfusedWith: 'A refresh for less; another order; servers that let one refresh token serve several APIs and grant the request.',

  needs: ['refreshRequest'],
  uses: ['refreshResponse', 'authorizationRequest', 'tokenRequest', 'tokenResponse'],
  messages: {
    refused: 'The refresh asks for {scopes}, which was not granted at the sign-in, and the server answered {error}.',
    unread:
      'The refresh asks for {scopes}, which was not granted at the sign-in, and the server refused it with status 400; its answer was not recorded.',
    widened: 'The refresh asks for {scopes}, which was not granted at the sign-in.',
  },

  check({ refreshExchanges, tokenExchanges, authorizationRequest }, conclude) {
    const verdicts = refreshExchanges.map(({ request, response, outcome, error }) => {
      const scope = read(request, 'scope');
      if (scope.state === 'unobserved') return conclude.inconclusive(scope.because);
      if (scope.state === 'absent' || !scope.value.trim() || outcome === 'issued') return conclude.sound();
      const asked = authorizationRequest && read(authorizationRequest, 'scope');
      const requested = asked?.state === 'present' ? spaceSeparated(asked.value) : [];
      const answer = tokenExchanges.find((exchange) => exchange.outcome === 'issued')?.response;
      const stated = textOf(answer, 'scope');
      if (stated === undefined && asked?.state === 'unobserved') return conclude.inconclusive(asked.because);
      if (stated === undefined && requested.length === 0) return conclude.inconclusive('recording-started-late');
      const granted = new Set(
        stated === undefined
          ? requested
          : [...spaceSeparated(stated.replaceAll(',', ' ')), ...requested.filter((name) => unrepeated.has(name))],
      );
      const more = spaceSeparated(scope.value).filter((name) => !granted.has(name));
      if (more.length === 0) return conclude.sound();
      const scopes = listOf(more.slice(0, 8).map(quote));
      if (outcome === 'refused' && response?.status === 400 && !response.body.observed)
        return conclude.faulty('unread', { scopes }, [scope.at], { severity: 'warning' });
      if (outcome !== 'refused' || error === undefined) return conclude.faulty('widened', { scopes }, [scope.at], { severity: 'note' });
      return conclude.faulty(
        'refused',
        { scopes, error: quote(error) },
        [scope.at],
        error === 'invalid_scope' ? {} : { severity: 'warning' },
      );
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [afterSignIn(refresh(denied('invalid_scope'), { scope: 'api admin' }))],
    sound: [afterSignIn(refresh(granting(), { scope: 'api' })), afterSignIn(refresh(granting(), { scope: 'api admin' }))],
  },
});
