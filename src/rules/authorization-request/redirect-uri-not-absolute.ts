import { isLiteralNothing } from '../../oauth/grant.ts';
import { read } from '../../oauth/message.ts';
import { isVendorRedirect, schemeOf } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { characterName, position, quote } from '../wording.ts';

export default defineRule({
  id: 'redirect-uri-not-absolute',
  stage: 'authorization-request',
  title: 'The redirect URI is not an absolute URI',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1.2'), rfc(3986, '4.3')],
  why: 'The server compares the redirect URI with the registered one, character by character, and sends the browser there. A path alone, a value that was encoded twice or one with a space in it is never the registered address.',
  fix: 'Build the value from the page’s own origin, for example new URL("/callback", location.origin).href, and let URLSearchParams encode it once.',
  notToBeConfusedWith: 'Words that a vendor defined in place of an address, such as postmessage or urn:ietf:wg:oauth:2.0:oob.',

  needs: ['authorizationRequest'],
  uses: ['tokenRequest'],
  readsPushed: true,
  messages: {
    relative: 'The redirect_uri {value} is not an absolute URI: it has no scheme.',
    unreadable: 'The redirect_uri {value} cannot be read as a URI.',
    twice: 'The redirect_uri was encoded twice: after decoding it once it still reads {value}.',
    blank: 'The redirect_uri {value} contains {what} at {where}.',
    literal: 'The redirect_uri is the text {value}: a variable without a value was turned into text.',
  },

  check({ authorizationRequest, tokenRequest, derived }, conclude) {
    const instead = derived.issued ? ({ severity: 'warning' } as const) : {};
    const verdicts = [authorizationRequest, tokenRequest].flatMap((message) => {
      const redirectUri = message && read(message, 'redirect_uri');
      if (!redirectUri || redirectUri.state === 'absent') return [];
      if (redirectUri.state === 'unobserved') return [conclude.inconclusive(redirectUri.because)];
      const { value, at } = redirectUri;
      if (value === '' || isVendorRedirect(value)) return [conclude.sound()];
      const shown = { value: quote(value) };
      if (isLiteralNothing(value)) return [conclude.faulty('literal', shown, [at], instead)];
      if (/^[a-z][a-z0-9+.-]*%3a/i.test(value)) return [conclude.faulty('twice', shown, [at], instead)];
      const blank = value.search(/[\s\u0000-\u0020\u007f]/);
      if (blank >= 0)
        return [conclude.faulty('blank', { ...shown, what: characterName(value[blank]!), where: position(blank) }, [at], instead)];
      if (schemeOf(value) === undefined) return [conclude.faulty('relative', shown, [at], instead)];
      return [URL.canParse(value) ? conclude.sound() : conclude.faulty('unreadable', shown, [at], instead)];
    });
    return verdicts.length ? conclude.together(verdicts) : conclude.notApplicable();
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=%2Fcb&state=s1`,
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%253A%252F%252Fapp.example%252Fcb&state=s1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`,
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=postmessage&state=s1`,
    ],
  },
});
