// Live connections over a real network: slow readers, broken frames, and a heart that beats.
import { isSealedLength } from "@tworooms/seal/envelope";
import { livePath, liveProtocol } from "@tworooms/wire";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { grown, sealedBy } from "../../../packages/seal/test/hands.ts";
import { senderOf, sent } from "../../../packages/office/test/site.ts";
import { townAt } from "../../../packages/office/test/town.ts";
import { siteOverHttp } from "./site.ts";

const opened = (origin: string): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(origin.replace("http", "ws") + livePath, liveProtocol, {
      perMessageDeflate: false,
    });
    socket.on("error", reject);
    socket.on("open", () => resolve(socket));
  });

const closeOf = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    socket.on("close", resolve);
  });

/** A length near 200 kB that sealed entries may have. */
const large = Array.from({ length: 20_000 }, (_, at) => 200_000 + at).find(isSealedLength) ?? 0;

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo())
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
};

test("O32 a reader that takes nothing is dropped, and the others hear everything", async () => {
  const site = await siteOverHttp(
    { limits: { liveBacklog: 65_536 } },
    { edgeLimits: { stallTime: 300 } },
  );
  const transport = site.transport();
  const town = await townAt(transport, "slow");
  const a = await senderOf(transport, town.a, town.table.state.log);
  const b = await senderOf(transport, town.b, town.table.state.log);
  const [slow, quick] = await Promise.all([
    opened(site.running.origin),
    opened(site.running.origin),
  ]);
  const follow = (token: string) =>
    JSON.stringify({ type: "follow", log: a.log, token, from: town.table.state.head.seq + 1 });
  let heard = 0;
  quick.on("message", (_, isBinary) => {
    if (isBinary) heard += 1;
  });
  const isFollowing = new Promise((resolve) => slow.once("message", resolve));
  slow.send(follow(a.token));
  quick.send(follow(b.token));
  await isFollowing;
  slow.pause();
  let chain = town.table;
  // More than the network's own buffers hold, so that the server is left with it.
  for (let count = 0; count < 60; count += 1) {
    const entry = await sealedBy(town.a, chain.state, { length: large });
    expect((await sent(a, entry)).type).toBe("appended");
    chain = await grown(chain, entry);
  }
  await until(() => site.lines.some((line) => line.includes("live-too-slow")));
  const gone = closeOf(slow);
  slow.resume();
  await gone;
  await until(() => heard === 60);
  expect(heard).toBe(60);
  quick.close();
  await site.close();
});

test("O2 a frame that is no ask ends the connection, and only it", async () => {
  const site = await siteOverHttp();
  const other = await opened(site.running.origin);
  for (const frame of ["", "{}", '{"type":"append"}', "[]", new Uint8Array()]) {
    const socket = await opened(site.running.origin);
    const code = closeOf(socket);
    socket.send(frame);
    expect(await code).toBe(1008);
  }
  const socket = await opened(site.running.origin);
  const code = closeOf(socket);
  socket.send(new Uint8Array(300_000));
  expect(await code).toBe(1009);
  expect(other.readyState).toBe(other.OPEN);
  expect(other.protocol).toBe(liveProtocol);
  expect(other.extensions).toBe("");
  other.close();
  await site.close();
});

test("O46 a live connection whose other end answers no beat is dropped", async () => {
  const site = await siteOverHttp({}, { edgeLimits: { beat: 50 } });
  const dead = await opened(site.running.origin);
  const alive = await opened(site.running.origin);
  const gone = closeOf(dead);
  dead.pause();
  await until(() => site.lines.some((line) => line.includes("live-closed")));
  dead.resume();
  await gone;
  expect(alive.readyState).toBe(alive.OPEN);
  alive.close();
  await site.close();
});
