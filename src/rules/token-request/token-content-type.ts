import { exchangeOf } from '../../flow/answer.ts';
import type { TokenExchange } from '../../flow/flow.ts';
import { type OAuthMessage, readHeader } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem, refused, signIn, verifier } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const form = 'application/x-www-form-urlencoded';
const json = `POST https://as.example/token\n> {"grant_type":"authorization_code","code":"SplxlOBeZQQYbYS6WxSbIA","redirect_uri":"https://app.example/cb","client_id":"spa-1","code_verifier":"${verifier}"}`;

export default defineRule({
  id: 'token-content-type',
  stage: 'token-request',
  title: 'The token request body is not form-encoded',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), rfc(6749, 'B')],
  why: 'A token endpoint reads its parameters from a form-encoded body. In any other format it finds none of them and answers “grant_type missing”, invalid_request or status 415, although everything was sent.',
  fix: 'Pass the parameters as body: new URLSearchParams({ grant_type, code, … }) and set no Content-Type by hand: the browser then writes the right one.',
  notToBeConfusedWith: 'A charset behind the media type, which is fine, and servers that document a JSON token endpoint.',
  needs: ['tokenRequest'],
  uses: ['refreshRequest'],
  messages: {
    json: 'The body of the token request is JSON, sent as {type}; the token endpoint expects a form.',
    multipart:
      'The body of the token request is multipart/form-data, which a FormData object makes; the token endpoint expects application/x-www-form-urlencoded.',
    label:
      'The body is form-encoded, but Content-Type says {type}, so the server does not read it as a form. A plain string as fetch body is sent as text/plain.',
    unlabelled: 'The token request has a body but no Content-Type.',
    object: 'The body of the token request is the text {text}: an object was turned into a text instead of being encoded.',
    other: 'The token request is sent as {type} instead of application/x-www-form-urlencoded.',
  },

  check({ tokenRequest, tokenExchanges, refreshExchanges, provider }, conclude) {
    const judge = (tokenRequest: OAuthMessage, exchange: TokenExchange | undefined) => {
      if (tokenRequest.method.toUpperCase() !== 'POST') return conclude.notApplicable();
      const header = readHeader(tokenRequest, 'content-type');
      const type = header.state === 'present' ? header.value.split(';')[0]!.trim().toLowerCase() : undefined;
      // A server that answers invalid_grant has read the code; the format is then not what stopped it.
      const wasRead = exchange?.error === 'invalid_grant' || exchange?.error === 'use_dpop_nonce';
      const severity: Severity = exchange?.outcome === 'issued' ? 'note' : wasRead ? 'warning' : 'error';
      // A server that takes JSON takes no other body for that.
      const labelled = type === undefined || type.endsWith('json');
      const ofJson: Severity = labelled && provider?.takesJsonBody?.value ? 'note' : severity;
      const inBody = { exchange: tokenRequest.exchange, part: 'request-body' } as const;
      const at = header.state === 'present' ? ([header.at, inBody] as const) : ([inBody] as const);
      const shown = { type: type === undefined ? 'a type that was not recorded' : quote(type) };

      if (tokenRequest.format === 'json') return conclude.faulty('json', shown, at, { severity: ofJson });
      if (tokenRequest.format === 'multipart' || type === 'multipart/form-data') return conclude.faulty('multipart', {}, at, { severity });
      if (!tokenRequest.body.observed) {
        if (header.state !== 'present') return conclude.inconclusive(tokenRequest.body.because);
        if (type === form) return conclude.sound();
        return type === 'application/json'
          ? conclude.faulty('json', shown, at, { severity: ofJson })
          : conclude.faulty('other', shown, at, { severity });
      }
      const body = tokenRequest.body.value.trim();
      if (/^\[object [A-Za-z]{1,40}\]$/.test(body)) return conclude.faulty('object', { text: quote(body) }, [inBody], { severity });
      if (body === '') return conclude.notApplicable();
      if (header.state === 'unobserved') return conclude.inconclusive(header.because);
      if (type === undefined) return conclude.faulty('unlabelled', {}, [inBody], { severity });
      if (type === form) return conclude.sound();
      return conclude.faulty(tokenRequest.format === 'form' ? 'label' : 'other', shown, at, { severity });
    };
    const refused = refreshExchanges.filter(({ outcome }) => outcome === 'refused' || outcome === 'unreadable');
    const first = judge(tokenRequest, exchangeOf(tokenRequest, tokenExchanges));
    return refused.length ? conclude.together([first, ...refused.map((each) => judge(each.request, each))]) : first;
  },

  examples: {
    faulty: [
      inOrder(authorize(), `${json}\n< 400 {"error":"invalid_request"}`),
      inOrder(authorize(), redeem({}, '> Content-Type: text/plain;charset=UTF-8'), '< 415'),
    ],
    sound: [
      signIn(),
      inOrder(authorize(), redeem({}, '> Content-Type: application/x-www-form-urlencoded;charset=UTF-8'), issued),
      inOrder(authorize(), redeem(), refused),
    ],
  },
});
