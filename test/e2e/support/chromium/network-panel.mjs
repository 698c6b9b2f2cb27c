// @ts-check

/** What the button "Import HAR file" of the Network panel calls, run in the DevTools front-end, whose modules are private to it. */
export const importHar = (/** @type {string} */ har) => `(async () => {
  const { ViewManager } = await import('./ui/legacy/legacy.js');
  await ViewManager.ViewManager.instance().showView('network');
  const { NetworkPanel } = await import('./panels/network/network.js');
  await NetworkPanel.NetworkPanel.instance().networkLogView.onLoadFromFile(new File([${JSON.stringify(har)}], 'shared.har'));
})()`;

/** The rows of the Network panel's table, once it has one for each request of the log. */
export const networkRows = `(async () => {
  const { NetworkPanel } = await import('./panels/network/network.js');
  const { NetworkLog } = await import('./models/logs/logs.js');
  const requests = NetworkPanel.NetworkPanel.instance().networkLogView.flatNodesList().map((node) => node.request());
  if (requests.length === 0 || requests.length !== NetworkLog.NetworkLog.instance().requests().length) return undefined;
  return Promise.all(requests.map(async (request) => {
    const content = await request.requestContentData();
    return {
      method: request.requestMethod,
      url: request.url(),
      status: request.statusCode,
      sent: (await request.requestFormData()) ?? '',
      received: content.isTextContent ? content.text : '',
    };
  }));
})()`;
