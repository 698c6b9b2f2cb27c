// What screen-probes.mjs looks for, and no more: one word that changes when the browser tells of the answer to a token request.
const api = globalThis.browser ?? globalThis.chrome;
const word = document.querySelector('[data-flow]');
let count = 0;
const show = () => {
  count++;
  word.dataset.flow = `flow-${count}`;
  word.textContent = `answered ${count}`;
};
api.devtools.network.onRequestFinished.addListener((entry) => {
  const { request, response } = entry;
  if (window.way === 'access' || request.method !== 'POST' || !/\/token$/.test(request.url)) return;
  // That a request was accepted is no news without what came back.
  if (response.status >= 400) show();
  else entry.getContent(show);
});
api.storage.onChanged.addListener(({ answered }) => {
  if (window.way === 'access' && answered) show();
});
