import { urlParts } from '../http/url.ts';
import { responseMessage } from '../oauth/build-message.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { textOfPage } from '../oauth/page-text.ts';
import type { Shape } from '../oauth/recognise.ts';
import { type Draft, redirectEndpointOf, serverOrigins, withoutFragment } from './draft.ts';

/** Answers of the authorization server that do not lead back: error statuses, and redirects to an error page of its own. */
export function attachPages(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  const byUrl = new Map<string, Shape[]>();
  for (const shape of shapes) {
    if (['token', 'refresh', 'preflight', 'metadata'].includes(shape.kind)) continue;
    const url = withoutFragment(shape.exchange.request.url);
    byUrl.set(url, [...(byUrl.get(url) ?? []), shape]);
  }
  for (const draft of drafts) {
    if (!draft.request) continue;
    const origins = serverOrigins(draft);
    const until = draft.responses[0]?.at ?? Number.POSITIVE_INFINITY;
    for (const { exchange } of [...draft.chain].flatMap((url) => byUrl.get(url) ?? [])) {
      if (exchange.startedAt < draft.request.at || exchange.startedAt > until) continue;
      const { origin, query } = urlParts(exchange.request.url);
      // Some servers have their error page on another host and tell it what to show.
      const isSentAway = /(?:^|&)error=[^&]/.test(query) && /(?:^|&)error_(?:description|hint|debug)=/.test(query);
      const home = urlParts(redirectEndpointOf(draft) ?? '').origin;
      if (!origins.has(origin) && !(isSentAway && origin !== home)) continue;
      const page = responseMessage('authorizationPage', exchange);
      if (page && isErrorPage(page)) draft.pages.push(page);
    }
    draft.pages.sort((a, b) => a.at - b.at);
  }
}

function isErrorPage(page: OAuthMessage): boolean {
  if (page.status === undefined) return false;
  // A navigation that another one overtook ends without an answer; only an unreachable server is a failure of its own.
  if (page.status === 0)
    return /NAME_NOT|CONNECTION|CERT|SSL|TIMED_OUT|ADDRESS|UNKNOWN_HOST|NET_TIMEOUT|REFUSED|RESET|BLOCKED_BY_(?:CLIENT|RESPONSE)/.test(
      page.networkError ?? '',
    );
  if (page.status >= 400) return true;
  // A page that forbids to be framed, in a frame.
  if (/BLOCKED_BY_RESPONSE/.test(page.networkError ?? '')) return true;
  if (page.status >= 300) return false;
  if (/[?&](?:error|authError|errorCode)=[^&]/.test(page.url) && !/[?&]code=/.test(page.url)) return true;
  // Entra ID and Azure AD B2C show their errors with status 200.
  if (page.format !== 'html' || !page.body.observed) return false;
  return /\bAAD(?:STS|B2C)\d{5,7}: /.test(page.body.value.slice(0, 200_000)) || saysError(page.body.value, page.method);
}

const refusal =
  /\berror (?:has )?occurred\b|\b(?:invalid|unknown|unauthori[sz]ed|unregistered)[ _](?:client|redirect[ _]?ur[il]|request|scope)\b|\bredirect[ _]?ur[il]\b[^.]{0,60}(?:\bnot\b|invalid|mismatch|doesn.t)|\bmissing required parameter\b/i;

/** A short page without anything to fill in, in which an authorization server excuses itself: Doorkeeper's has status 200. */
function saysError(html: string, method: string): boolean {
  if (html.length > 20_000 || /<(?:form|input)\b/i.test(html)) return false;
  const text = textOfPage(html);
  return text.length < 1500 && (refusal.test(text) || (method === 'POST' && alarm.test(html)));
}

/** What answers a form that was filled in, and shows nothing but an alert, whose words a script may put there in the person's language. */
const alarm = /<\w+(?=[^<>]{0,300}\brole=["']?alert)[^<>]{0,300}\bclass=["'][^"'<>]{0,200}(?:error|danger|negative)/i;
