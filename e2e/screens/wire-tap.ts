// One browser context's whole network: a proxy that lets a page reach its server and nothing else, keeps every byte that came,
// notes whoever else was asked for, and can be cut.

import { createServer, request } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { Transform } from "node:stream";
import type { Duplex } from "node:stream";

/** The network of one context. */
export type WireTap = {
  /** The proxy's own address, for the browser. */
  readonly address: string;
  /** Everything that the server sent here so far, byte for byte. */
  readonly received: () => Buffer;
  /** How many bytes left here for the server so far. */
  readonly sent: () => number;
  /** Hosts that something in the context asked for and that are not the server. */
  readonly strangers: () => readonly string[];
  /** Breaks every connection and lets none through. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Lets so many more bytes leave and holds what comes after them, until `release`. */
  readonly holdAfter: (bytes: number) => void;
  readonly release: () => void;
  readonly close: () => Promise<void>;
};

/** Opens a tap; `port` says where the server listens now, so that it may come back elsewhere. */
export const tapTo = async (host: string, port: () => number): Promise<WireTap> => {
  const chunks: Buffer[] = [];
  const strangers: string[] = [];
  let sent = 0;
  let most = Number.POSITIVE_INFINITY;
  const held: (() => void)[] = [];
  const gate = (): Transform =>
    new Transform({
      transform: (chunk: Buffer, _, pass) => {
        sent += chunk.length;
        const on = (): void => pass(null, chunk);
        if (sent > most) held.push(on);
        else on();
      },
    });
  const open = new Set<Duplex>();
  let isCut = false;
  const keep = (socket: Duplex): void => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
  };
  const isStranger = (asked: string | undefined): boolean => {
    if (asked === host) return false;
    strangers.push(asked ?? "nobody");
    return true;
  };
  const proxy = createServer((asked, answer) => {
    const url = new URL(asked.url ?? "", `http://${host}`);
    if (isStranger(url.host)) return void answer.writeHead(403).end();
    const way = request(
      {
        host: "127.0.0.1",
        port: port(),
        method: asked.method,
        path: url.pathname + url.search,
        headers: asked.headers,
      },
      (told) => {
        chunks.push(Buffer.from(told.rawHeaders.join("\n")));
        answer.writeHead(told.statusCode ?? 502, told.headers);
        told.on("data", (chunk: Buffer) => chunks.push(chunk));
        told.pipe(answer);
      },
    );
    way.on("error", () => answer.destroy());
    asked.pipe(gate()).pipe(way);
  });
  proxy.on("connection", (socket: Duplex) => {
    if (isCut) return void socket.destroy();
    keep(socket);
  });
  proxy.on("connect", (asked, socket: Duplex) => {
    if (isStranger(asked.url)) return void socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const server = connect(port(), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      server.pipe(socket);
      socket.pipe(gate()).pipe(server);
    });
    keep(server);
    server.on("data", (chunk: Buffer) => chunks.push(chunk));
    server.on("close", () => socket.destroy());
    socket.on("close", () => server.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    received: () => Buffer.concat(chunks),
    sent: () => sent,
    strangers: () => strangers,
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    holdAfter: (bytes) => {
      most = sent + bytes;
    },
    release: () => {
      most = Number.POSITIVE_INFINITY;
      for (const on of held.splice(0)) on();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
};
