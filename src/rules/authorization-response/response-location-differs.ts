import { absoluteUrl, formPairs, urlParts } from '../../http/url.ts';
import { responseHeader } from '../../oauth/exchange-headers.ts';
import { read, textOf } from '../../oauth/message.ts';
import { isVendorRedirect } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { uriDifferences } from '../../oauth/uri-difference.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'response-location-differs',
  stage: 'authorization-response',
  title: 'The user landed on a different URI than the redirect_uri',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1.2'), rfc(6749, '4.1.2'), rfc(8252, '8.10')],
  why: 'The answer went to another address than the one that the client asked for. The page there may belong to another origin, where the stored verifier and state cannot be read.',
  fix: 'Find who changes the address: a default redirect URI at the server, or a proxy. Until then send the requested redirect_uri, not the one you landed on, in the token request.',
  notToBeConfusedWith:
    'A second redirect by the application’s own server (http to https, an added slash) after the authorization server had sent the user to the right place.',
  needs: ['authorizationRequest', 'authorizationResponse'],
  uses: ['callback'],
  messages: {
    differs:
      'The server sent the user to {landed} although redirect_uri is {requested}: comparing requested (first) and real (second), {how}.',
    queryLost: 'The redirect URI has a query of its own, but the response does not carry its {names} any more.',
    secondHop: 'The application’s server redirected the answer once more, from {from} to {to}; the parameters were kept.',
  },

  check({ authorizationRequest, authorizationResponse, callback, derived }, conclude) {
    const requested = read(authorizationRequest, 'redirect_uri');
    if (requested.state === 'unobserved') return conclude.inconclusive(requested.because);
    if (requested.state === 'absent' || requested.value === '' || isVendorRedirect(requested.value)) return conclude.notApplicable();
    const answer = read(authorizationResponse, textOf(authorizationResponse, 'code') === undefined ? 'error' : 'code');
    const at = answer.state === 'present' ? answer.at : ({ exchange: authorizationResponse.exchange, part: 'response-header' } as const);
    const instead = derived.issued ? ({ severity: 'note' } as const) : {};

    const differences = uriDifferences(comparable(requested.value), comparable(authorizationResponse.url));
    if (differences.length) {
      const values = {
        landed: quote(authorizationResponse.endpoint),
        requested: quote(requested.value),
        how: listOf(differences.map(({ text }) => text)),
      };
      return conclude.faulty('differs', values, [at, requested.at], instead);
    }
    const kept = authorizationResponse.parameters.observed ? authorizationResponse.parameters.value : [];
    const lost = formPairs(urlParts(requested.value).query).filter(
      (own) => !kept.some((parameter) => parameter.name === own.name) && !urlParts(authorizationResponse.url).query.includes(own.name),
    );
    if (lost.length && authorizationResponse.delivered !== 'form_post') {
      return conclude.faulty('queryLost', { names: listOf(lost.map(({ name }) => quote(name))) }, [at, requested.at], instead);
    }
    const hop = callback && responseHeader(callback, 'location');
    if (callback && hop?.state === 'present' && isRedirect(callback.status)) {
      const to = absoluteUrl(hop.value, callback.url);
      const code = textOf(callback, 'code');
      if (code !== undefined && formPairs(urlParts(to).query).some((pair) => pair.value === code)) {
        const values = { from: quote(comparable(callback.url)), to: quote(comparable(to)) };
        return conclude.faulty('secondHop', values, [hop.at], {
          severity: 'note',
          fix: 'Register and request the address that the page really has, so that no second redirect is needed.',
        });
      }
    }
    return conclude.sound();
  },

  examples: {
    faulty: [authorize().replace('302 https://app', '302 https://www.app')],
    sound: [signIn()],
  },
});

const isRedirect = (status: number | undefined) => status !== undefined && [301, 302, 303, 307, 308].includes(status);

/** A URI without query and fragment, in the normal form of RFC 3986 §6.2.2 where it is one of the web. */
function comparable(uri: string): string {
  const cut = uri.search(/[?#]/);
  const base = cut < 0 ? uri : uri.slice(0, cut);
  if (!/^https?:\/\//i.test(base)) return base.replace(/^([^:/]+:\/\/[^/]+)\/$/, '$1');
  try {
    return new URL(base).href;
  } catch {
    return base;
  }
}
