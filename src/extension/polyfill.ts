import browser from 'webextension-polyfill';

/**
 * Gives Chrome versions without `browser` the promise-shaped API of Firefox; where the browser has it, this is the browser's own.
 * Imported first by each entry but the devtools page and the panel: there the polyfill takes the callback of `getContent` away,
 * and callbacks are the one form in which Chrome and Firefox agree.
 */
const scope = globalThis as { browser?: unknown };
scope.browser ??= browser;
