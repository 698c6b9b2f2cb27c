// @ts-check

// Bodies of functions that run with the browser's own rights in its window (Marionette's chrome context).
// The toolbox has no public protocol; these are the calls that Firefox's own tests make.

/** Begins each of them that has a browserId: finds its tab, and the way to its toolbox. */
export const toolboxOf = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const tab = gBrowser.tabs.find((candidate) => candidate.linkedBrowser.browserId === browserId);
  if (!tab) throw new Error('The tab is gone');
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
