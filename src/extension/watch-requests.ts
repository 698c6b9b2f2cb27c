import type { AnswerDetails, RequestDetails, SentDetails } from '../capture/web-request.ts';
import type { WebRequestApi } from './browser-api.ts';
import { looksInteresting, type Recorder } from './recorder.ts';
import { readAnswer } from './response-body.ts';

/** Kinds of requests that can carry a message of a sign-in, or leak one; each browser refuses the names of the other. */
const types = ['main_frame', 'sub_frame', 'xmlhttprequest', 'image', 'ping', 'other'];

type Redirect = AnswerDetails & { redirectUrl: string };
type Failure = RequestDetails & { error: string };

const urls = ['http://*/*', 'https://*/*'];

/** Lets events through, or holds them back until what was recorded before is read. */
export type Gate = <Details>(take: (details: Details) => void, details: Details) => void;

/** Registers the listeners. Of hosts that are not granted the browser tells nothing. Returns how to take them back. */
export function watchRequests(api: WebRequestApi, recorder: Recorder, gate: Gate, document: (details: RequestDetails) => void): () => void {
  const isFirefox = api.filterResponseData !== undefined;
  const filter = { urls, types: isFirefox ? [...types, 'beacon'] : types };
  // Without it Chrome leaves out Authorization, Cookie, Origin and the fields of CORS; Firefox does not know the word.
  const all = isFirefox ? [] : ['extraHeaders'];
  const begin = (details: RequestDetails): undefined => {
    if (details.type === 'main_frame') document(details);
    if (looksInteresting(details)) {
      if (isFirefox) readAnswer(api, details, (text) => gate((id) => recorder.body(id, text), details.requestId));
      gate(recorder.begin, details);
    } else if (details.type === 'main_frame' || details.type === 'sub_frame') gate(recorder.passed, details);
  };
  const sent = (details: SentDetails): undefined => void gate(recorder.sent, details);
  const answered = (details: AnswerDetails): undefined => void gate(recorder.answered, details);
  const redirected = (details: Redirect): undefined => void gate(recorder.redirected, details);
  const completed = (details: AnswerDetails): undefined => void gate(recorder.completed, details);
  const failed = (details: Failure): undefined => void gate(recorder.failed, details);
  api.onBeforeRequest.addListener(begin, filter, ['requestBody', ...(isFirefox ? ['blocking'] : [])]);
  api.onSendHeaders.addListener(sent, filter, ['requestHeaders', ...all]);
  api.onHeadersReceived.addListener(answered, filter, ['responseHeaders', ...all]);
  api.onBeforeRedirect.addListener(redirected, filter, ['responseHeaders', ...all]);
  api.onCompleted.addListener(completed, filter, ['responseHeaders', ...all]);
  api.onErrorOccurred.addListener(failed, filter);
  return () => {
    api.onBeforeRequest.removeListener(begin);
    api.onSendHeaders.removeListener(sent);
    api.onHeadersReceived.removeListener(answered);
    api.onBeforeRedirect.removeListener(redirected);
    api.onCompleted.removeListener(completed);
    api.onErrorOccurred.removeListener(failed);
  };
}
