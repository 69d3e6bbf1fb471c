// Following over a server that stops and starts: the next one has the same store and knows none of the tokens the last one gave.

import { createHash } from "node:crypto";
import { makeOffice, memoryStore, transportInProcess } from "@tworooms/office";
import type { Office } from "@tworooms/office";
import type { Party } from "@tworooms/talks";
import type { Transport } from "@tworooms/wire";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { asking } from "../src/asking.ts";
import { followBooks } from "../src/following.ts";
import { newId } from "../src/index.ts";
import type { Following, Talk } from "../src/index.ts";
import { admission, convenedWith, got, makePerson, morning, seeded } from "./world.ts";

const origin = "http://127.0.0.1:8470";
const p1 = "p1" as Party;

/** A server that can be stopped and started anew on its store. */
const restartable = () => {
  const store = memoryStore();
  const clock = { now: morning };
  const hangUps = new Set<() => void>();
  let starts = 0;
  const start = (standing: "open" | "restoring"): Office => {
    starts += 1;
    return makeOffice({
      store,
      now: () => clock.now,
      secret: seeded(`restarted/${starts}`)(32),
      admission: new Uint8Array(createHash("sha256").update(admission).digest()),
      isOrigin: (dialled) => dialled === origin,
      start: standing,
    });
  };
  let office = start("open");
  const transport = (): Transport => ({
    origin,
    ask: (request) => transportInProcess(office, origin).ask(request),
    live: async (onTell, onClose) => {
      const live = await transportInProcess(office, origin).live(onTell, onClose);
      if ("fault" in live) return live;
      hangUps.add(() => {
        live.close();
        onClose();
      });
      return live;
    },
  });
  return {
    clock,
    transport,
    restart: (standing: "open" | "restoring"): void => {
      office = start(standing);
      const open = [...hangUps];
      hangUps.clear();
      for (const hangUp of open) hangUp();
    },
  };
};

const until = (talk: Talk, isSo: () => boolean): Promise<void> => {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = talk.onChange(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });
};

test("C4 who follows goes on after the server started anew, and hears whether it was restored", async () => {
  const server = restartable();
  const lead = await makePerson("lead", "restarted", server.clock, server.transport());
  const head = await makePerson("head", "restarted", server.clock, server.transport());
  const { desk, talk } = await convenedWith(lead, head);
  const following: Following = talk.follow();
  const isLive = (): boolean => talk.logs().every(({ book }) => following.isLive(book));
  await until(talk, isLive);
  expect(following.isRestoring()).toBe(false);
  for (const standing of ["restoring", "open"] as const) {
    server.restart(standing);
    expect(isLive()).toBe(false);
    await until(talk, isLive);
    expect(following.isRestoring()).toBe(standing === "restoring");
  }
  got(
    await desk.perform({
      type: "say",
      room: p1,
      item: newId<"item">(lead.client.ports),
      words: "after the starts",
    }),
  );
  await until(talk, () => JSON.stringify(talk.view()).includes("after the starts"));
  following.stop();
});

test("C46 a log that is founded while the talk is followed is followed too, without a new connection", async () => {
  const server = restartable();
  const lead = await makePerson("lead", "founding", server.clock, server.transport());
  const head = await makePerson("head", "founding", server.clock, server.transport());
  const { talk } = await convenedWith(lead, head);
  const following = talk.follow();
  const isLive = (): boolean => talk.logs().every(({ book }) => following.isLive(book));
  await until(talk, isLive);
  got(await head.client.foundCaucus(talk, p1));
  expect(talk.logs().some(({ place }) => place.type === "caucus")).toBe(true);
  await until(talk, isLive);
  following.stop();
});

