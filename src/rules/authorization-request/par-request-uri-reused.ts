import type { Evidence } from '../../http/exchange.ts';
import { textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'par-request-uri-reused',
  stage: 'authorization-request',
  title: 'A pushed request_uri was used twice',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9126, '4')],
  why: 'A request_uri stands for one request that was pushed beforehand, and servers take it once. Using it again is refused, or repeats the state and the challenge of a sign-in that is over.',
  fix: 'Push a new request for each sign-in, right before the user is sent to the server.',
  notToBeConfusedWith: 'A reload of the login page, or a way back to it, before the sign-in is complete.',

  needs: ['authorizationRequest'],
  uses: ['authorizationHop', 'authorizationResponse', 'pushedAuthorizationResponse'],
  messages: {
    again: 'The request_uri was sent again {later} after its sign-in had come to an end{refusal}.',
    otherFlow: 'The request_uri of this sign-in was already used by another one, {ago} before.',
  },

  check({ authorizationRequest, pushedAuthorizationResponse, timeline, derived }, conclude) {
    const requestUri = textOf(authorizationRequest, 'request_uri');
    const isPushed =
      requestUri !== undefined &&
      (requestUri.startsWith('urn:ietf:params:oauth:request_uri:') || requestUri === textOf(pushedAuthorizationResponse, 'request_uri'));
    if (!isPushed) return conclude.notApplicable();

    const place = (exchange: string): Evidence => ({ exchange, part: 'request-url', name: 'request_uri' });
    const ended = timeline.find(({ kind }) => kind === 'authorizationResponse');
    const again =
      ended && timeline.find((each) => each.kind === 'authorizationHop' && each.at > ended.at && each.url === authorizationRequest.url);
    if (again) {
      const wasRefused = (again.status ?? 0) >= 400;
      const values = { later: milliseconds(again.at - ended.at), refusal: wasRefused ? ', and the server refused it' : '' };
      const at = [place(again.exchange), place(authorizationRequest.exchange)] as const;
      return conclude.faulty('again', values, at, wasRefused ? {} : { severity: 'note' });
    }
    const earlier = derived.others.findLast(
      (other) =>
        other.requestUri === requestUri &&
        other.request &&
        other.startedAt <= authorizationRequest.at &&
        (other.outcome !== 'open' || other.respondedAt !== undefined),
    );
    if (!earlier?.request) return conclude.sound();
    const values = { ago: milliseconds(Math.max(0, authorizationRequest.at - earlier.startedAt)) };
    return conclude.faulty('otherFlow', values, [place(authorizationRequest.exchange), earlier.request]);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc
< 302 https://app.example/cb?code=c1&state=s1
GET https://app.example/cb?code=c1&state=s1
< 200
@ +30s
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc
< 400 {"error":"invalid_request_uri"}`,
    ],
    sound: [
      `GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc
< 200 <html></html>
@ +5s
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc
< 302 https://app.example/cb?code=c1&state=s1`,
    ],
  },
});
