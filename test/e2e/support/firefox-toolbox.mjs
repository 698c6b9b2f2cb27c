// @ts-check

// Bodies of functions that run with the browser's own rights in its window (Marionette's chrome context).
// The toolbox has no public protocol; these are the calls that Firefox's own tests make.

const toolboxOf = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const tab = gBrowser.tabs.find((candidate) => candidate.linkedBrowser.browserId === browserId);
  if (!tab) throw new Error('The tab is gone');
`;

const panelBrowser = `
  ${toolboxOf}
  const toolbox = gDevTools.getToolboxForTab(tab);
  if (!toolbox) throw new Error('DevTools are closed');
  const outer = toolbox.doc.getElementById('toolbox-panel-iframe-' + toolId);
  const panel = outer?.contentDocument?.getElementById('webext-panels-browser');
  if (!panel?.currentURI?.spec.startsWith('moz-extension:') || !panel.messageManager) throw new Error('The panel is not there yet');
`;

/** (browserId, title, height) → the tool's id, selected. */
export const openPanel = `
  const [browserId, title, height] = arguments;
  ${toolboxOf}
  Services.prefs.setIntPref('devtools.toolbox.footer.height', height);
  const toolbox = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole', hostType: 'bottom' });
  for (let tries = 0; tries < 200; tries++) {
    const tool = toolbox.getAdditionalTools().find(({ label }) => label === title);
    if (tool) {
      await toolbox.selectTool(tool.id);
      return tool.id;
    }
    await sleep(50);
  }
  throw new Error('No panel named ' + title + '; there are ' + toolbox.getAdditionalTools().map(({ label }) => label).join(', '));
`;

/** (browserId, har): what the menu "Import HAR File" and a dropped file call. */
export const importHar = `
  const [browserId, har] = arguments;
  ${toolboxOf}
  const toolbox = await gDevTools.showToolboxForTab(tab, { toolId: 'netmonitor' });
  const { windowRequire, actions } = toolbox.getPanel('netmonitor').panelWin;
  const { HarMenuUtils } = windowRequire('devtools/client/netmonitor/src/har/har-menu-utils');
  HarMenuUtils.appendPreview(har, actions, (problem) => { throw new Error(problem); });
`;

/** (browserId) → the rows of the Network panel's table, once it has drawn one for each request. */
export const networkRows = `
  const [browserId] = arguments;
  ${toolboxOf}
  const { windowRequire, store, document } = gDevTools.getToolboxForTab(tab).getPanel('netmonitor').panelWin;
  const { getSortedRequests } = windowRequire('devtools/client/netmonitor/src/selectors/index');
  const requests = getSortedRequests(store.getState());
  if (requests.length === 0 || document.querySelectorAll('.request-list-item').length !== requests.length) return null;
  return requests.map(({ method, url, status, requestPostData, responseContent }) => ({
    method,
    url,
    status: Number(status),
    sent: requestPostData?.postData.text ?? '',
    received: responseContent?.content.text ?? '',
  }));
`;

/** (browserId) */
export const closeToolbox = `
  const [browserId] = arguments;
  ${toolboxOf}
  await gDevTools.closeToolboxForTab(tab);
`;

/** (browserId, toolId, expression) → the expression's value in the panel's document; its content security policy does not apply. */
export const evaluateInPanel = `
  const [browserId, toolId, expression] = arguments;
  ${panelBrowser}
  const channel = 'panel:' + Math.random();
  const inPanel = async (expression, channel) => {
    try {
      const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      const value = await Cu.evalInSandbox('(' + expression + ')', sandbox);
      sendAsyncMessage(channel, { value: value === undefined ? null : JSON.parse(JSON.stringify(value)) });
    } catch (error) {
      sendAsyncMessage(channel, { error: String(error) });
    }
  };
  const answer = await new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The panel did not answer in 20 s')), 20000);
    panel.messageManager.addMessageListener(channel, function listener({ data }) {
      panel.messageManager.removeMessageListener(channel, listener);
      resolve(data);
    });
    const code = '(' + inPanel + ')(' + JSON.stringify(expression) + ',' + JSON.stringify(channel) + ')';
    panel.messageManager.loadFrameScript('data:,' + encodeURIComponent(code), false);
  });
  if (answer.error) throw new Error(answer.error);
  return answer.value;
`;

/** (browserId, toolId) → where the panel begins in the window, in CSS pixels; its tab is brought to the front. */
export const panelOffset = `
  const [browserId, toolId] = arguments;
  ${panelBrowser}
  if (gBrowser.selectedTab !== tab) {
    gBrowser.selectedTab = tab;
    await sleep(200);
  }
  const box = panel.getBoundingClientRect();
  const inner = outer.contentWindow;
  return { x: inner.mozInnerScreenX - window.mozInnerScreenX + box.x, y: inner.mozInnerScreenY - window.mozInnerScreenY + box.y };
`;

/** (browserId, toolId, width, height) */
export const resizePanel = `
  const [browserId, toolId, width, height] = arguments;
  ${panelBrowser}
  window.resizeTo(Math.max(width + 40, 800), height + 400);
  toolbox.win.browsingContext.embedderElement.style.height = height + 60 + 'px';
  Object.assign(panel.style, { justifySelf: 'start', alignSelf: 'start', width: width + 'px', height: height + 'px' });
  await sleep(300);
`;

/** (browserId, toolId) → a PNG of the panel alone, base64. */
export const panelPicture = `
  const [browserId, toolId] = arguments;
  ${panelBrowser}
  const bitmap = await panel.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return bytes.toBase64();
`;

/** (browserId, width, height): the tab's own viewport, for a window has a least width. */
export const resizeTab = `
  const [browserId, width, height] = arguments;
  ${toolboxOf}
  window.resizeTo(Math.max(width + 40, 800), Math.max(height + 200, 600));
  await sleep(100);
  Object.assign(tab.linkedBrowser.style, { flex: 'none', alignSelf: 'start', justifySelf: 'start', width: width + 'px', height: height + 'px' });
  await sleep(200);
`;

/** (dark) */
export const setTheme = `
  const [dark] = arguments;
  Services.prefs.setStringPref('devtools.theme', dark ? 'dark' : 'light');
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
  Services.prefs.setIntPref('ui.systemUsesDarkTheme', dark ? 1 : 0);
`;

/** (id, patterns) */
export const grantHosts = `
  const [id, origins] = arguments;
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const extension = WebExtensionPolicy.getByID(id).extension;
  await ExtensionPermissions.add(id, { permissions: [], origins }, extension);
`;

/** (id) */
export const stopBackground = `
  const [id] = arguments;
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
`;
