// A carry whose mediator is killed between any two of its steps, with the answer to the last append arrived or lost: after a
// restart, and with two mediators finishing it at once, it is told once and in the ledger, or neither.

import { describe, expect, test } from "vitest";
import { attach, isFileNo, memoryDevice, newId, openFile, pickFile } from "@tworooms/client";
import type { Client, Talk } from "@tworooms/client";
import type { Id, Party } from "@tworooms/talks";
import type { Transport } from "@tworooms/wire";
import { transportInProcess } from "@tworooms/office";
import type { Person, World } from "../packages/client/test/world.ts";
import { convened, got, makeWorld, seated } from "../packages/client/test/world.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;

type Gate = { writes: number; lastAnswer: "arrives" | "is lost" };

/** A network that dies with its process: `writes` more get through, the answer to the last one perhaps not. */
const dying = (world: World, gate: Gate): Transport => {
  const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
  return {
    origin: inner.origin,
    live: inner.live,
    ask: async (request) => {
      if (request.type !== "append" && request.type !== "put-blob")
        return gate.writes > 0 ? inner.ask(request) : { fault: "unreachable" };
      if (gate.writes <= 0) return { fault: "unreachable" };
      gate.writes -= 1;
      const answer = await inner.ask(request);
      return gate.writes === 0 && gate.lastAnswer === "is lost" ? { fault: "unreachable" } : answer;
    },
  };
};

const alive: Gate = { writes: Number.POSITIVE_INFINITY, lastAnswer: "arrives" };

const prepare = (client: Client, item: Id<"item">, source: Id<"blob">) =>
  ({
    type: "prepare-carry",
    carry: newId<"carry">(client.ports),
    from: p1,
    item,
    to: p2,
    manner: "reworded-named",
    words: "They could live with some days of the week.",
    hold: 0,
    used: newId<"used">(client.ports),
    told: newId<"told">(client.ports),
    files: [pickFile(client.ports, source, "Their sketch.txt")],
  }) as const;

const reopened = async (person: Person, talk: Talk): Promise<Talk> =>
  got(await person.client.open(talk.id));

describe.each(["arrives", "is lost"] as const)("the last answer %s", (lastAnswer) => {
  // Steps: prepared, released, leave used, the file sealed anew, told.
  test.each([0, 1, 2, 3, 4, 5])(
    "W2 killed after %i of its steps, a carry is told once and in the ledger, or neither",
    async (steps) => {
      const world = await makeWorld(`crash-${steps}-${lastAnswer}`);
      const device = memoryDevice();
      const gate: Gate = { ...alive };
      const lead = await world.person("lead", device, dying(world, gate));
      const deputy = await world.person("deputy");
      const [a, b] = [await world.person("a"), await world.person("b")];
      const desk = await convened(lead);
      const inLead = { person: lead, talk: desk };
      const second = await seated(inLead, deputy, { as: "mediator" }, "authority");
      const talkA = await seated(inLead, a, { as: "head", party: p1 }, "authority");
      const talkB = await seated(inLead, b, { as: "head", party: p2 }, "authority");
      const item = newId<"item">(a.client.ports);
      const bytes = new TextEncoder().encode("two banks and a bridge");
      const sketch = { name: "Our sketch.txt", type: "text/plain", bytes };
      const file = await attach(talkA, { type: "room", party: p1 }, sketch);
      if (isFileNo(file)) throw new Error("not attached");
      got(
        await talkA.perform({
          type: "say",
          room: p1,
          item,
          words: "Tuesdays.",
          files: [file],
          leave: { manners: ["reworded-named"], onlyIfAsked: false },
        }),
      );
      await desk.sync();

      gate.writes = steps;
      gate.lastAnswer = lastAnswer;
      const command = prepare(lead.client, item, file.blob);
      await desk.perform(command);
      await desk.settle();

      // A new process on the same disk, and the other mediator, both at once.
      Object.assign(gate, alive);
      const risen = await world.person("lead", device, dying(world, gate));
      const again = await reopened(risen, desk);
      await second.sync();
      await Promise.all([again.settle(), second.settle()]);
      await Promise.all([again.settle(), second.settle()]);

      await talkA.sync();
      await talkB.sync();
      const [viewA, viewB, viewDesk] = [talkA.view(), talkB.view(), again.view()];
      if (!("room" in viewA) || !("room" in viewB) || !("ledger" in viewDesk))
        throw new Error("no views");
      const told = viewB.room?.tolds.length ?? 0;
      const tellings = viewDesk.ledger.flatMap(({ cells }) =>
        cells.flatMap((cell) => cell.tellings),
      ).length;
      const receipts = viewA.room?.outgoing.length ?? 0;
      expect([told, tellings, receipts]).toEqual(steps === 0 ? [0, 0, 0] : [1, 1, 1]);
      for (const { files } of viewB.room?.tolds ?? []) {
        expect(files.map(({ name }) => name)).toEqual(["Their sketch.txt"]);
        for (const { blob } of files)
          expect(await openFile(talkB, { type: "room", party: p2 }, blob)).toMatchObject({ bytes });
      }
      // Nobody ever wrote a second one that had to be overlooked.
      expect(talkB.logs().flatMap((log) => log.voids())).toEqual([]);
    },
  );
});
