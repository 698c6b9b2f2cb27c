const api = globalThis.browser ?? globalThis.chrome;
api.webRequest.onHeadersReceived.addListener(
  ({ method, url }) => {
    if (method === 'POST' && /\/token$/.test(url)) api.storage.session.set({ answered: Date.now() });
  },
  { urls: ['http://*/*', 'https://*/*'] },
);
