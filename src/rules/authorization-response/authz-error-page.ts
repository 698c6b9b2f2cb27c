import { formPairs, urlParts } from '../../http/url.ts';
import { read, textOf } from '../../oauth/message.ts';
import { textOfPage } from '../../oauth/page-text.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { asksForCredentials, complaintOf, isGatewayPage, longState, serverOf, unencoded } from '../error-page.ts';
import { oddityOf } from '../odd-redirect-uri.ts';
import { said } from '../said.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

const redirectUri =
  /redirect[_ -]?ur[il]|redirect_mismatch|redirection ur[il]|reply (?:url|address)|callback (?:url|uri)|return url|AADSTS(?:50011|500112|900971)\b|invalid parameter: redirect_uri/i;
const client =
  /(?:client|application|app)(?:[_ -]?id)?(?: with (?:client )?id[^.<]{0,80})?(?: is| was| could)? ?(?:not (?:found|be found|known|recogni[sz]ed|registered|valid)|invalid|unknown|disabled|missing)|(?:invalid|unknown|unauthorized)[_ -]client|AADSTS(?:700016|90013)\b|deleted_client|disabled_client/i;
const names =
  /\b(AADSTS\d{4,8}|redirect_uri_mismatch|invalid_redirect_uri|redirect_mismatch|invalid_client|unauthorized_client|invalid_request|invalid_scope|invalid_target|deleted_client|disabled_client|access_denied|server_error|unsupported_response_type)\b/g;

/** A sentence that names another parameter of the request as what is wrong. */
const aboutParameter =
  /[^.<>]{0,80}\b(?:state|nonce|resource|audience|prompt|claims|max_age)\b[^.<>]{0,40}\b(?:missing|required|invalid|must|unsupported|malformed|exceeds?|too (?:long|short|large)|longer than|not (?:valid|allowed|supported))\b[^.<>]{0,80}/i;

/** Errors of a page that are about a parameter of the request, with the message that says so. */
const refusals = [
  ['invalid_scope', 'scope', 'scope'],
  ['unsupported_response_type', 'responseType', 'response_type'],
] as const;

