import { createServer } from 'node:http';

/**
 * Opens an http server on loopback and nowhere else; its handler can be set later, when the port is known.
 * @param {number} port 0 for any free one
 * @returns {Promise<{ port: number, handle: (listener: import('node:http').RequestListener) => void, close: () => Promise<void> }>}
 */
export async function listen(port) {
  /** @type {import('node:http').RequestListener} */
  let current = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => current(request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  return {
    port: server.address().port,
    handle: (listener) => {
      current = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}
