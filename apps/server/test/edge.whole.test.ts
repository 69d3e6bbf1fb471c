// The HTTP edge as seen from outside: headers, health, sizes, slowness and crowds.
import { afterEach, expect, test } from "vitest";
import { exchange } from "./http-transport.ts";
import { heldSocket, rawExchange } from "./raw.ts";
import { settingsIn, siteOverHttp, started } from "./site.ts";
import { asked, tokenOf } from "../../../packages/office/test/site.ts";
import { townAt } from "../../../packages/office/test/town.ts";
import { memoryStore } from "@tworooms/office";
import { mostBlobBytes, mostEnvelopeBytes } from "@tworooms/wire";

const closers: (() => Promise<void>)[] = [];
const siteFor = async (...parts: Parameters<typeof siteOverHttp>) => {
  const site = await siteOverHttp(...parts);
  closers.push(site.close);
  return site;
};
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const empty = new Uint8Array();
const get = (origin: string, path: string, method = "GET") =>
  exchange(origin, { method, path, headers: {}, body: empty });
const log = "00".repeat(16);

const putting = (token: string): string =>
  `PUT /v1/logs/${log}/blobs/${log} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${token}Content-Type: application/octet-stream\r\nContent-Length: ${mostBlobBytes}\r\n\r\n`;

test("O35 every answer carries the headers of safety, and none that tells of time, server or state", async () => {
  const { running } = await siteFor();
  const answers = await Promise.all([
    get(running.origin, "/"),
    get(running.origin, "/healthz"),
    get(running.origin, "/readyz"),
    get(running.origin, "/v1/openapi.json"),
    get(running.origin, "/nothing"),
    get(running.origin, "/v1/challenges"),
    get(running.origin, `/v1/logs/${log}/entries?from=0&limit=1`),
    exchange(running.origin, {
      method: "POST",
      path: "/v1/challenges",
      headers: { "content-type": "application/json" },
      body: new TextEncoder().encode(`{"id":"${log}"}`),
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404, 405, 400, 200]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
    });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    for (const name of ["date", "etag", "last-modified", "server", "x-powered-by", "set-cookie"])
      expect(headers[name]).toBeUndefined();
  }
});

test("O36 not even a broken request or a refused upgrade is answered with a date", async () => {
  const { running } = await siteFor();
  const { port } = running;
  const broken = await rawExchange(port, ["NONSENSE\r\n\r\n"]);
  expect(broken).toMatch(/^HTTP\/1\.1 400 /);
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  const key = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
  const elsewhere = await rawExchange(port, [
    `GET /v1/lives HTTP/1.1\r\nHost: x\r\n${upgrade}${key}\r\n`,
  ]);
  expect(elsewhere).toMatch(/^HTTP\/1\.1 404 /);
  const bad = await rawExchange(port, [`GET /v1/live HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`]);
  expect(bad).toMatch(/^HTTP\/1\.1 400 /);
  for (const answer of [broken, elsewhere, bad]) expect(answer).not.toMatch(/^date:/im);
});

test("O35 a page from elsewhere may use the API, for it knows no cookies", async () => {
  const { running } = await siteFor();
  const asks = await get(running.origin, "/v1/heads", "OPTIONS");
  expect(asks.status).toBe(204);
  expect(asks.headers["access-control-allow-origin"]).toBe("*");
  expect(asks.headers["access-control-allow-headers"]).toContain("authorization");
  expect(asks.headers["access-control-allow-credentials"]).toBeUndefined();
  const page = await get(running.origin, "/");
  expect(page.headers["access-control-allow-origin"]).toBeUndefined();
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(new TextDecoder().decode(page.body)).not.toContain("<script");
});

test("O3 a body larger than its route takes is refused before it is taken in, stated or not", async () => {
  const { running } = await siteFor();
  const { port } = running;
  const head = `POST /v1/heads HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`;
  const stated = await rawExchange(port, [`${head}Content-Length: 65537\r\n\r\n`]);
  expect(stated).toMatch(/^HTTP\/1\.1 413 /);
  const chunk = `8000\r\n${"x".repeat(0x8000)}\r\n`;
  const unstated = await rawExchange(port, [
    `${head}Transfer-Encoding: chunked\r\n\r\n`,
    chunk,
    chunk,
    chunk,
  ]);
  expect(unstated).toMatch(/^HTTP\/1\.1 413 /);
});

