import { sameSite } from '../../http/site.ts';
import { formDecode, urlParts } from '../../http/url.ts';
import { type OAuthMessage, readHeader, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const landing = 'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200 <html></html>';
const collect = (query: string) =>
  `GET https://www.stats.test/collect?${query}\n> Referer: https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200`;

export default defineRule({
  id: 'callback-third-party',
  stage: 'authorization-response',
  title: 'Third-party resources load while the code is in the URL',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1.2.5'), rfc(9700, '4.2.4')],
  why: 'While the code stands in the address bar, whatever the page loads from elsewhere may see it: a script can read the URL, and a request may carry it along.',
  fix: 'Give the callback a page of its own that loads nothing but the code that finishes the sign-in, and clean the URL before anything else runs.',
  notToBeConfusedWith:
    'Requests to the authorization server (tokens, keys, metadata), to hosts of the application itself, and those of browser extensions.',
  needs: ['authorizationResponse', 'bystander'],
  uses: ['authorizationRequest', 'tokenRequest', 'metadata'],
  messages: {
    sent: 'The callback page made a request to {host} that carries the code of this sign-in.',
    loaded: 'The callback page loaded a {type} from {host} while the code stood in its URL.',
  },

  check({ authorizationRequest, authorizationResponse, tokenRequest, metadata, timeline, tokenExchanges }, conclude) {
    const code = textOf(authorizationResponse, 'code');
    if (code === undefined) return conclude.notApplicable();
    const own = [authorizationResponse.url, authorizationRequest?.url, tokenRequest?.url, metadata?.url]
      .filter((url) => url !== undefined)
      .map((url) => urlParts(url).host);
    const redeemed = tokenExchanges.find(({ outcome }) => outcome === 'issued')?.response?.at ?? Number.POSITIVE_INFINITY;
    const seen = new Set<string>();
    const faults = timeline
      .filter((message) => message.kind === 'bystander' && message.at >= authorizationResponse.at - 1000)
      .flatMap((message) => {
        const { host, origin } = urlParts(message.url);
        if (!/^https?:/.test(origin) || seen.has(host) || own.some((each) => sameSite(each, host))) return [];
        const referer = readHeader(message, 'referer');
        const body = message.body.observed ? message.body.value : '';
        if (handsOver(message, code)) return [];
        const carries = [message.url, body].some((text) => formDecode(text).includes(code));
        const refers = referer.state === 'present' && formDecode(referer.value).includes(code);
        const started = [message.context.initiator, message.context.page].some((text) => text?.includes(code));
        if (!carries && !refers && !started) return [];
        seen.add(host);
        const at = refers && referer.state === 'present' ? referer.at : ({ exchange: message.exchange, part: 'request-url' } as const);
        const instead = message.at > redeemed ? ({ severity: 'note' } as const) : {};
        const type = message.context.resourceType ?? 'resource';
        return carries
          ? [conclude.faulty('sent', { host: quote(host) }, [at], instead)]
          : [conclude.faulty('loaded', { type: quote(type), host: quote(host) }, [at], instead)];
      });
    return conclude.together(faults);
  },

  examples: {
    faulty: [inOrder(authorize(), landing, collect('v=1'), redeem())],
    sound: [inOrder(authorize(), landing, collect('v=1').replace('www.stats.test', 'cdn.app.example'), redeem())],
  },
});

/** A page that gives the code to a server of its own, on whatever host, to be redeemed there: in a body, as a value by itself; Firebase gives the whole URL. */
const handsOver = ({ parameters, method }: OAuthMessage, code: string): boolean =>
  method !== 'GET' &&
  parameters.observed &&
  parameters.value.some(({ carrier, name, value }) => carrier === 'body' && (value === code || name === 'requestUri'));
