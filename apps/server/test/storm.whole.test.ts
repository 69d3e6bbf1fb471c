// Ten thousand malformed requests, envelopes and frames against a server with little memory.
import { type BlobId, httpFromRequest, type HttpRequest, livePath } from "@tworooms/wire";
import { WebSocket } from "ws";
import { Agent } from "node:http";
import { expect, test } from "vitest";
import { said, senderOf, word, asked } from "../../../packages/office/test/site.ts";
import { townAt } from "../../../packages/office/test/town.ts";
import { sealedBy } from "../../../packages/seal/test/hands.ts";
import { startChild } from "./child-server.ts";
import { exchange, httpTransport } from "./http-transport.ts";
import { rawExchange } from "./raw.ts";
import { makeFolder } from "./site.ts";

/** The same storm each time: a small generator of numbers (xorshift32). */
const dice = (seed: number): ((sides: number) => number) => {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
};

const junkBytes = (roll: (sides: number) => number, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => roll(256));

const junkText = (roll: (sides: number) => number): string =>
  [
    "{",
    "[".repeat(roll(2_000)),
    '{"type":"follow"}',
    '{"id":1}',
    "\u0000",
    "null",
    '{"id":"' + "f".repeat(roll(80)) + '","__proto__":{}}',
    JSON.stringify({ logs: [{ log: "00".repeat(16), token: "x", more: roll(9) }] }),
  ][roll(8)] ?? "";

/** Breaks one thing about a message. */
const broken = (message: HttpRequest, roll: (sides: number) => number): HttpRequest => {
  const { headers, body, path } = message;
  const flipped = body.slice();
  const at = roll(Math.max(1, flipped.length));
  flipped[at] = (flipped[at] ?? 0) ^ (1 + roll(255));
  const choices: readonly HttpRequest[] = [
    { ...message, method: ["PATCH", "PUT", "DELETE", "GET", "POST", "TRACE"][roll(6)] ?? "PUT" },
    { ...message, path: path.replaceAll(/[0-9a-f]{32}/g, "0".repeat(31)) },
    { ...message, path: `${path}${path.includes("?") ? "&" : "?"}x=${roll(99)}` },
    { ...message, path: `/v1/${Buffer.from(junkBytes(roll, 9)).toString("base64url")}` },
    { ...message, headers: { ...headers, authorization: `Bearer ${roll(1e6)}` } },
    { ...message, headers: { ...headers, authorization: "Basic AAAA" } },
    { ...message, headers: { ...headers, "content-type": "text/plain" } },
    { ...message, headers: { ...headers, "tworooms-version": "-1" } },
    { ...message, body: new TextEncoder().encode(junkText(roll)) },
    { ...message, body: junkBytes(roll, roll(700)) },
    { ...message, body: body.subarray(0, roll(Math.max(1, body.length))) },
    { ...message, body: flipped },
  ];
  return choices[roll(choices.length)] ?? message;
};

const inParallel = async (
  count: number,
  width: number,
  task: (at: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) {
        next += 1;
        await task(next);
      }
    }),
  );
};

/** Opens a live connection, sends frames, and waits for its end. */
const frames = (
  origin: string,
  sent: readonly (string | Uint8Array)[],
  isOver: (told: number) => boolean,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(origin.replace("http", "ws") + livePath, {
      perMessageDeflate: false,
    });
    let told = 0;
    socket.on("error", reject);
    socket.on("open", () => {
      for (const frame of sent) socket.send(frame);
    });
    socket.on("message", () => {
      told += 1;
      if (isOver(told)) socket.close();
    });
    socket.on("close", () => resolve(told));
  });

test("O39 ten thousand malformed requests, envelopes and frames: a 4xx or a close, no crash, memory bounded", async () => {
  const folder = makeFolder();
  const child = await startChild(folder.path, 96);
  const transport = httpTransport(child.origin);
  const town = await townAt(transport, "storm");
  const sender = await senderOf(transport, town.a, town.table.state.log);
  const chain = await said(sender, town.table);
  const next = await sealedBy(town.a, chain.state);
  const { log, token } = sender;
  const blob = "ab".repeat(16) as BlobId;
  const good = [
    httpFromRequest({ type: "challenge", id: log }),
    httpFromRequest({ type: "append", log, token, envelope: next.bytes, as: "offer" }),
    httpFromRequest({ type: "read", log, token, from: 0, limit: 10 }),
    httpFromRequest({ type: "heads", logs: [{ log, token }] }),
    httpFromRequest({ type: "get-blob", log, token, blob }),
    httpFromRequest({
      type: "found",
      envelope: next.bytes,
      ground: { admission: "not-the-admission-token" },
    }),
  ];
  const roll = dice(20_260_101);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let refused = 0;
  await inParallel(9_000, 16, async () => {
    if (refused >= 6_000) return;
    const message = broken(good[roll(good.length)] ?? good[0] ?? ({} as never), roll);
    const { status } = await exchange(child.origin, message, agent);
    // What broke nothing that matters (a header nobody reads) may be answered as ever.
    if (status !== 200) refused += 1;
    expect([200, 400, 403, 404, 405, 409, 413, 422, 429]).toContain(status);
  });
  expect(refused).toBeGreaterThanOrEqual(6_000);

  await inParallel(1_000, 16, async () => {
    const line =
      [
        "GET / HTTP/9.9\r\n\r\n",
        "\r\n\r\n\u0000\r\n\r\n",
        "GET\r\n\r\n",
        "POST /v1/heads HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      ][roll(4)] ?? "";
    const back = await rawExchange(child.port, [line, junkBytes(roll, 200), "\r\n\r\n"]);
    expect(back).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
  });

  await inParallel(1_000, 16, async () => {
    const frame = roll(2) === 0 ? junkText(roll) : new Uint8Array(263_000);
    expect(await frames(child.origin, [frame], () => true)).toBe(0);
  });

  // Broken envelopes over connections that follow the log: each is refused, and the connection stays.
  const follow = JSON.stringify({ type: "follow", log, token, from: 1_000 });
  await inParallel(20, 4, async () => {
    const sent = Array.from({ length: 100 }, () => {
      const bytes = next.bytes.slice();
      const at = roll(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 + roll(255));
      return bytes;
    });
    expect(await frames(child.origin, [follow, ...sent], (told) => told === 101)).toBe(101);
  });

  agent.destroy();
  const alive = await exchange(child.origin, {
    method: "GET",
    path: "/readyz",
    headers: {},
    body: new Uint8Array(),
  });
  expect(alive.status).toBe(200);
  const fresh = httpTransport(child.origin);
  const reader = await senderOf(fresh, town.b, log);
  const answer = await asked(fresh, { type: "heads", logs: [{ log, token: reader.token }] });
  expect(answer).toEqual({ type: "heads", heads: [{ log, head: chain.state.head }] });
  expect(word(answer)).toBe("heads");
  const peak = child.peakMemory();
  expect(peak ?? 0).toBeLessThan(512);
  expect(child.log()).not.toContain('"bug"');
  transport.end();
  fresh.end();
  const { code } = await child.stop("SIGTERM");
  expect(code).toBe(0);
  folder.remove();
});
