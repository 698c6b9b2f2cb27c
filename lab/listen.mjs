import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

/**
 * Opens an http or https server on loopback and nowhere else; its handler can be set later, when the port is known.
 * @param {number} port 0 for any free one
 * @param {{ key: string, cert: string }} [certificate] PEM, for https
 * @returns {Promise<{ port: number, handle: (listener: import('node:http').RequestListener) => void, close: () => Promise<void> }>}
 */
export async function listen(port, certificate) {
  /** @type {import('node:http').RequestListener} */
  let current = (_request, response) => response.writeHead(503).end();
  const listener = (request, response) => current(request, response);
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
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
