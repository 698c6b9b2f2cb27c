import { urlParts } from '../../http/url.ts';
import { type OAuthMessage, read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { uriDifferences, uriWithoutSecrets } from '../../oauth/uri-difference.ts';
import { firstDifference } from '../../oauth/value-difference.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../sample-sign-in.ts';
import { listOf, position, quote } from '../wording.ts';

export default defineRule({
  id: 'redirect-uri-differs',
  stage: 'correlation',
  title: 'The redirect_uri of the token request is not the one of the authorization request',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), rfc(6749, '5.2')],
  why: 'The server remembers where it sent the code and wants to hear the same address again. It compares the two as texts, character by character, so even a slash at the end makes them different.',
  fix: 'Keep the redirect URI in one constant and use it in both requests; do not build it from `location.href`.',
  notToBeConfusedWith:
    'Two spellings on the wire, such as %2E and a dot, that are equal once decoded; Google’s popup flow, which redeems with redirect_uri=postmessage; a port that differs from the registered one but is the same in both requests.',

  needs: ['tokenRequest'],
  uses: ['authorizationRequest', 'authorizationResponse'],
  readsHandover: true,
  messages: {
    elsewhere:
      'The recording begins after the authorization request, but the code came back to {first}, and the token request says {second}. A server sends the code to the redirect_uri that it was given, so the two requests most likely differ: {difference}.',
    differs:
      'The two redirect_uri values differ from {where} on: {difference}. The first, in the authorization request, is {first}; the second, in the token request, is {second}.{authority}',
  },

  check({ authorizationRequest, authorizationResponse, tokenRequest, derived }, conclude) {
    const second = read(tokenRequest, 'redirect_uri');
    if (!authorizationRequest) {
      const landed = authorizationResponse?.delivered && authorizationResponse;
      const sent = second.state === 'present' && addressOf(second.value);
      const there = landed && textOf(landed, 'code') === textOf(tokenRequest, 'code') && addressOf(landed.url);
      if (!sent || !there || derived.issued) return conclude.notApplicable();
      if (sent === there) return conclude.sound();
      const said = quote(uriWithoutSecrets(second.value));
      const difference = listOf(uriDifferences(there, sent).map(({ text }) => text));
      const at = { exchange: landed.exchange, part: 'request-url' } as const;
      return conclude.faulty('elsewhere', { first: quote(there), second: said, difference }, [second.at, at], { severity: 'warning' });
    }
    const first = read(authorizationRequest, 'redirect_uri');
    if (first.state === 'unobserved') return conclude.inconclusive(first.because);
    if (second.state === 'unobserved') return conclude.inconclusive(second.because);
    if (first.state === 'absent' || second.state === 'absent' || !first.value || !second.value) return conclude.notApplicable();
    if (first.value === second.value || isGooglePopup(first.value, second.value)) return conclude.sound();
    const difference = listOf(uriDifferences(first.value, second.value).map(({ text }) => text));
    return conclude.faulty(
      'differs',
      {
        where: position(firstDifference(first.value, second.value)),
        difference,
        first: quote(uriWithoutSecrets(first.value)),
        second: quote(uriWithoutSecrets(second.value)),
        authority: isAuthority(second.value, authorizationRequest)
          ? ' That is an address of the authorization server itself: its issuer was given in place of the redirect URI.'
          : '',
      },
      [second.at, first.at],
      derived.issued ? { severity: 'note' } : derived.failure?.at === 'handover' ? { severity: 'warning' } : undefined,
    );
  },

  examples: {
    faulty: [
      signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb/' }), answer: refused }),
      inOrder(
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200 <!doctype html>',
        redeem({ redirect_uri: 'https://app.example/cb/' }),
        refused,
      ),
      signIn({
        authorize: authorize({ redirect_uri: 'http://localhost:5173/cb' }),
        redeem: redeem({ redirect_uri: 'http://127.0.0.1:5173/cb' }),
        answer: refused,
      }),
    ],
    sound: [
      signIn(),
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&state=s1&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb
< 302 https://client.example.com/cb?code=c1&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=c1&client_id=spa-1&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb
${issued}`,
    ],
  },
});

/** Google Identity Services' code popup: https://developers.google.com/identity/oauth2/web/guides/use-code-model */
const isGooglePopup = (first: string, second: string) =>
  second === 'postmessage' && /^(storagerelay:|gis_transform|postmessage$)/i.test(first);

/** Where a browser goes for this URI, without what the response adds to it. */
function addressOf(uri: string): string | undefined {
  try {
    const { protocol, origin, pathname } = new URL(uri);
    return /^https?:$/.test(protocol) ? origin + pathname : undefined;
  } catch {
    return undefined;
  }
}

const isAuthority = (uri: string, { url }: OAuthMessage) => urlParts(uri).origin !== '' && urlParts(uri).origin === urlParts(url).origin;
