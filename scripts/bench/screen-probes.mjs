// Functions that scripts/bench/screen.mjs runs inside the panel; each stands for itself.

/** Notes from now on which verdict is on screen, and since when, after each frame that changed it. */
export function watchVerdicts() {
  window.shownVerdicts = [];
  const note = () => {
    const row = document.querySelector('[data-flow][aria-selected="true"]');
    if (!row || !document.querySelector('[data-verdict]')) return;
    window.shownVerdicts.push({
      at: performance.timeOrigin + performance.now(),
      flow: row.dataset.flow,
      verdict: row.dataset.cause || row.dataset.status,
    });
  };
  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      // What is asked for with this priority within a frame comes first when that frame has been drawn.
      scheduler.postTask(note, { priority: 'user-blocking' });
    });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** When that verdict, a cause or `sound`, first stands on screen for a sign-in that was not there before; 0 when it does not come. Who waits asks nothing meanwhile. */
export async function verdictSince(since, verdict) {
  for (let tries = 0; tries < 200; tries++) {
    const at = firstShown();
    if (at) return at;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 0;
  function firstShown() {
    const before = new Set(window.shownVerdicts.filter(({ at }) => at < since).map(({ flow }) => flow));
    return window.shownVerdicts.find((shown) => shown.at >= since && shown.verdict === verdict && !before.has(shown.flow))?.at;
  }
}

/** Notes from now on when news of a token response reach the panel: DevTools' entry, or the record of the background that has its status. */
export function listen() {
  const now = () => performance.timeOrigin + performance.now();
  const isToken = ({ method, url }) => method === 'POST' && /\/token$/.test(url);
  window.heard = [];
  globalThis.chrome.devtools?.network.onRequestFinished.addListener(({ request }) => {
    if (isToken(request)) window.heard.push(now());
  });
  globalThis.chrome.storage?.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (!key.startsWith('exchange/') || !newValue) continue;
      const { exchange } = JSON.parse(newValue);
      if (isToken(exchange.request) && exchange.response.value?.status > 0) window.heard.push(now());
    }
  });
}

/** When the first of the news came; undefined without listening. */
export const heardSince = (since) => (window.heard ?? []).find((at) => at > since);

/** Megabytes of the panel's heap after what nobody needs has gone; 0 where the browser does not tell. */
export function heap() {
  globalThis.gc?.();
  return (performance.memory?.usedJSHeapSize ?? 0) / 1_000_000;
}

/** Gives the panel a file, as its button does. */
export function importFile(text) {
  const files = new DataTransfer();
  files.items.add(new File([text], 'many.har'));
  const input = document.querySelector('[data-import-file]');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Measures each key in the filter: from its event to the last change that it made, and laying that out. */
export function watchKeys() {
  window.keysTimed = [];
  let pressed;
  let changed;
  addEventListener(
    'keydown',
    () => {
      pressed = performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    changed = performance.now();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('input', () => {
    const begun = pressed;
    const heard = performance.now();
    changed = heard;
    // By then the panel has drawn what the input asked for; reading a size lays it out.
    setTimeout(() => {
      const late = performance.now();
      document.querySelector('.panel').getBoundingClientRect();
      window.keysTimed.push(changed - begun + performance.now() - late);
    }, 0);
  });
}

export const keyTimes = () => window.keysTimed;

export function clearFilter() {
  const input = document.querySelector('[data-filter]');
  input.value = '';
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Scrolls the list by some rows in each frame and returns the milliseconds between the frames. */
export function scrollFrames(count) {
  const list = document.querySelector('.list');
  return new Promise((resolve) => {
    const times = [];
    let down = 1;
    const step = (now) => {
      times.push(now);
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) down = -1;
      list.scrollTop += down * 700;
      if (times.length <= count) requestAnimationFrame(step);
      else resolve(times.slice(1).map((at, i) => at - times[i]));
    };
    requestAnimationFrame(step);
  });
}

/** Opens the panel as a page in a frame of this one, and returns the milliseconds from there until its list has so many rows and is drawn, and until they are judged. */
export async function openedWith(address, count) {
  const frame = document.createElement('iframe');
  frame.style = 'width: 1200px; height: 700px';
  const begun = performance.now();
  frame.src = address;
  document.body.replaceChildren(frame);
  const times = {};
  for (let tries = 0; tries < 3000 && !times.judged; tries++) {
    await new Promise(requestAnimationFrame);
    const page = frame.contentDocument;
    if (!page?.querySelector('.panel')) continue;
    const isWhole = (page.querySelector('.list')?.scrollHeight ?? 0) > count * 50;
    const isJudged = isWhole && page.querySelector('.list').getAttribute('aria-busy') === 'false';
    const hasRows = page.querySelector('[data-flow]') !== null;
    await scheduler.postTask(() => {}, { priority: 'user-blocking' });
    const now = performance.now() - begun;
    times.page ??= now;
    if (hasRows) times.first ??= now;
    if (isWhole) times.rows ??= now;
    if (isJudged) times.judged = now;
  }
  frame.remove();
  return times;
}

/** Puts records where the background keeps its own. */
export const record = (records) => globalThis.chrome.storage.session.set(records).then(() => true);
