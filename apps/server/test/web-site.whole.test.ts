// The screens over a real server, as a browser asks for them, and as somebody does who looks for more than there is.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import {
  hostSettingsFrom,
  readSite,
  type Site,
  startSiteHost,
  type HostFlags,
} from "@tworooms/server";
import { afterEach, expect, test } from "vitest";
import { exchange } from "./http-transport.ts";
import { madeSite, smallSite } from "./made-site.ts";
import { rawExchange } from "./raw.ts";
import { siteOverHttp } from "./site.ts";

const enders: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of enders.splice(0)) await end();
});

const siteIn = (...made: Parameters<typeof madeSite>): { readonly site: Site; hash: string } => {
  const { folder, hash, remove } = madeSite(...made);
  enders.push(remove);
  const site = readSite(folder);
  if ("fault" in site) throw new Error(site.sentence);
  return { site, hash };
};

const served = async (...made: Parameters<typeof madeSite>) => {
  const { site, hash } = siteIn(...made);
  const over = await siteOverHttp({}, { site });
  enders.push(over.close);
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    exchange(over.running.origin, { method, path, headers, body: new Uint8Array() });
  return { ...over, hash, get };
};

const hosted = async (flags: HostFlags) => {
  const { site } = siteIn();
  const settings = hostSettingsFrom({ port: "0", ...flags }, "none");
  if ("fault" in settings) throw new Error(settings.sentence);
  const running = await startSiteHost(settings, site);
  if ("fault" in running) throw new Error(running.sentence);
  enders.push(running.close);
  return running;
};

const talk = "0123456789abcdef".repeat(2);
const screenPaths = ["/", "/new", "/join", "/settings", `/t/${talk}/desk`, `/t/${talk}/room`];
const text = (body: Uint8Array): string => Buffer.from(body).toString("utf8");
const script = "/assets/index-AbCd1234.js";

const policyOf = (header: string | undefined): ReadonlyMap<string, readonly string[]> =>
  new Map(
    (header ?? "").split("; ").map((part) => {
      const [name = "", ...values] = part.split(" ");
      return [name, values] as const;
    }),
  );

const policy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "font-src": ["'self'"],
  "img-src": ["'self'", "blob:"],
  "media-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "frame-src": ["'none'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["two-rooms-worker"],
};

test("V211 every file of the site carries the whole policy and the other headers of safety", async () => {
  const { running, get } = await served();
  for (const path of [
    ...screenPaths,
    script,
    "/site-worker.js",
    "/site.json",
    "/site-settings.json",
  ]) {
    const { status, headers } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    expect(Object.fromEntries(policyOf(headers["content-security-policy"]))).toEqual({
      ...policy,
      "connect-src": ["'self'", running.origin.replace("http:", "ws:")],
    });
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
    });
    const granted = (headers["permissions-policy"] ?? "")
      .split(", ")
      .filter((each) => !each.endsWith("=()"));
    expect(granted).toEqual([
      "autoplay=(self)",
      "clipboard-write=(self)",
      "fullscreen=(self)",
      "screen-wake-lock=(self)",
    ]);
    for (const name of ["date", "etag", "last-modified", "server", "x-powered-by", "set-cookie"])
      expect(headers[name]).toBeUndefined();
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  }
});

test("V211 the page may open sockets to the address it was dialled at, and to no name that a stranger gives", async () => {
  const { running, get } = await served();
  const connectFor = async (host: string) => {
    const { headers } = await get("/", { host });
    return policyOf(headers["content-security-policy"]).get("connect-src");
  };
  const local = `localhost:${running.port}`;
  expect(await connectFor(local)).toEqual(["'self'", `ws://${local}`]);
  const own = running.origin.replace("http:", "ws:");
  expect(await connectFor("stranger.example")).toEqual(["'self'", own]);
  expect(await connectFor("x; script-src *")).toEqual(["'self'", own]);
});

