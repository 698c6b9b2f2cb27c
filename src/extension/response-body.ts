import { largestBody, worthReading } from '../capture/interesting.ts';
import type { RequestDetails } from '../capture/web-request.ts';
import type { WebRequestApi } from './browser-api.ts';

/**
 * Reads an answer while it passes, where the browser lets us (Firefox), and where it can say anything about a sign-in. Nothing is held
 * back; of one that is too large the rest passes unread, and nothing is given.
 */
export function readAnswer(api: WebRequestApi, details: RequestDetails, give: (text: string | undefined) => void): void {
  if (!worthReading({ method: details.method, url: details.url, status: 200 })) return;
  const filter = api.filterResponseData?.(details.requestId);
  if (!filter) return;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  filter.ondata = ({ data }) => {
    filter.write(data);
    size += data.byteLength;
    if (size > largestBody) {
      filter.disconnect();
      give(undefined);
    } else text += decoder.decode(data, { stream: true });
  };
  filter.onstop = () => {
    filter.close();
    if (size <= largestBody) give(text + decoder.decode());
  };
  // A redirect has no answer to read, and one from the cache may be gone already.
  filter.onerror = () => undefined;
}
