// @ts-check
import { rows, settledRows } from '../support/panel.mjs';
import { sleep } from '../support/wait.mjs';

/** @import { Driver, Tab, View } from '../support/driver.ts' */
/** @typedef {'authorization request' | 'authorization response' | 'token request' | 'token response'} Part */
/** @typedef {{ parts: Part[], cause: string, flows: number }} Seen what a panel shows of a sign-in */
/** @typedef {{ name: string, title: string, parts: Part[], cause: string, hidden?: Part[] }} Way what there is to be seen of a way to sign in */

/** @type {Part[]} */
const whole = ['authorization request', 'authorization response', 'token request', 'token response'];
/** @type {Part[]} */
const unanswered = ['authorization request', 'authorization response', 'token request'];

/** `hidden` is what Chrome gives to no extension: the body of an answer whose page or worker DevTools do not reach.
 * @type {Way[]} */
export const ways = [
  { name: 'redirect', title: 'redirect chain, `fetch` of a form', parts: whole, cause: '' },
  { name: 'xhr', title: 'XMLHttpRequest', parts: whole, cause: '' },
  { name: 'blob', title: '`fetch` of a Blob', parts: whole, cause: '' },
  { name: 'multipart', title: '`fetch` of FormData (multipart)', parts: whole, cause: '' },
  { name: 'json', title: '`fetch` of JSON', parts: whole, cause: '' },
  { name: 'worker', title: 'token request in a dedicated worker', parts: whole, cause: '' },
  { name: 'shared-worker', title: 'token request in a shared worker', parts: whole, cause: '', hidden: ['token response'] },
  { name: 'service-worker', title: 'token request in a service worker', parts: whole, cause: '' },
  { name: 'through-service-worker', title: 'token request passing through a service worker', parts: whole, cause: '' },
  { name: 'popup', title: 'popup', parts: whole, cause: '' },
  { name: 'iframe', title: 'hidden frame, `prompt=none`', parts: whole, cause: '' },
  { name: 'fragment', title: '`response_mode=fragment` by a redirect', parts: whole, cause: '' },
  { name: 'fragment-by-script', title: '`response_mode=fragment` by a script', parts: whole, cause: '' },
  { name: 'form-post', title: '`response_mode=form_post`', parts: whole, cause: '' },
  {
    name: 'custom-scheme',
    title: 'redirect to a custom scheme (the app goes on outside the browser)',
    parts: ['authorization request', 'authorization response'],
    cause: '',
  },
  { name: 'cors-blocked', title: 'token answer withheld by CORS', parts: unanswered, cause: 'cors-response-blocked' },
  { name: 'preflight-fails', title: 'preflight refused', parts: unanswered, cause: 'cors-preflight-failed' },
  { name: 'refused', title: 'connection refused', parts: unanswered, cause: 'network-no-status' },
  { name: 'aborted', title: 'token request given up by the page', parts: unanswered, cause: 'network-no-status' },
  { name: 'left-at-once', title: 'page left as soon as the token response is there', parts: whole, cause: '', hidden: ['token response'] },
  { name: 'left-while-waiting', title: 'page left before the token answer', parts: unanswered, cause: 'network-no-status' },
];

/** Signs in the given way in a tab.
 * @param {Tab} tab
 * @param {{ url: (name: string) => string }} lab
 * @param {string} name */
export async function signIn(tab, lab, name) {
  await tab.goto(lab.url(name));
  await tab.waitFor('document.documentElement.dataset.done', 15_000);
}

/** What the panel shows of the newest sign-in; nothing within some seconds is an answer too.
 * @param {View} panel
 * @param {{ quick?: boolean }} [options]
 * @returns {Promise<Seen>} */
export async function seenIn(panel, { quick = false } = {}) {
  const list = await settledRows(panel, quick ? 2500 : 5000).catch(() => []);
  const [row] = list;
  if (!row) return { parts: [], cause: '', flows: 0 };
  await panel.click(`[data-flow=${JSON.stringify(row.flow)}]`);
  const has =
    await panel.evaluate(`Object.fromEntries(['authorizationRequest', 'authorizationResponse', 'tokenRequest', 'tokenResponse'].map((kind) =>
    [kind, [...document.querySelectorAll('[data-step="' + kind + '"] [data-parameter]')].map(({ dataset }) => dataset.parameter)]))`);
  const { authorizationRequest, authorizationResponse, tokenRequest, tokenResponse } = /** @type {Record<string, string[]>} */ (has);
  /** @type {[Part, boolean | undefined][]} */
  const parts = [
    ['authorization request', authorizationRequest?.includes('code_challenge')],
    ['authorization response', authorizationResponse?.includes('code')],
    ['token request', tokenRequest?.includes('code_verifier')],
    ['token response', tokenResponse?.includes('access_token')],
  ];
  return { parts: parts.flatMap(([part, isSeen]) => (isSeen ? part : [])), cause: row.cause, flows: list.length };
}

/** Empties the panel, signs in and returns what the panel shows.
 * @param {Tab} tab
 * @param {View} panel
 * @param {{ url: (name: string) => string }} lab
 * @param {string} name
 * @param {{ quick?: boolean }} [options] */
export async function signInSeen(tab, panel, lab, name, options) {
  await panel.click('[data-action="clear"]');
  for (let tries = 0; tries < 50 && (await rows(panel)).length; tries++) await sleep(50);
  await signIn(tab, lab, name);
  return seenIn(panel, options);
}

/** What ought to be seen and is not, in words; `all` when there is nothing.
 * @param {Way} way
 * @param {Seen} seen */
export function told({ parts, cause }, seen) {
  const missing = parts.filter((part) => !seen.parts.includes(part));
  if (missing.length === parts.length) return 'nothing';
  const named =
    seen.cause === cause ? '' : `; ${seen.cause ? `${seen.cause} is named instead of ${cause || 'success'}` : 'the cause is not named'}`;
  return (missing.length ? `not the ${missing.join(', the ')}` : 'all') + named;
}

/** Lets the extension watch every host, and waits until its background runs again (Chromium starts it anew).
 * @param {Driver} driver */
export async function grantAll(driver) {
  await driver.grantHosts(['http://*/*', 'https://*/*']);
  await sleep(1000);
}
