// A server: the data folder opened, the office over it, HTTP and WebSocket before it. It starts whole or not at all,
// and stops after what it has begun to answer is answered. Rules O38, O45.

import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { type Limits, makeOffice, type Office, type Store } from "@tworooms/office";
import { bytesFromText, sha256 } from "@tworooms/seal/envelope";
import { admissionFrom, type AdmissionFault } from "./admission.ts";
import { type EdgeLimits, makeDoorman, usualEdgeLimits } from "./connections.ts";
import { type FolderFault, openDataFolder, type Standing } from "./data-folder.ts";
import { strictTransport } from "./headers.ts";
import { makeHttpEdge } from "./http-edge.ts";
import {
  closeServer,
  givenOrigin,
  listen,
  type ListenFault,
  makeNodeServer,
  originsOf,
} from "./listener.ts";
import { makeLiveEdge } from "./live-edge.ts";
import { type LogLines, makeLog } from "./logging.ts";
import type { Settings } from "./settings.ts";
import type { Site } from "./site/site.ts";
import { makeSiteEdge, type SiteEdge } from "./site/site-edge.ts";

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
export type StartFault = FolderFault | AdmissionFault | ListenFault;

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
  /** The screens; without them the root is a page that says what this is. */
  readonly site?: Site;
};

const headersCount = 64;

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
  readonly site: SiteEdge | undefined;
};

/** Puts HTTP and WebSocket before an office; gives how to stop them all. */
const putBefore = (server: Server, { settings, limits, office, store, lines, site }: Front) => {
  const log = makeLog(lines);
  const doorman = makeDoorman(office, limits, settings.front);
  let isStopping = false;
  const isSecure = settings.tls !== undefined || settings.url?.startsWith("https:") === true;
  const http = makeHttpEdge({
    office,
    doorman,
    log,
    isStopping: () => isStopping,
    site,
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
  let given = "";
  const site =
    parts.site &&
    makeSiteEdge(parts.site, {
      at: "origin",
      originFor: (host) => [...origins].find((each) => new URL(each).host === host) ?? given,
    });
  const { log, close } = putBefore(server, { settings, limits, office, store, lines, site });
  const port = await listen(server, settings);
  if (typeof port !== "number") {
    await store.close();
    return port;
  }
  origins = originsOf(settings, port);
  given = givenOrigin(settings, port);
  log.event("listening");
  if (standing === "restored") log.event("restoring");
  return {
    origin: given,
    port,
    admission,
    standing,
    resume: office.resume,
    close,
  };
};