test("V212 hashed assets are kept for ever and everything else never, and an encoding changes no byte", async () => {
  const { get } = await served();
  for (const path of ["/", "/site-worker.js", "/site.json", "/site-settings.json"])
    expect((await get(path)).headers["cache-control"]).toBe("no-store");
  for (const [accepted, encoding, undo] of [
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
    ["identity", undefined, (same: Uint8Array) => same],
    ["", undefined, (same: Uint8Array) => same],
  ] as const) {
    for (let time = 0; time < 2; time += 1) {
      const { headers, body } = await get(script, { "accept-encoding": accepted });
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      expect(headers["content-encoding"]).toBe(encoding);
      expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
      expect(headers["vary"]).toBe("accept-encoding");
      expect(text(undo(body))).toBe(smallSite[script]);
      expect(body.length < 2_000).toBe(encoding !== undefined);
    }
  }
  const face = await get("/assets/face-AbCd1234.woff2", { "accept-encoding": "br" });
  expect(face.headers["content-encoding"]).toBeUndefined();
  expect(face.headers["content-type"]).toBe("font/woff2");
});

test("V213 the addresses of the screens are the one page, and no other address is", async () => {
  const { get, hash } = await served();
  for (const path of [...screenPaths, `/new?x=1`]) {
    const { status, body, headers } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(text(body)).toContain(`content="${hash.slice(0, 16)}"`);
  }
  for (const path of [
    "/index.html",
    "/new/",
    "/t",
    "/demo",
    "/t/{talk}/desk",
    `/t/${talk}/people`,
    `/t/${talk}/`,
    `/t/${talk}`,
    `/t/${talk.toUpperCase()}/desk`,
    `/t/${talk}/desk/x/y`,
    `/t/${talk}x/desk`,
    "/nothing",
    "/assets/",
    "/assets/index-AbCd1235.js",
  ]) {
    const { status, headers } = await get(path);
    expect([path, status, headers["content-type"]]).toEqual([path, 404, "application/json"]);
  }
  expect((await get("/", {}, "POST")).status).toBe(404);
  expect((await get("/v1/openapi.json")).status).toBe(200);
  expect((await get("/v1/challenges")).status).toBe(405);
  expect((await get("/healthz")).status).toBe(200);
});

test("V210 only listed files are answered, whatever lies beside them and however it is asked for", async () => {
  const { running, get } = await served(smallSite, {
    "/secret.txt": "canary-4f",
    "/assets/.hidden": "canary-4f",
    "/../beside.txt": "canary-4f",
  });
  for (const path of [
    "/secret.txt",
    "/assets/.hidden",
    "/../beside.txt",
    "/assets/../../beside.txt",
    "/%2e%2e/beside.txt",
    "/assets/..%2f..%2fbeside.txt",
    "/assets/%2e%2e/secret.txt",
    "//secret.txt",
    "/./secret.txt",
    "/secret.txt\0",
    "/__proto__",
    "/constructor",
  ]) {
    const said = await rawExchange(running.port, [
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    ]);
    expect(said).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(said).not.toContain("canary");
  }
  expect((await get("/site-worker.js")).status).toBe(200);
});

test("V210, V216 a site that is not what was built is not served, and one that is not there is said to be so", () => {
  const faultOf = (change: (folder: string) => void): string => {
    const { folder, remove } = madeSite();
    enders.push(remove);
    change(folder);
    const site = readSite(folder);
    if (!("fault" in site)) return "none";
    expect(site.sentence).toContain("npm run build");
    return site.fault;
  };
  const write = (name: string, written: string) => (folder: string) =>
    writeFileSync(join(folder, name), written);
  const listed = (files: object, hash = "0".repeat(64)) =>
    write("site.json", JSON.stringify({ format: 1, hash, pages: ["/"], files }));
  expect(faultOf(() => undefined)).toBe("none");
  expect(readSite(join("no", "such", "folder"))).toMatchObject({ fault: "site-missing" });
  expect(faultOf(write("assets/index-AbCd1234.js", "other"))).toBe("site-damaged");
  expect(faultOf(write("index.html", "<!doctype html>"))).toBe("site-damaged");
  expect(faultOf(write("site.json", "{"))).toBe("site-damaged");
  expect(faultOf(listed({}))).toBe("site-damaged");
  for (const path of ["/../beside.txt", "beside.txt", "/a//b", "/.hidden", "/a/..", "/site.json"])
    expect(faultOf(listed({ [path]: "0".repeat(64) }))).toBe("site-damaged");
  for (const wrong of [undefined, "/", ["new"], ["/v1/x"], ["/t/{talk}/a/b"], ["/a.html"], [1]])
    expect(
      faultOf((folder) => {
        const list = JSON.parse(readFileSync(join(folder, "site.json"), "utf8")) as object;
        writeFileSync(join(folder, "site.json"), JSON.stringify({ ...list, pages: wrong }));
      }),
    ).toBe("site-damaged");
  // The page shows another hash than it has.
  expect(
    faultOf((folder) => {
      const tag = `<meta name="two-rooms-build" content="${"0".repeat(16)}" />`;
      const page = (smallSite["/index.html"] ?? "").replace(
        "    <title>",
        `    ${tag}\n    <title>`,
      );
      writeFileSync(join(folder, "index.html"), page);
    }),
  ).toBe("site-damaged");
});