/** A network that a test puts up and down, and waits that end when it says so. */
const shaky = () => {
  const waits = new Map<() => void, number>();
  const seen = { isUp: true, tries: 0 };
  let hangUp: (() => void) | undefined;
  const transport: Transport = {
    origin,
    ask: async () => ({ fault: "unreachable" }),
    live: async (_, onClose) => {
      seen.tries += 1;
      if (!seen.isUp) return { fault: "unreachable" };
      hangUp = onClose;
      return { ask: () => undefined, close: () => undefined };
    },
  };
  const following = followBooks(
    {
      transport,
      later: (wait, run) => {
        waits.set(run, wait);
        return () => waits.delete(run);
      },
    },
    asking(transport, () => morning),
    () => [],
    () => undefined,
  );
  return {
    seen,
    following,
    isOpen: () => hangUp !== undefined,
    waits: (): readonly number[] => [...waits.values()],
    goDown: () => {
      seen.isUp = false;
      const close = hangUp;
      hangUp = undefined;
      close?.();
    },
    endWaits: () => {
      const over = [...waits.keys()];
      waits.clear();
      for (const run of over) run();
    },
  };
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("C12 who is told that the network may be back tries at once, one try at a time, and waits shortly after it", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("up", "down", "waited", "told", "waited and told"), {
        maxLength: 30,
      }),
      async (steps) => {
        const { seen, following, isOpen, waits, goDown, endWaits } = shaky();
        await settled();
        for (const step of steps) {
          const before = seen.tries;
          const wasOpen = isOpen();
          if (step === "up") seen.isUp = true;
          if (step === "down") goDown();
          if (step.startsWith("waited")) endWaits();
          if (step.endsWith("told")) {
            following.tryNow();
            following.tryNow();
          }
          await settled();
          const isTry = step.startsWith("waited") || step.endsWith("told");
          expect(seen.tries - before).toBe(isTry && !wasOpen ? 1 : 0);
          // It is either connected or waits for its next try, never both and never neither.
          expect(waits().length).toBe(isOpen() ? 0 : 1);
          if (isTry) expect(isOpen()).toBe(seen.isUp);
          if (step.endsWith("told") && !isOpen()) expect(waits()).toEqual([250]);
        }
        following.stop();
        expect(waits()).toEqual([]);
      },
    ),
  ));

test("C47 a line that died without a word is asked once it was quiet, given up when it says nothing, and made again", async () => {
  const server = restartable();
  const lead = await makePerson("lead", "died", server.clock, server.transport());
  const line = { isDead: false, made: 0, closed: 0, told: 0 };
  const waits = new Map<() => void, number>();
  const inner = server.transport();
  const transport: Transport = {
    ...inner,
    live: async (onTell, onClose) => {
      line.made += 1;
      const number = line.made;
      const isCut = (): boolean => line.isDead && number === 1;
      const live = await inner.live((tell) => {
        if (isCut()) return;
        line.told += 1;
        onTell(tell);
      }, onClose);
      if ("fault" in live) return live;
      return {
        ask: (ask) => (isCut() ? undefined : live.ask(ask)),
        close: () => void (line.closed += 1),
      };
    },
  };
  const head = await makePerson("head", "died", server.clock, transport);
  const { desk, talk } = await convenedWith(lead, head);
  const following = followBooks(
    {
      transport,
      later: (wait, run) => {
        waits.set(run, wait);
        return () => waits.delete(run);
      },
    },
    asking(transport, () => server.clock.now),
    () => talk.logs().map(({ book }) => book),
    () => undefined,
  );
  const endWait = (wait: number): void => {
    const over = [...waits].filter(([, each]) => each === wait).map(([run]) => run);
    expect(over.length).toBe(1);
    for (const run of over) {
      waits.delete(run);
      run();
    }
  };
  const isLive = (): boolean => talk.logs().every(({ book }) => following.isLive(book));
  await expect.poll(isLive).toBe(true);

  // Quiet but there: it answers, and stays.
  endWait(45_000);
  endWait(45_000);
  const before = line.told;
  await expect.poll(() => line.told).toBeGreaterThan(before);
  endWait(15_000);
  expect([line.made, line.closed, isLive()]).toEqual([1, 0, true]);

  // Dead: nothing closes it, and what is said meanwhile does not come.
  line.isDead = true;
  endWait(45_000);
  endWait(15_000);
  expect([line.closed, isLive()]).toEqual([1, false]);
  got(
    await desk.perform({
      type: "say",
      room: p1,
      item: newId<"item">(lead.client.ports),
      words: "after the silence",
    }),
  );
  endWait(250);
  await expect.poll(isLive).toBe(true);
  await expect.poll(() => JSON.stringify(talk.view()).includes("after the silence")).toBe(true);
  expect(line.made).toBe(2);
  following.stop();
  expect([...waits.values()]).toEqual([]);
});