export default defineRule({
  id: 'authz-error-page',
  stage: 'authorization-response',
  title: 'The authorization server shows an error page instead of redirecting back',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '3.1.2.4'), rfc(6749, '4.1.2.1')],
  why: 'When the redirect URI or the client id is wrong, the server must not send the browser back, because the address could be an attacker’s. It shows a page of its own, and the application never hears of it.',
  fix: 'Register the redirect URI at the server exactly as the request sends it, character by character, and compare client_id and tenant with the registration.',
  notToBeConfusedWith:
    'A sign-in, consent or second-factor page, which is also HTML without a redirect but no error; some servers show it with status 401 or 422 after a wrong password.',
  needs: ['authorizationRequest', 'authorizationPage'],
  uses: ['authorizationResponse'],
  messages: {
    redirectUri:
      'The server shows an error page (status {status}) instead of sending the user back, and the page speaks of the redirect URI{named}: {redirectUri} is not registered for client {client}.{oddity}',
    client:
      'The server shows an error page (status {status}) instead of sending the user back, and the page speaks of the client{named}: it does not know the client {client}, or does not let it sign in{with}.',
    scope:
      'The server shows an error page (status {status}) instead of sending the user back, and names invalid_scope: the scope {scope} is unknown, misspelt or not allowed for client {client}.{words}',
    responseType:
      'The server shows an error page (status {status}) instead of sending the user back, and names unsupported_response_type: it does not take response_type={responseType} from client {client}.{words}',
    other:
      'The server shows an error page (status {status}) instead of sending the user back{named}. It does so when the redirect URI ({redirectUri}) is not registered or the client ({client}) is unknown.',
    told: 'The server shows an error page (status {status}) instead of sending the user back.{words}',
    gateway:
      'The answer with status {status} says nothing of OAuth: most likely a gateway or firewall in front of the authorization server sent it{server}.{unencoded}',
    notFound:
      'The server answered 404 at {endpoint}: there is nothing at this address (a wrong path, tenant or realm), or, as some servers say it, no client {client}.{words}',
    unreachable: 'The authorization server could not be reached: the browser reports {error}.',
    broken: 'The authorization endpoint answered with status {status}: the server itself failed before it could redirect.{long}{words}',
  },

  check({ authorizationRequest, authorizationResponse, timeline, derived }, conclude) {
    if (derived.issued || (authorizationResponse && textOf(authorizationResponse, 'code'))) return conclude.sound();
    const pages = timeline.filter(({ kind }) => kind === 'authorizationPage');
    const page = pages.findLast((each) => !asksForCredentials(each));
    if (!page) return conclude.sound();
    if (page.status === undefined) return conclude.inconclusive('unanswered');
    if (page.status === 0) {
      return conclude.faulty('unreachable', { error: quote(page.networkError ?? '') }, [{ exchange: page.exchange, part: 'request-url' }], {
        fix: 'Check the host and port of the authorization endpoint, its certificate, the network, and blockers in the browser.',
      });
    }
    const at = { exchange: page.exchange, part: 'response-body' } as const;
    const request = read(authorizationRequest, 'redirect_uri');
    const { status } = page;
    const values = {
      status,
      client: quote(textOf(authorizationRequest, 'client_id') ?? ''),
      redirectUri: request.state === 'present' ? quote(request.value) : 'not in the request',
    };
    const told = formPairs(urlParts(page.url).query).flatMap(({ name, value }) => (/^error/.test(name) ? [value] : []));
    const text = [page.body.observed ? textOfPage(page.body.value) : '', ...told].join(' ');
    const found = [...new Set([...`${text} ${page.url}`.matchAll(names)].map((match) => match[1]!))].slice(0, 3);
    const named = found.length ? ` (${listOf(found)})` : '';
    const where = request.state === 'present' ? ([at, request.at] as const) : ([at] as const);
    if (redirectUri.test(text) || /redirect_(?:uri|mismatch)/i.test(found.join(' ')))
      return conclude.faulty('redirectUri', { ...values, named, oddity: oddityOf(authorizationRequest) }, where);
    if (client.test(text)) {
      const clientId = read(authorizationRequest, 'client_id');
      const unauthorized = request.state === 'present' && /unauthori[sz]ed[_ -]client/i.test(text);
      const where = unauthorized ? `, or not with the redirect URI ${values.redirectUri}` : '';
      return conclude.faulty('client', { ...values, named, with: where }, clientId.state === 'present' ? [at, clientId.at] : [at], {
        fix: 'Compare client_id with the registration (a letter swapped, another environment or tenant), and use the authorization endpoint of the server that the client is registered at.',
      });
    }
    const asked = (name: string) => read(authorizationRequest, name);
    for (const [error, message, name] of refusals) {
      if (!found.includes(error)) continue;
      const value = asked(name);
      const text = value.state === 'present' ? quote(value.value) : 'that was not sent';
      const words = said(page, timeline);
      return conclude.faulty(
        message,
        { ...values, words, scope: text, responseType: text },
        value.state === 'present' ? [at, value.at] : [at],
        {
          fix:
            message === 'scope'
              ? 'Ask only for scopes that the server lists and that this client may have, separated by spaces.'
              : 'Send response_type=code, and allow the authorization code flow for this client in its registration.',
        },
      );
    }
    if (status === 404) {
      const words = said(page, timeline, textOf(page, 'error_description') ?? textOf(page, 'error') ?? textOf(page, 'message'));
      return conclude.faulty(
        'notFound',
        { endpoint: quote(page.endpoint), client: values.client, words },
        [{ exchange: page.exchange, part: 'request-url' }],
        {
          fix: 'Take authorization_endpoint from the metadata document of the server, and compare the tenant, the realm and client_id with the registration.',
        },
      );
    }
    if (status >= 500)
      return conclude.faulty(
        'broken',
        { status, long: longState(authorizationRequest), words: said(page, timeline, complaintOf(text)) },
        [at],
        { fix: 'Try again, and look into the authorization server’s log.' },
      );
    const words = /AAD(?:STS|B2C)\d{5,8}: [^.]{10,300}\.(?: [A-Z][^.]{10,200}\.)?/.exec(text)?.[0];
    if (words !== undefined) return conclude.faulty('told', { status, words: said(page, timeline, words) }, where);
    const complaint = aboutParameter.exec(text)?.[0].trim();
    if (complaint !== undefined && text.length < 2000)
      return conclude.faulty('told', { status, words: `${said(page, timeline, complaint)}${longState(authorizationRequest)}` }, [at], {
        fix: 'Send the parameter that the page names in the form that the server asks for.',
      });
    if (status === 403 && isGatewayPage(page, text))
      return conclude.faulty('gateway', { status, server: serverOf(page), unencoded: unencoded(request) }, [at], {
        fix: 'Percent-encode redirect_uri and state (URLSearchParams does), and look into the log of the gateway or firewall for the rule that refused the address.',
      });
    return conclude.faulty('other', { ...values, named }, where);
  },

  examples: {
    faulty: [
      `${authorize().split('\n')[0]}\n< 400 <html><h1>Error</h1><p>error: redirect_uri_mismatch</p></html>`,
      `${authorize({ client_id: 'spa-2' }).split('\n')[0]}\n< 400 <html><p>invalid_client: client is invalid</p></html>`,
    ],
    sound: [`${authorize().split('\n')[0]}\n< 503 <html>Please wait</html>\n${signIn()}`],
  },
});
