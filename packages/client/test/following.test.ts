// Following over a server that stops and starts: the next one has the same store and knows none of the tokens the last one gave.

import { createHash } from "node:crypto";
import { makeOffice, memoryStore, transportInProcess } from "@tworooms/office";
import type { Office } from "@tworooms/office";
import type { Party } from "@tworooms/talks";
import type { Transport } from "@tworooms/wire";
import { expect, test } from "vitest";
import { newId } from "../src/index.ts";
import type { Following, Talk } from "../src/index.ts";
import { admission, convened, got, makePerson, morning, seated, seeded } from "./world.ts";

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
  const desk = await convened(lead);
  const talk = await seated(
    { person: lead, talk: desk },
    head,
    { as: "head", party: p1 },
    "authority",
  );
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
  const desk = await convened(lead);
  const talk = await seated(
    { person: lead, talk: desk },
    head,
    { as: "head", party: p1 },
    "authority",
  );
  const following = talk.follow();
  const isLive = (): boolean => talk.logs().every(({ book }) => following.isLive(book));
  await until(talk, isLive);
  got(await head.client.foundCaucus(talk, p1));
  expect(talk.logs().some(({ place }) => place.type === "caucus")).toBe(true);
  await until(talk, isLive);
  following.stop();
});
