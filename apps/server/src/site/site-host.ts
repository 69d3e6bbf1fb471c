// Hosts the screens apart from any server, for a delegation that would not run the operator's copy of them: the same files under
// the same headers, but the page may speak to one named server. It has no office, no store, no log and no API. Rule V218.

import { type EdgeLimits, usualEdgeLimits } from "../connections.ts";
import { siteJson, strictTransport } from "../headers.ts";
import { closeServer, givenOrigin, listen, type ListenFault, makeNodeServer } from "../listener.ts";
import { originFrom, type Reach, type ReachFault, reachFrom } from "../reach.ts";
import { makeSiteEdge } from "./site-edge.ts";
import type { Site } from "./site.ts";

/** A host to be started. */
export type HostSettings = Reach & {
  /** The origin of the server that the page speaks to. */
  readonly server: string;
};

/** Why it is not started, in a sentence for whoever hosts. */
export type HostFault =
  | ReachFault
  | ListenFault
  | { readonly fault: "bad-server"; readonly sentence: string };

/** A host that listens. */
export type HostRunning = {
  readonly origin: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** Flags as given on the command line, without their dashes. */
export type HostFlags = {
  readonly server?: string;
  readonly host?: string;
  readonly port?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly url?: string;
};

/** The port unless told otherwise. */
export const usualHostPort = 8480;

/** Settings from flags, or why they are refused. */
export const hostSettingsFrom = (
  flags: HostFlags,
  front: Reach["front"],
): HostSettings | HostFault => {
  const server = flags.server === undefined ? undefined : originFrom(flags.server);
  if (server === undefined)
    return {
      fault: "bad-server",
      sentence:
        "Give --server, the bare address of the server of the talks, such as --server https://talks.example: https, and nothing after the port.",
    };
  const reach = reachFrom(
    { said: (name) => flags[name] || undefined, front },
    { port: usualHostPort, why: "it is the one to give to people" },
  );
  return "fault" in reach ? reach : { ...reach, server };
};

/** Starts a host, or says why not. */
export const startSiteHost = async (
  settings: HostSettings,
  site: Site,
): Promise<HostRunning | HostFault> => {
  const limits: EdgeLimits = usualEdgeLimits;
  const server = makeNodeServer(settings, limits);
  if ("fault" in server) return server;
  const edge = makeSiteEdge(site, { at: "elsewhere", origin: settings.server });
  const isSecure = settings.tls !== undefined || settings.url?.startsWith("https:") === true;
  const more = isSecure ? strictTransport : {};
  const nothing = {
    status: 404,
    headers: siteJson,
    body: Buffer.from(`{"sentence":"There is nothing at this address."}`),
  };
  server.maxConnections = limits.connections;
  server.on("request", (message, response) => {
    const path = (message.url ?? "").split("?", 1)[0] ?? "";
    const ask = {
      path,
      host: message.headers.host,
      encodings: message.headers["accept-encoding"],
    };
    void (async () => {
      const file = message.method === "GET" ? await edge(ask) : undefined;
      const { status, headers, body } = file ?? nothing;
      response.sendDate = false;
      response.writeHead(status, { ...more, ...headers, "content-length": String(body.length) });
      response.end(body);
    })().catch(() => response.destroy());
  });
  const port = await listen(server, settings);
  if (typeof port !== "number") return port;
  return {
    origin: givenOrigin(settings, port),
    port,
    close: () => closeServer(server, limits.stopTime),
  };
};
