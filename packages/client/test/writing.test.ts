// Writing among others and without a network: a moved head is read and the command decided again; what nobody answered is
// asked once more with the same bytes; what was lost on the way stands once.

import { expect, test } from "vitest";
import { memoryDevice, newId } from "../src/index.ts";
import type { Party } from "@tworooms/talks";
import type { Transport } from "@tworooms/wire";
import { transportInProcess } from "@tworooms/office";
import { convened, convenedWith, got, invited, makeWorld, seated } from "./world.ts";

const p1 = "p1" as Party;

test("C2 writers who race for one log make one chain and lose nobody", async () => {
  const world = await makeWorld("race");
  const lead = await world.person("lead");
  const head = await world.person("head");
  const { desk, talk } = await convenedWith(lead, head);
  const [mine, theirs] = [[...Array(12).keys()], [...Array(12).keys()]];
  const outcomes = await Promise.all([
    ...mine.map((n) =>
      talk.perform({
        type: "say",
        room: p1,
        item: newId(head.client.ports),
        words: `head ${n}`,
        leave: "stays",
      }),
    ),
    ...theirs.map((n) =>
      desk.perform({ type: "say", room: p1, item: newId(lead.client.ports), words: `lead ${n}` }),
    ),
  ]);
  expect(outcomes.every((outcome) => "type" in outcome && outcome.type === "appended")).toBe(true);
  await Promise.all([talk.sync(), desk.sync()]);
  const words = (JSON.stringify(talk.view()).match(/"words":"(head|lead) \d+"/g) ?? []).toSorted();
  expect(new Set(words).size).toBe(24);
  expect(words).toHaveLength(24);
  expect(
    (JSON.stringify(desk.view()).match(/"words":"(head|lead) \d+"/g) ?? []).toSorted(),
  ).toEqual(words);
});

test("C3 an append whose answer was lost stands once, and its client knows", async () => {
  const world = await makeWorld("lost answer");
  const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
  const losing = { next: 0 };
  const transport: Transport = {
    ...inner,
    ask: async (request) => {
      const answer = await inner.ask(request);
      if (request.type !== "append" || losing.next === 0) return answer;
      losing.next -= 1;
      return { fault: "unreachable" };
    },
  };
  const lead = await world.person("lead");
  const head = await world.person("head", memoryDevice(), transport);
  const { desk, talk } = await convenedWith(lead, head);
  const command = {
    type: "say",
    room: p1,
    item: newId<"item">(head.client.ports),
    words: "once",
    leave: "stays",
  } as const;
  // The first answer is lost: the same bytes are sent again and answered as the first time.
  losing.next = 1;
  expect(await talk.perform(command)).toMatchObject({ type: "appended" });
  // Both are lost: nothing is known, and giving the command again finds that it stands.
  losing.next = 2;
  const second = { ...command, item: newId<"item">(head.client.ports), words: "twice asked" };
  expect(await talk.perform(second)).toMatchObject({ fault: "unreachable" });
  expect(got(await talk.perform(second))).toEqual({ type: "done" });
  await desk.sync();
  const seen = JSON.stringify(desk.view());
  expect([seen.split('"once"').length, seen.split('"twice asked"').length]).toEqual([2, 2]);
});

test("C4 a follower is brought up to date after its connection broke", async () => {
  const world = await makeWorld("follow");
  const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
  const open: (() => void)[] = [];
  const transport: Transport = {
    ...inner,
    live: async (onTell, onClose) => {
      const live = await inner.live(onTell, onClose);
      if (!("fault" in live))
        open.push(() => {
          live.close();
          onClose();
        });
      return live;
    },
  };
  const lead = await world.person("lead");
  const head = await world.person("head", memoryDevice(), transport);
  const { desk, talk } = await convenedWith(lead, head);
  const following = talk.follow();
  const until = (words: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!JSON.stringify(talk.view()).includes(words)) return;
        stop();
        resolve();
      };
      const stop = talk.onChange(look);
      look();
    });
  const say = async (words: string): Promise<void> => {
    got(await desk.perform({ type: "say", room: p1, item: newId(lead.client.ports), words }));
  };
  await say("before");
  await until("before");
  open[0]?.();
  await say("while away");
  await say("and again");
  await until("and again");
  expect(open.length).toBeGreaterThan(1);
  following.stop();
});

test("C5 two programs of one person on one device keep one log, and a torn end is mended", async () => {
  const world = await makeWorld("two programs");
  const lead = await world.person("lead");
  const device = memoryDevice();
  const one = await world.person("head", device);
  const desk = await convened(lead);
  const talk = await seated(
    { person: lead, talk: desk },
    one,
    { as: "head", party: p1 },
    "authority",
  );
  const other = await world.person("head", device);
  const again = got(await other.client.open(desk.id));
  for (let n = 0; n < 5; n += 1) {
    got(
      await desk.perform({
        type: "say",
        room: p1,
        item: newId(lead.client.ports),
        words: `entry ${n}`,
      }),
    );
    // Both read it, and both keep it.
    expect([await talk.sync(), await again.sync()]).toEqual(["current", "current"]);
  }
  const log = talk.logAt({ type: "room", party: p1 })?.book.spec.log ?? "";
  await device.append(`logs/${log}`, new Uint8Array(50));
  const third = got(await (await world.person("head", device)).client.open(desk.id));
  const room = third.logAt({ type: "room", party: p1 })?.book;
  expect(room?.trouble()).toBeUndefined();
  expect(room?.envelopes()).toEqual(talk.logAt({ type: "room", party: p1 })?.book.envelopes());
  expect(JSON.stringify(third.view())).toContain("entry 4");
});

test("C6 an invitation that was never shown is withdrawn at a later start, and one in the making is left alone", async () => {
  const world = await makeWorld("unshown");
  const device = memoryDevice();
  const lead = await world.person("lead", device);
  const desk = await convened(lead);
  const invitation = await invited({ person: lead, talk: desk }, { as: "head", party: p1 });
  // As a crash between writing and showing would leave it.
  await lead.client.records.put(invitation.name, { ...invitation, isShown: false });
  const state = async () => {
    const talk = got(await (await world.person("lead", device)).client.open(desk.id));
    const book = talk.logAt({ type: "room", party: p1 })?.book;
    return book?.reader()?.state.invites.get(invitation.logs.at(-1)?.invite ?? ("" as never))
      ?.state;
  };
  expect(await state()).toBe("open");
  world.clock.now += 180_000;
  expect(await state()).toBe("withdrawn");
});