test("O47 a large body is not waited for when nobody with a token vouches for it", async () => {
  const { running } = await siteFor();
  expect(await rawExchange(running.port, [putting("")])).toMatch(/^HTTP\/1\.1 400 /);
  expect(await rawExchange(running.port, [putting("Authorization: Bearer 00\r\n")])).toMatch(
    /^HTTP\/1\.1 403 /,
  );
  const founding = `POST /v1/logs HTTP/1.1\r\nHost: x\r\nConnection: close\r\ntworooms-admission: not-the-admission-token\r\nContent-Type: application/octet-stream\r\nContent-Length: ${mostEnvelopeBytes}\r\n\r\n`;
  expect(await rawExchange(running.port, [founding])).toMatch(/^HTTP\/1\.1 403 /);
});

test("O47 bodies under way of one seat are bounded, and given back when they are over", async () => {
  const { running, transport } = await siteFor({ limits: { bytesInHand: 300_000 } });
  const town = await townAt(transport());
  const token = await tokenOf(town.transport, town.a, town.table.state.log);
  const path = `/v1/logs/${town.table.state.log}/blobs/${log}`;
  const head = `PUT ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/octet-stream\r\nContent-Length: 200000\r\nExpect: 100-continue\r\n\r\n`;
  const slow = await heldSocket(running.port, head);
  // It was told to go on, so it is under way.
  await slow.heard;
  const put = (bytes: Uint8Array) =>
    asked(town.transport, {
      type: "put-blob",
      log: town.table.state.log,
      token,
      blob: log as never,
      bytes,
    });
  const bytes = new Uint8Array(200_000);
  expect(await put(bytes)).toEqual({ type: "refused", code: "too-often" });
  slow.end();
  await slow.closed;
  let answer = await put(bytes);
  while (answer.type !== "stored") answer = await put(bytes);
  expect(answer.type).toBe("stored");
});

test("O45 health says the process answers, readiness that its store takes writes", async () => {
  const store = memoryStore();
  let isBroken = false;
  const brittle = {
    ...store,
    putFact: async (...put: Parameters<typeof store.putFact>) =>
      isBroken ? ({ fault: "store-failed" } as const) : store.putFact(...put),
  };
  const { running } = await siteFor({}, { store: brittle });
  expect((await get(running.origin, "/readyz")).status).toBe(200);
  isBroken = true;
  expect((await get(running.origin, "/readyz")).status).toBe(503);
  expect((await get(running.origin, "/healthz")).status).toBe(200);
});

test("O46 whoever sends headers or a body too slowly is hung up on", async () => {
  const { running } = await siteFor({}, { edgeLimits: { headersTime: 200, requestTime: 400 } });
  const headers = await heldSocket(running.port, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow");
  const body = await heldSocket(
    running.port,
    "POST /v1/heads HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
  );
  await Promise.all([headers.closed, body.closed]);
  expect((await get(running.origin, "/healthz")).status).toBe(200);
});

test("O46 headers too large are refused", async () => {
  const { running } = await siteFor();
  const large = await rawExchange(running.port, [
    `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${"x".repeat(20_000)}\r\n\r\n`,
  ]);
  expect(large).toMatch(/^HTTP\/1\.1 (400|431) /);
});

test("O34 one address holds so many connections and no more, and a closed one makes room", async () => {
  const { running, lines } = await siteFor({}, { edgeLimits: { connectionsOfLoopback: 2 } });
  const [one, two] = [await heldSocket(running.port), await heldSocket(running.port)];
  const third = await heldSocket(running.port);
  await third.closed;
  expect(lines.some((line) => line.includes("connection-refused"))).toBe(true);
  one.end();
  two.end();
  await Promise.all([one.closed, two.closed]);
  let status = 0;
  while (status !== 200)
    status = await get(running.origin, "/healthz").then(
      (answer) => answer.status,
      () => 0,
    );
  expect(status).toBe(200);
});

test("O34 behind a proxy an address says nothing, and each request is let in for itself", async () => {
  const lines: string[] = [];
  const running = await started(
    { ...settingsIn("unused"), front: "proxy", url: "https://talks.example" },
    {
      store: memoryStore(),
      edgeLimits: { connectionsOfLoopback: 1 },
      limits: { connection: { burst: 1, perSecond: 0 } },
      log: { write: (line) => void lines.push(line) },
    },
  );
  closers.push(running.close);
  const origin = `http://127.0.0.1:${running.port}`;
  expect(running.origin).toBe("https://talks.example");
  const challenge = () =>
    exchange(origin, {
      method: "POST",
      path: "/v1/challenges",
      headers: { "content-type": "application/json" },
      body: new TextEncoder().encode(`{"id":"${log}"}`),
    });
  const answers = await Promise.all([challenge(), challenge(), challenge()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers[0]?.headers["strict-transport-security"]).toBeDefined();
});
