import { urlParts } from '../http/url.ts';
import { pageOrigin } from '../oauth/cross-origin.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { quote } from './wording.ts';

/** ` …`, why the page that the browser came back to may not find what the one that began the sign-in stored; empty when nothing shows. */
export function lostStorage(request: OAuthMessage | undefined, landing: OAuthMessage): string {
  if (!request) return ' Where the sign-in began is not in this recording: in another browser, in another app, or before it.';
  const began = pageOrigin(request);
  const ended = urlParts(landing.url).origin;
  if (began !== undefined && began !== '' && ended !== '' && began !== ended && began !== urlParts(request.url).origin)
    return ` It began on ${quote(began)} and came back to ${quote(ended)}: these are different origins and do not share storage.`;
  const [tab, other] = [request.context.tab, landing.context.tab];
  if (tab !== undefined && other !== undefined && tab !== other && request.context.opener === undefined)
    return ' It came back in another tab than the one in which it began, and sessionStorage belongs to one tab.';
  return '';
}
