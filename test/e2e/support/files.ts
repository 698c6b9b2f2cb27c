import type { View } from './driver.ts';

/** Gives the panel a file, as its button does. */
export const giveFile = (panel: View, name: string, text: string): Promise<void> =>
  panel.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    const input = document.querySelector('[data-import-file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

/** Lets go of a file over the panel, as a person does; `content` is an expression. */
export const dropFile = (panel: View, name: string, content: string): Promise<void> =>
  panel.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${content}].flat(), ${JSON.stringify(name)}));
    document.querySelector('.panel').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  })()`);

/** Drops a file on the panel that never comes to its end, so that it stays at being read. */
export const dropEndlessFile = (panel: View): Promise<void> =>
  panel.evaluate(`(() => {
    class Endless extends File {
      stream() { return new ReadableStream({ pull: () => new Promise(() => {}) }); }
      slice() { return { arrayBuffer: () => new Promise(() => {}), text: () => new Promise(() => {}), stream: () => this.stream() }; }
    }
    const event = new Event('drop', { bubbles: true, cancelable: true });
    event.dataTransfer = { getData: () => '', files: [new Endless(['{"log":'], 'endless.har')] };
    document.querySelector('.panel').dispatchEvent(event);
  })()`);

/** Pastes a text into the panel; Firefox takes `data` where Chromium takes `clipboardData`. */
export const pasteText = (panel: View, text: string): Promise<void> =>
  panel.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    const text = ${JSON.stringify(text)};
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, data: text, dataType: 'text/plain', bubbles: true }));
  })()`);
