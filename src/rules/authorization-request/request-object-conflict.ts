import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import type { Evidence } from '../../http/exchange.ts';
import { formPairs, urlParts } from '../../http/url.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { isPlaceholder, readAll, textOf } from '../../oauth/message.ts';
import { textMember } from '../../oauth/metadata-document.ts';
import { hostOf, schemeOf } from '../../oauth/redirect-uri.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule, type Outcome } from '../define-rule.ts';
import { milliseconds, quote } from '../wording.ts';

export default defineRule({
  id: 'request-object-conflict',
  stage: 'authorization-request',
  title: 'request and request_uri used together, or readable request object contradicts the URL',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9101, '5'), rfc(9101, '5.2'), rfc(9101, '6.3'), specification('OIDC Core', '6.1')],
  why: 'A request object is a signed copy of the request that only the server can trust. When it contradicts the address around it, or is not signed, the server must refuse it.',
  fix: 'Send either request or request_uri, put the same client_id into the object and into the address, sign the object, and make it anew for each sign-in.',
  notToBeConfusedWith:
    'Parameters that stand in the address as well: the server passes over them, so they do no harm. Unsigned objects are allowed in OpenID Connect where the client is registered for them.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'pushedAuthorizationRequest'],
  messages: {
    both: 'The authorization request carries both request and request_uri; only one of them is allowed.',
    client: 'The client_id in the address, {outer}, is not the one inside the request object, {inner}.',
    pushed: 'The client_id in the address, {outer}, is not the one that pushed the request, {inner}.',
    place: 'The request_uri {value} is neither an https address nor a URN.',
    unsigned: 'The request object is not signed: its alg is none.',
    expired: 'The request object had expired {ago} before it was sent.',
    audience: 'The request object is meant for {aud}, not for the server {issuer}.',
  },

  check({ authorizationRequest, authorizationResponse, pushedAuthorizationRequest, derived }, conclude) {
    // The message's own parameters are already those of the object, so the address is read here as it was sent.
    const own = formPairs(urlParts(authorizationRequest.url).query);
    const object = readAll(authorizationRequest, 'request')[0];
    const reference = own.find(({ name, value }) => name === 'request_uri' && value !== '');
    if (!object?.value && !reference) return conclude.notApplicable();
    const granted = authorizationOutcome(authorizationResponse, derived) === 'granted';
    const accepted = granted ? ({ severity: 'note' } as const) : {};
    const place = (name: string): Evidence => ({ exchange: authorizationRequest.exchange, part: 'request-url', name });
    const verdicts: Outcome[] = [];

    if (object?.value && object.carrier === 'query' && reference)
      verdicts.push(conclude.faulty('both', {}, [place('request'), place('request_uri')], accepted));
    if (reference && !isPlaceholder(reference.value) && !['https', 'urn'].includes(schemeOf(reference.value) ?? ''))
      verdicts.push(conclude.faulty('place', { value: quote(reference.value) }, [place('request_uri')], accepted));
    const given = own.find(({ name }) => name === 'client_id')?.value;
    const pushedBy = textOf(pushedAuthorizationRequest, 'client_id');
    if (given && pushedBy !== undefined && pushedBy !== given && ![given, pushedBy].some(isPlaceholder))
      verdicts.push(conclude.faulty('pushed', { outer: quote(given), inner: quote(pushedBy) }, [place('client_id')], accepted));
    if (!object?.value) return verdicts.length ? conclude.together(verdicts) : conclude.inconclusive('outside-the-browser');

    if (isPlaceholder(object.value)) return conclude.together([...verdicts, conclude.inconclusive('redacted')]);
    const jwt = readJwt(object.value);
    if (!jwt.readable) return conclude.together([...verdicts, conclude.inconclusive('encrypted')]);
    const { header, claims } = jwt.jwt;
    const at = [object.at] as const;
    const outer = own.find(({ name }) => name === 'client_id')?.value;
    const inner = textMember(claims, 'client_id');
    if (outer && inner !== undefined && inner !== outer && !isPlaceholder(outer))
      verdicts.push(conclude.faulty('client', { outer: quote(outer), inner: quote(inner) }, [place('client_id'), object.at], accepted));
    if (typeof header.alg === 'string' && header.alg.toLowerCase() === 'none')
      verdicts.push(conclude.faulty('unsigned', {}, at, granted ? { severity: 'note' } : { severity: 'warning' }));
    const sentAt = authorizationRequest.at;
    if (typeof claims.exp === 'number' && claims.exp * 1000 < sentAt)
      verdicts.push(conclude.faulty('expired', { ago: milliseconds(sentAt - claims.exp * 1000) }, at, accepted));
    const issuer = textMember(derived.metadata, 'issuer');
    const audiences = [claims.aud].flat().filter((each): each is string => typeof each === 'string');
    if (issuer !== undefined && audiences.length && !audiences.some((each) => each === issuer || hostOf(each) === hostOf(issuer)))
      verdicts.push(
        conclude.faulty(
          'audience',
          { aud: quote(audiences[0]!), issuer: quote(issuer) },
          at,
          granted ? { severity: 'note' } : { severity: 'warning' },
        ),
      );
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?client_id=spa-1&request=eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJvdGhlciIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIn0.c2lnbmF0dXJl`,
    ],
    sound: [
      `GET https://as.example/authorize?client_id=spa-1&request=eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJzcGEtMSIsInJlc3BvbnNlX3R5cGUiOiJjb2RlIn0.c2lnbmF0dXJl`,
    ],
  },
});
