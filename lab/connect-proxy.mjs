import { createServer } from 'node:http';
import { connect } from 'node:net';

/**
 * Opens an https proxy (CONNECT) on loopback that leads the given hosts to one local port and refuses all others: for browsers that
 * cannot be told of host names otherwise. Firefox takes it by the preferences `network.proxy.ssl` and `network.proxy.ssl_port`.
 * @param {string[]} hosts names whose port 443 is led to the target
 * @param {number} target the local port
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function connectProxy(hosts, target) {
  const sockets = new Set();
  const keep = (socket) => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, client, head) => {
    keep(client);
    if (!hosts.some((host) => request.url === `${host}:443`)) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = keep(connect(target, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n')));
    upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  return {
    port: server.address().port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        for (const socket of sockets) socket.destroy();
      }),
  };
}