test("V214 a log line names the kind of file, never an address that was asked for", async () => {
  const { lines, get } = await served();
  for (const path of [...screenPaths, script, "/site.json", `/t/${talk}/nothing/at/all`])
    await get(path);
  const routes = lines.flatMap((line) => {
    const { route } = JSON.parse(line) as { route?: string };
    return route === undefined ? [] : [route];
  });
  expect(routes).toEqual([
    "GET /",
    ...screenPaths.slice(1).map(() => "GET /{page}"),
    "GET /assets/{file}",
    "GET /{file}",
    "no-such-route",
  ]);
  expect(lines.join("")).not.toContain(talk.slice(0, 8));
});

test("V223 without screens the root says how to build them, and the API answers as ever", async () => {
  const { running, close } = await siteOverHttp();
  enders.push(close);
  const get = (path: string) =>
    exchange(running.origin, { method: "GET", path, headers: {}, body: new Uint8Array() });
  const root = await get("/");
  expect(root.status).toBe(200);
  expect(text(root.body)).toContain("npm run build");
  expect(text(root.body)).not.toContain("<script");
  expect((await get("/new")).status).toBe(404);
  expect((await get("/v1/openapi.json")).status).toBe(200);
});

test("V218 a host of the screens lets the page speak to the one server that it names, and has nothing else", async () => {
  const server = "https://talks.example";
  const { origin } = await hosted({ server });
  const get = (path: string, method = "GET") =>
    exchange(origin, { method, path, headers: {}, body: new Uint8Array() });
  const { status, headers } = await get("/new");
  expect(status).toBe(200);
  expect(Object.fromEntries(policyOf(headers["content-security-policy"]))).toEqual({
    ...policy,
    "connect-src": ["'self'", server, "wss://talks.example"],
  });
  expect(JSON.parse(text((await get("/site-settings.json")).body))).toEqual({ server });
  for (const path of ["/v1/challenges", "/v1/openapi.json", "/healthz", "/readyz", "/nothing"])
    expect((await get(path)).status).toBe(404);
  expect((await get("/", "POST")).status).toBe(404);
  expect((await get("/nothing")).headers).toMatchObject({
    "content-security-policy": expect.stringContaining("default-src 'none'"),
    "x-content-type-options": "nosniff",
  });
});

test("V218 a host is refused that names no server, or would speak in the clear", () => {
  const faultOf = (flags: HostFlags, front: "none" | "proxy" = "none"): string => {
    const settings = hostSettingsFrom(flags, front);
    return "fault" in settings ? settings.fault : "none";
  };
  for (const server of [undefined, "", "talks.example", "http://talks.example", "https://a/b"])
    expect(faultOf(server === undefined ? {} : { server })).toBe("bad-server");
  for (const server of ["https://u:p@talks.example", "https://talks.example/?x", "wss://a"])
    expect(faultOf({ server })).toBe("bad-server");
  const server = "https://talks.example";
  expect(hostSettingsFrom({ server }, "none")).toMatchObject({ host: "127.0.0.1", port: 8480 });
  expect(faultOf({ server: "http://127.0.0.1:8470" })).toBe("none");
  expect(faultOf({ server, host: "0.0.0.0" })).toBe("needs-tls");
  expect(faultOf({ server }, "proxy")).toBe("needs-url");
  expect(faultOf({ server, port: "x" })).toBe("bad-port");
  expect(faultOf({ server, cert: "c" })).toBe("half-certificate");
});
