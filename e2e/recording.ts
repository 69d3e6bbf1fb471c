// Every byte that a server ever sends to one client, as it came over the network: a proxy keeps what passes, connection by
// connection. One HTTP connection at a time, so that bytes of two runs can be laid side by side.

import { Agent, request } from "node:http";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import type { HttpPorts } from "@tworooms/client";
import { WebSocket } from "ws";

/** A recorded way to a server. */
export type Recording = {
  /** Where the proxy listens. */
  readonly port: number;
  /** What came so far, one text for each connection in the order they were made. */
  readonly bytes: () => readonly string[];
  readonly close: () => Promise<void>;
};

// The one header that answers a random key of the client's own library (RFC 6455 §4.2.2).
const withoutHandshake = (text: string): string =>
  text.replace(/^sec-websocket-accept: .*$/gim, "sec-websocket-accept: …");

/** A proxy before a server that keeps what the server sends. */
export const recordTo = async (port: number): Promise<Recording> => {
  const received: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const chunks: Buffer[] = [];
    received.push(chunks);
    const server = connect(port, "127.0.0.1");
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        client.destroy();
        server.destroy();
      });
    }
    server.on("data", (chunk) => chunks.push(chunk));
    client.pipe(server);
    server.pipe(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    bytes: () =>
      received.map((chunks) => withoutHandshake(Buffer.concat(chunks).toString("latin1"))),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
};

/** HTTP over one kept connection and WebSocket, both dialled to `port` while the origin stays the server's own. */
export const httpThrough = (
  port: number,
): { readonly ports: HttpPorts; readonly close: () => void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports: HttpPorts = {
    fetch: (url, { method, headers, body }) =>
      new Promise((resolve, reject) => {
        const { pathname, search } = new URL(url);
        const asked = request(
          {
            agent,
            host: "127.0.0.1",
            port,
            path: pathname + search,
            method,
            headers: { ...headers, "content-length": body?.length ?? 0 },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on("data", (chunk: Buffer) => chunks.push(chunk));
            response.on("error", reject);
            response.on("end", () => {
              const bytes = new Uint8Array(Buffer.concat(chunks));
              resolve({
                status: response.statusCode ?? 0,
                headers: {
                  forEach: (each) => {
                    for (const [name, value] of Object.entries(response.headers))
                      each(String(value), name);
                  },
                },
                arrayBuffer: async () => bytes.buffer,
              });
            });
          },
        );
        asked.on("error", reject);
        asked.end(body);
      }),
    openSocket: (url, protocol) => {
      const dialled = new URL(url);
      dialled.port = String(port);
      // The library's socket has the browser's spelling too; its types are merely narrower.
      return new WebSocket(dialled, protocol, {
        perMessageDeflate: false,
      }) as unknown as ReturnType<HttpPorts["openSocket"]>;
    },
  };
  return { ports, close: () => agent.destroy() };
};
