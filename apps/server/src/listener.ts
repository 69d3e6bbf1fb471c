// A program that listens: plain HTTP or TLS, bounded in headers and in time, on one port; and the addresses under which it
// can be dialled. It answers nothing by itself. Rules O8, O42, O46.

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { EdgeLimits } from "./connections.ts";
import type { Reach } from "./reach.ts";

/** Why it does not listen, in a sentence for the operator. */
export type ListenFault = {
  readonly fault: "port-taken" | "cannot-listen" | "bad-certificate";
  readonly sentence: string;
};

const headersMost = 16_384;
const checkingTime = 2_000;

const bareHost = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** Origins that clients may have dialled: the operator's, the listening host's, and loopback's. */
export const originsOf = ({ url, host, tls }: Reach, port: number): ReadonlySet<string> => {
  const scheme = tls === undefined ? "http" : "https";
  const hosts = ["127.0.0.1", "localhost", "[::1]", bareHost(host)];
  const own = hosts.map((each) => new URL(`${scheme}://${each}:${port}`).origin);
  return new Set(url === undefined ? own : [url, ...own]);
};

/** A server that does not listen yet, by TLS when there is a certificate. */
export const makeNodeServer = (reach: Reach, limits: EdgeLimits): Server | ListenFault => {
  const options = {
    maxHeaderSize: headersMost,
    headersTimeout: limits.headersTime,
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.idleTime,
    connectionsCheckingInterval: Math.min(checkingTime, limits.headersTime),
    noDelay: true,
  };
  if (reach.tls === undefined) return createServer(options);
  try {
    const { cert, key } = reach.tls;
    const pem = { cert: readFileSync(cert), key: readFileSync(key) };
    return createTlsServer({ ...options, ...pem, minVersion: "TLSv1.2" });
  } catch {
    return {
      fault: "bad-certificate",
      sentence:
        "The files of --cert and --key cannot be read as a certificate and its key in PEM: check both, or make new ones with tworooms certificate.",
    };
  }
};

/** Listens; gives the port, or why not. */
export const listen = (server: Server, { host, port }: Reach): Promise<number | ListenFault> =>
  new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      resolve({
        fault: isTaken ? "port-taken" : "cannot-listen",
        sentence: isTaken
          ? `Port ${port} is taken by another program: stop that one, or name another with --port.`
          : `Cannot listen on ${host} port ${port} (${error.code ?? "unknown"}): name another with --host or --port.`,
      });
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

/** Takes nothing new, and ends what has not ended by itself after a time. */
export const closeServer = (server: Server, stopTime: number): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), stopTime).unref();
  });

/** The address to give to people: the one that was said, or scheme://host:port. */
export const givenOrigin = ({ url, host, tls }: Reach, port: number): string =>
  url ?? new URL(`${tls === undefined ? "http" : "https"}://${bareHost(host)}:${port}`).origin;
