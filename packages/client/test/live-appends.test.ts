// Appending over the connection that follows: which way an entry takes, and that it stands once whichever way is lost.

import { isFault } from "@tworooms/seal";
import { transportInProcess } from "@tworooms/office";
import type { Party } from "@tworooms/talks";
import type { Live, LiveAsk, LiveTell, Transport } from "@tworooms/wire";
import { expect, test } from "vitest";
import { liveAppends, memoryDevice, newId, removeSeats } from "../src/index.ts";
import type { Talk } from "../src/index.ts";
import { convenedWith, got, makeWorld } from "./world.ts";

const p1 = "p1" as Party;

/** A transport whose traffic is counted, and whose live connection can be made to lose what passes. */
const watched = (inner: Transport) => {
  const count = { requests: 0, live: 0 };
  const lose: { tells: readonly LiveTell["type"][] } = { tells: [] };
  const open: { readonly live: Live; readonly onClose: () => void }[] = [];
  const transport: Transport = {
    ...inner,
    ask: (request) => {
      if (request.type === "append") count.requests += 1;
      return inner.ask(request);
    },
    live: async (onTell, onClose) => {
      const live = await inner.live((tell) => {
        if (!lose.tells.includes(tell.type)) onTell(tell);
      }, onClose);
      if ("fault" in live) return live;
      open.push({ live, onClose });
      return {
        ...live,
        ask: (asked) => {
          if (asked.type === "append") count.live += 1;
          live.ask(asked);
        },
      };
    },
  };
  /** Asks over the newest connection behind the client's back. */
  const behind = (ask: LiveAsk): void => open.at(-1)?.live.ask(ask);
  const cut = (): void => {
    for (const { live, onClose } of open.splice(0)) {
      live.close();
      onClose();
    }
  };
  return { transport, count, lose, cut, behind };
};

const untilLive = (talk: Talk): Promise<void> => {
  const following = talk.follow();
  const isLive = (): boolean => talk.logs().every(({ book }) => following.isLive(book));
  if (isLive()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = talk.onChange(() => {
      if (!isLive()) return;
      stop();
      resolve();
    });
  });
};

const opened = async (seed: string) => {
  const world = await makeWorld(seed);
  const way = watched(transportInProcess(world.office, "http://127.0.0.1:8470"));
  const lead = await world.person("lead");
  const head = await world.person("head", memoryDevice(), way.transport);
  const { desk, talk } = await convenedWith(lead, head);
  const before = way.count.requests;
  const say = (words: string) =>
    talk.perform({ type: "say", room: p1, item: newId(head.client.ports), words, leave: "stays" });
  const stands = async (words: string): Promise<number> => {
    await desk.sync();
    return JSON.stringify(desk.view()).split(`"${words}"`).length - 1;
  };
  return {
    ...way,
    world,
    lead,
    head,
    desk,
    talk,
    say,
    stands,
    requests: () => way.count.requests - before,
  };
};

test("C8 an append to a followed log goes over its live connection, and by request while there is none", async () => {
  const { talk, say, stands, count, requests } = await opened("live way");
  got(await say("before"));
  expect([count.live, requests()]).toEqual([0, 1]);
  await untilLive(talk);
  got(await say("while live"));
  expect([count.live, requests()]).toEqual([1, 1]);
  talk.follow().stop();
  got(await say("after"));
  expect([count.live, requests()]).toEqual([1, 2]);
  for (const words of ["before", "while live", "after"]) expect(await stands(words)).toBe(1);
});

test("C8 an entry whose live answer is lost with the connection is brought again by request and stands once", async () => {
  const { talk, say, stands, count, lose, cut, requests } = await opened("lost live answer");
  await untilLive(talk);
  lose.tells = ["appended", "entry"];
  const saying = say("once");
  while (count.live === 0 || (await stands("once")) === 0)
    await new Promise((done) => setImmediate(done));
  cut();
  expect(got(await saying)).toMatchObject({ type: "appended" });
  expect([count.live, requests()]).toEqual([1, 1]);
  expect(await stands("once")).toBe(1);
  talk.follow().stop();
});

test("C8 an entry the live connection refuses is asked again by request, whose answer counts", async () => {
  const { talk, say, stands, count, requests, behind } = await opened("refused live");
  await untilLive(talk);
  // The office no longer follows for this client, which does not know: it refuses what comes over the connection.
  const room = talk.logAt({ type: "room", party: p1 });
  if (room === undefined) throw new Error("no room");
  behind({ type: "unfollow", log: room.book.spec.log });
  got(await say("after a no"));
  expect([count.live, requests()]).toEqual([1, 1]);
  expect(await stands("after a no")).toBe(1);
  talk.follow().stop();
});

test("C8 answers come in the order of asks, a late one is nobody else's, a no and a silence are no answers", async () => {
  const timers: (() => void)[] = [];
  const appends = liveAppends({
    later: (_, run) => {
      timers.push(run);
      return () => undefined;
    },
  });
  const log = "ab".repeat(16) as never;
  const sent: number[] = [];
  const append = appends.to(log, (envelope) => void sent.push(envelope.length));
  const at = (seq: number) => ({ seq, link: "00".repeat(32) as never });
  const [first, second, third] = [1, 2, 3].map((length) => append(new Uint8Array(length)));
  expect(sent).toEqual([1, 2, 3]);
  timers[0]?.();
  expect(await first).toEqual({ fault: "unreachable" });
  appends.answered({ type: "appended", log, head: at(1) });
  appends.answered({ type: "moved", log, head: at(7), hasTurn: true });
  expect(await second).toEqual({ type: "moved", head: at(7), hasTurn: true });
  appends.answered({ type: "refused", log, code: "too-often" });
  expect(await third).toEqual({ fault: "unreachable" });
  const fourth = append(new Uint8Array(4));
  appends.forget(log);
  appends.answered({ type: "appended", log, head: at(9) });
  expect(await fourth).toEqual({ fault: "unreachable" });
});

test("C9 a follow goes on after its token ran out, and ends for a seat that was removed", async () => {
  const { talk, world, desk, say, stands, count, lead } = await opened("token over");
  await untilLive(talk);
  world.clock.now += 17 * 60_000;
  // The next entry of the room finds the token run out; the follower wins another and is told what it missed.
  const heard = new Promise<void>((resolve) => {
    const stop = talk.onChange(() => {
      if (!JSON.stringify(talk.view()).includes("later")) return;
      stop();
      resolve();
    });
  });
  got(
    await desk.perform({ type: "say", room: p1, item: newId(lead.client.ports), words: "later" }),
  );
  await heard;
  const room = talk.logAt({ type: "room", party: p1 });
  const following = talk.follow();
  if (room === undefined) throw new Error("no room");
  while (!following.isLive(room.book)) await new Promise((done) => setImmediate(done));
  const before = count.live;
  got(await say("over the new one"));
  expect(count.live).toBe(before + 1);
  expect(await stands("over the new one")).toBe(1);
  const member = room?.book.spec.seat.id;
  const inDesk = desk.logAt({ type: "room", party: p1 });
  if (room === undefined || member === undefined || inDesk === undefined)
    throw new Error("no room");
  got(await removeSeats(lead.client.ports, [{ book: inDesk.book, member }]));
  while (following.isLive(room.book)) await new Promise((done) => setImmediate(done));
  expect(isFault(await room.book.sync())).toBe(false);
  expect(await room.book.sync()).toEqual({ type: "refused", code: "not-admitted" });
  expect(following.isLive(room.book)).toBe(false);
  following.stop();
});
