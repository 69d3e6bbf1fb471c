// Answers a browser with the files of the site, from memory: a listed file by its path, the page for the addresses of
// the screens, and nothing for anything else, so that what is no file is refused like every unknown address. It is told a
// path and writes none down: log lines name kinds of files. Rules V210 to V214.

import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { indexPath } from "./site-digest.ts";
import { siteHeaders, type SiteReach } from "./site-headers.ts";
import type { Site, SiteFile } from "./site.ts";

/** What a browser says when it asks for a file. */
export type SiteAsk = {
  readonly path: string;
  readonly host: string | undefined;
  readonly encodings: string | undefined;
};

/** A file on its way, and the kind that a log line may name. */
export type SiteAnswer = {
  readonly route: string;
  readonly status: 200;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Answers what is of the site, and nothing else. */
export type SiteEdge = (ask: SiteAsk) => Promise<SiteAnswer | undefined>;

/** Where the page finds its server: where it came from (the origin for a dialled host), or at another origin. */
export type SiteServer =
  | { readonly at: "origin"; readonly originFor: (host: string | undefined) => string }
  | { readonly at: "elsewhere"; readonly origin: string };

const settingsPath = "/site-settings.json";

const squeezable = /^(?:text|application|image\/svg)/;
const squeeze: Readonly<Record<string, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** The best encoding that a browser takes: `br`, `gzip`, or none. */
const encodingFor = (accepted: string | undefined): string | undefined => {
  const taken = new Set(
    (accepted ?? "")
      .toLowerCase()
      .split(",")
      .map((one) => one.split(";").map((part) => part.trim()))
      .filter(([, weight]) => weight === undefined || !/^q=0(?:\.0*)?$/.test(weight))
      .map(([name]) => name),
  );
  return ["br", "gzip"].find((name) => taken.has(name));
};

/** Makes the edge of a site. */
export const makeSiteEdge = (site: Site, server: SiteServer): SiteEdge => {
  const isPage = (path: string): boolean =>
    site.pages.has(path.replace(/^\/t\/[0-9a-f]{32}\//, "/t/{talk}/"));
  const routeOf = (path: string): string => {
    if (isPage(path)) return path === "/" ? "GET /" : "GET /{page}";
    return path.startsWith("/assets/") ? "GET /assets/{file}" : "GET /{file}";
  };
  const squeezed = new Map<string, Promise<Uint8Array>>();
  const settings: SiteFile = {
    bytes: Buffer.from(JSON.stringify(server.at === "elsewhere" ? { server: server.origin } : {})),
    type: "application/json",
    isLasting: false,
  };
  const fileAt = (path: string): SiteFile | undefined => {
    if (path === settingsPath) return settings;
    if (isPage(path)) return site.files.get(indexPath);
    return path === indexPath ? undefined : site.files.get(path);
  };
  const squeezedOnce = (path: string, { bytes }: SiteFile, encoding: string) => {
    const name = `${encoding} ${isPage(path) ? indexPath : path}`;
    const known = squeezed.get(name) ?? squeeze[encoding]?.(bytes) ?? Promise.resolve(bytes);
    squeezed.set(name, known);
    return known;
  };
  const reachFor = (host: string | undefined): SiteReach =>
    server.at === "elsewhere"
      ? { origin: server.origin, isElsewhere: true }
      : { origin: server.originFor(host), isElsewhere: false };

  return async ({ path, host, encodings }) => {
    const file = fileAt(path);
    if (file === undefined) return undefined;
    const headers = {
      ...siteHeaders(reachFor(host), file.isLasting ? "lasting" : "never"),
      "content-type": file.type,
    };
    const route = routeOf(path);
    if (!squeezable.test(file.type)) return { route, status: 200, headers, body: file.bytes };
    const encoding = encodingFor(encodings);
    const varied = { ...headers, vary: "accept-encoding" };
    if (encoding === undefined) return { route, status: 200, headers: varied, body: file.bytes };
    return {
      route,
      status: 200,
      headers: { ...varied, "content-encoding": encoding },
      body: await squeezedOnce(path, file, encoding),
    };
  };
};
