import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { characterName, position, quote } from '../wording.ts';

export default defineRule({
  id: 'scope-malformed',
  stage: 'authorization-request',
  title: 'Scope contains illegal characters or separators',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.3')],
  why: 'Scopes are words with one space between them. A list that is separated otherwise, or was encoded twice, is one long word to the server, and it knows no such scope.',
  fix: 'Join the scopes with one space, ["openid", "profile"].join(" "), and let URLSearchParams encode the text once.',
  notToBeConfusedWith: 'Servers such as GitHub that document a list with commas, and commas or colons inside the name of a scope.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse'],
  readsPushed: true,
  messages: {
    twice: 'The scope was encoded twice: after decoding it once it still reads {value}.',
    separator: 'The scope {value} is separated by {separator} in place of a space.',
    spaces: 'The scope {value} has a space too many, at {where}.',
    character: 'The scope {value} contains {what} at {where}, which no scope may contain.',
  },

  check({ authorizationRequest, authorizationResponse, derived }, conclude) {
    const scope = read(authorizationRequest, 'scope');
    if (scope.state === 'unobserved') return conclude.inconclusive(scope.because);
    if (scope.state === 'absent' || scope.value === '') return conclude.notApplicable();
    const { value, at } = scope;
    const outcome = authorizationOutcome(authorizationResponse, derived);
    // Only a refusal shows that this server minds.
    const { error = 'invalid_scope', description = '' } = derived.failure ?? {};
    const minds = outcome === 'refused' && (error === 'invalid_scope' || /\bscopes?\b/i.test(description));
    const instead = minds ? {} : ({ severity: 'note' } as const);
    const shown = { value: quote(value) };
    if (/%20|%2c|%2b|%3a%2f/i.test(value)) return conclude.faulty('twice', shown, [at], outcome === 'granted' ? { severity: 'note' } : {});
    const illegal = value.search(/[^\x20\x21\x23-\x5b\x5d-\x7e]/);
    if (illegal >= 0) {
      const what = characterName(String.fromCodePoint(value.codePointAt(illegal)!));
      return conclude.faulty('character', { ...shown, what, where: position(illegal) }, [at], instead);
    }
    const separator = /^[\w.:/-]+([,+;|])[\w.:/-]+(?:\1[\w.:/-]+)*$/.exec(value)?.[1] ?? (/[\w], \w/.test(value) ? ',' : undefined);
    if (separator !== undefined) return conclude.faulty('separator', { ...shown, separator: characterName(separator) }, [at], instead);
    const space = value.startsWith(' ')
      ? 0
      : value.indexOf('  ') >= 0
        ? value.indexOf('  ') + 1
        : value.endsWith(' ')
          ? value.length - 1
          : -1;
    return space < 0 ? conclude.sound() : conclude.faulty('spaces', { ...shown, where: position(space) }, [at], instead);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&scope=openid%2Capi
< 302 https://app.example/cb?error=invalid_scope&state=s1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&scope=openid+urn%3Aapi%3Aread`,
    ],
  },
});
