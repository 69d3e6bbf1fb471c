// A server: the data folder opened, the office over it, HTTP and WebSocket before it. It starts whole or not at all,
// and stops after what it has begun to answer is answered. Rules O38, O45.

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { type Limits, makeOffice, type Office, type Store } from "@tworooms/office";
import { bytesFromText, sha256 } from "@tworooms/seal/envelope";
import { admissionFrom, type AdmissionFault } from "./admission.ts";
import { type EdgeLimits, makeDoorman, usualEdgeLimits } from "./connections.ts";
import { type FolderFault, openDataFolder, type Standing } from "./data-folder.ts";
import { strictTransport } from "./headers.ts";
import { makeHttpEdge } from "./http-edge.ts";
import { makeLiveEdge } from "./live-edge.ts";
import { type LogLines, makeLog } from "./logging.ts";
import type { Settings } from "./settings.ts";

/** A server that listens. */
export type Running = {
  /** The address to give to clients: `--url`, or scheme://host:port. */
  readonly origin: string;
  readonly port: number;
  readonly admission: string;
  /** `restored`: takes only what clients offer, until it is told to resume. */
  readonly standing: Standing;
  /** Ends restoring without a restart. */
  readonly resume: () => void;
  /** Stops: nothing new, all answers given, sockets closed, store closed. */
  readonly close: () => Promise<void>;
};

/** Why a server does not start, in a sentence for the operator. */
export type StartFault =
  | FolderFault
  | AdmissionFault
  | {
      readonly fault: "port-taken" | "cannot-listen" | "bad-certificate";
      readonly sentence: string;
    };

/** What tests and benches may put in place of the usual. */
export type ServerParts = {
  readonly now?: () => number;
  readonly limits?: Partial<Limits>;
  readonly edgeLimits?: Partial<EdgeLimits>;
  /** A store instead of the data folder's, and how it stands. */
  readonly store?: Store;
  readonly standing?: Standing;
  readonly secret?: Uint8Array;
  readonly log?: LogLines;
};

const headersMost = 16_384;
const headersCount = 64;
const checkingTime = 2_000;

const bareHost = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** Origins that clients may have dialled: the operator's, the listening host's, and loopback's. */
const originsOf = ({ url, host, tls }: Settings, port: number): ReadonlySet<string> => {
  const scheme = tls === undefined ? "http" : "https";
  const hosts = ["127.0.0.1", "localhost", "[::1]", bareHost(host)];
  const own = hosts.map((each) => new URL(`${scheme}://${each}:${port}`).origin);
  return new Set(url === undefined ? own : [url, ...own]);
};

const makeNodeServer = (settings: Settings, limits: EdgeLimits): Server | StartFault => {
  const options = {
    maxHeaderSize: headersMost,
    headersTimeout: limits.headersTime,
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.idleTime,
    connectionsCheckingInterval: Math.min(checkingTime, limits.headersTime),
    noDelay: true,
  };
  if (settings.tls === undefined) return createServer(options);
  try {
    const { cert, key } = settings.tls;
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

const listen = (server: Server, { host, port }: Settings): Promise<number | StartFault> =>
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

const closeServer = (server: Server, stopTime: number): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), stopTime).unref();
  });

type Inside = {
  readonly store: Store;
  readonly standing: Standing;
  readonly admission: string;
};

const openInside = async (settings: Settings, parts: ServerParts): Promise<Inside | StartFault> => {
  const folder =
    parts.store === undefined
      ? await openDataFolder(settings.data)
      : { store: parts.store, standing: parts.standing ?? "live" };
  if ("fault" in folder) return folder;
  const admission = admissionFrom(settings.admission, settings.data);
  if (typeof admission === "string") return { ...folder, admission };
  await folder.store.close();
  return admission;
};

type Front = {
  readonly settings: Settings;
  readonly limits: EdgeLimits;
  readonly office: Office;
  readonly store: Store;
  readonly lines: LogLines;
};

/** Puts HTTP and WebSocket before an office; gives how to stop them all. */
const putBefore = (server: Server, { settings, limits, office, store, lines }: Front) => {
  const log = makeLog(lines);
  const doorman = makeDoorman(office, limits, settings.front);
  let isStopping = false;
  const isSecure = settings.tls !== undefined || settings.url?.startsWith("https:") === true;
  const http = makeHttpEdge({
    office,
    doorman,
    log,
    isStopping: () => isStopping,
    more: isSecure ? strictTransport : {},
  });
  const live = makeLiveEdge({ doorman, limits, log });
  server.maxConnections = limits.connections;
  server.maxHeadersCount = headersCount;
  server.on("connection", (socket: Socket) => {
    if (doorman.letIn(socket)) return;
    log.event("connection-refused");
    socket.destroy();
  });
  server.on("request", (message, response) => void http(message, response));
  server.on("upgrade", (message, socket, head) =>
    isStopping ? socket.destroy() : live.upgrade(message, socket, head),
  );
  server.on("clientError", (_, socket) => {
    if (socket.writable)
      socket.end("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    else socket.destroy();
  });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    isStopping = true;
    log.event("stopping");
    const closed = closeServer(server, limits.stopTime);
    await office.close();
    await live.close();
    server.closeIdleConnections();
    await closed;
    await store.close();
    log.event("stopped");
  };
  return {
    log,
    close: (): Promise<void> => {
      stopped ??= stop();
      return stopped;
    },
  };
};

/** Starts a server, or says why not. Nothing is left open when it does not start. */
export const startServer = async (
  settings: Settings,
  parts: ServerParts = {},
): Promise<Running | StartFault> => {
  const limits: EdgeLimits = { ...usualEdgeLimits, ...parts.edgeLimits };
  const server = makeNodeServer(settings, limits);
  if ("fault" in server) return server;
  const inside = await openInside(settings, parts);
  if ("fault" in inside) return inside;
  const { store, standing, admission } = inside;
  let origins: ReadonlySet<string> = new Set();
  const office = makeOffice({
    store,
    now: parts.now ?? Date.now,
    secret: parts.secret ?? randomBytes(32),
    admission: await sha256(bytesFromText(admission)),
    isOrigin: (origin) => origins.has(origin),
    start: standing === "restored" ? "restoring" : "open",
    ...(parts.limits === undefined ? {} : { limits: parts.limits }),
  });
  const lines = parts.log ?? { write: (line: string) => void process.stderr.write(line) };
  const { log, close } = putBefore(server, { settings, limits, office, store, lines });
  const port = await listen(server, settings);
  if (typeof port !== "number") {
    await store.close();
    return port;
  }
  origins = originsOf(settings, port);
  log.event("listening");
  if (standing === "restored") log.event("restoring");
  const scheme = settings.tls === undefined ? "http" : "https";
  return {
    origin: settings.url ?? new URL(`${scheme}://${bareHost(settings.host)}:${port}`).origin,
    port,
    admission,
    standing,
    resume: office.resume,
    close,
  };
};
