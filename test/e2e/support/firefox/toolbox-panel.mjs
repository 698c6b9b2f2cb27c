// @ts-check
import { toolboxOf } from './toolbox.mjs';

// Bodies of functions that run with the browser's own rights in its window (Marionette's chrome context).

const panelBrowser = `
  ${toolboxOf}
  const toolbox = gDevTools.getToolboxForTab(tab);
  if (!toolbox) throw new Error('DevTools are closed');
  const outer = toolbox.doc.getElementById('toolbox-panel-iframe-' + toolId);
  const panel = outer?.contentDocument?.getElementById('webext-panels-browser');
  if (!panel?.currentURI?.spec.startsWith('moz-extension:') || !panel.messageManager) throw new Error('The panel is not there yet');
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
