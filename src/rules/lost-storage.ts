import { urlParts } from '../http/url.ts';
import { pageOrigin } from '../oauth/cross-origin.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { aside } from './aside.ts';
import { quote } from './wording.ts';

/** ` …`, why the page that the browser came back to may not find what the one that began the sign-in stored; empty when nothing shows. */
export function lostStorage(request: OAuthMessage | undefined, landing: OAuthMessage, page?: OAuthMessage): string {
  if (!request) return ` ${aside('beganElsewhere')}`;
  const began = page ? urlParts(page.url).origin : pageOrigin(request);
  const ended = urlParts(landing.url).origin;
  if (began !== undefined && began !== '' && ended !== '' && began !== ended && began !== urlParts(request.url).origin)
    return ` ${aside('otherOrigin', { began: quote(began), ended: quote(ended) })}`;
  const [tab, other] = [request.context.tab, landing.context.tab];
  if (tab !== undefined && other !== undefined && tab !== other && request.context.opener === undefined) return ` ${aside('otherTab')}`;
  return '';
}
