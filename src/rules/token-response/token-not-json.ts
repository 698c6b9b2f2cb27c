import { jsonMembers } from '../../oauth/json-body.ts';
import { type OAuthMessage, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-not-json',
  stage: 'token-response',
  title: 'The answer to the token request is not JSON',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '5.1'), rfc(6749, '5.2')],
  why: 'A token endpoint answers with a JSON object, for success and for errors alike. Anything else means that the request reached something that is no token endpoint, or that something on the way answered in its place.',
  fix: 'Compare the URL of the request with `token_endpoint` in the server’s metadata; look at the page for the words of a proxy, a firewall or a sign-in form. A development server that answers every unknown path with the app’s own index.html does this too: let it pass the token endpoint’s path on.',
  notToBeConfusedWith: 'GitHub, which answers form-encoded unless the request carries `Accept: application/json`.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    page: 'The token request was answered with status {status} and a web page{title}: it reached a page, not a token endpoint.',
    form: 'The token request was answered in form encoding in place of JSON. Send `Accept: application/json` to get JSON.',
    empty: 'The token request was answered with status {status} and an empty body.',
    otherJson: 'The token request was answered with status {status} and JSON that is no object.',
    text: 'The token request was answered with status {status} and a text that is no JSON{type}.',
  },

  check({ tokenResponse, tokenExchanges }, conclude) {
    const { status, body, exchange } = tokenResponse;
    const outcome = tokenExchanges.find((each) => each.response?.exchange === exchange)?.outcome;
    if (outcome === 'failed' || outcome === 'redirected' || outcome === 'unanswered' || !status) return conclude.notApplicable();
    if (!body.observed) return conclude.inconclusive(body.because);
    if (outcome === 'blocked' && body.value === '') return conclude.inconclusive('cors-blocked');
    if (jsonMembers(tokenResponse)) return conclude.sound();
    const at = [{ exchange, part: 'response-body' }] as const;
    if (tokenResponse.format === 'html') return conclude.faulty('page', { status, title: titleText(body.value) }, at);
    if (tokenResponse.format === 'form' && isTokenForm(tokenResponse)) return conclude.faulty('form', {}, at, { severity: 'note' });
    if (body.value.trim() === '') return conclude.faulty('empty', { status }, at);
    if (isJson(body.value)) return conclude.faulty('otherJson', { status }, at);
    const type = tokenResponse.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
    return conclude.faulty('text', { status, type: type ? ` (${quote(type)})` : '' }, at);
  },

  examples: {
    faulty: [signIn({ answer: answered(200, '<html><title>Login</title></html>') }), signIn({ answer: answered(404, 'Not Found') })],
    sound: [signIn(), signIn({ answer: refused })],
  },
});

const isTokenForm = (response: OAuthMessage) => ['access_token', 'error', 'id_token'].some((name) => textOf(response, name) !== undefined);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function titleText(page: string): string {
  const lower = page.slice(0, 20_000).toLowerCase();
  const start = lower.indexOf('<title');
  const open = start < 0 ? -1 : lower.indexOf('>', start);
  const end = open < 0 ? -1 : lower.indexOf('</title', open);
  const title =
    end < 0
      ? ''
      : page
          .slice(open + 1, end)
          .replace(/\s+/g, ' ')
          .trim();
  return title ? ` titled ${quote(title)}` : '';
}
