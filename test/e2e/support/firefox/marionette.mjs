// @ts-check
import { connect } from 'node:net';

/**
 * A connection to Firefox's own remote protocol: `length:[0, id, command, parameters]` over TCP.
 * Commands run one after the other; `exclusively` keeps a few together, for context and window are the session's state.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 * @param {number} port
 */
export async function connectMarionette(port) {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void, command: string }>} */
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let lastId = 0;
  /** @type {Promise<unknown>} */
  let queue = Promise.resolve();

  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(':');
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end).toString());
      received = received.subarray(end);
      if (!Array.isArray(message)) continue; // the greeting
      const [, id, error, result] = message;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${asked.command}: ${error.error}: ${error.message}`));
      else asked?.resolve(result);
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const { reject, command } of waiting.values()) reject(new Error(`${command}: Firefox is gone`));
    waiting.clear();
  });

  /**
   * @param {string} command
   * @param {object} [parameters]
   * @returns {Promise<any>}
   */
  const send = (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new Error(`${command}: Firefox is gone`));
      lastId += 1;
      waiting.set(lastId, { resolve, reject, command });
      const text = JSON.stringify([0, lastId, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });

  return {
    /**
     * @template T
     * @param {(send: (command: string, parameters?: object) => Promise<any>) => Promise<T>} steps
     * @returns {Promise<T>}
     */
    exclusively(steps) {
      const turn = queue.then(() => steps(send));
      queue = turn.catch(() => {});
      return turn;
    },
    end: () => socket.destroy(),
  };
}
