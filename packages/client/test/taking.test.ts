// Entries that a live connection brings: in any order, doubled or with some missing, a book ends with what the log holds.

import * as fc from "fast-check";
import { joinBytes } from "@tworooms/seal";
import { transportInProcess } from "@tworooms/office";
import type { Party } from "@tworooms/talks";
import type { Transport } from "@tworooms/wire";
import { expect, test } from "vitest";
import { asking } from "../src/asking.ts";
import { openBook } from "../src/book.ts";
import { memoryDevice, newId } from "../src/index.ts";
import { convenedWith, got, makeWorld } from "./world.ts";

const p1 = "p1" as Party;
const room = { type: "room", party: p1 } as const;
const coming = 6;

test("C13 what comes live is taken in the log's order and believed at once; what stands is passed over, a gap is read", async () => {
  const world = await makeWorld("taken live");
  const [lead, head] = [await world.person("lead"), await world.person("head")];
  const { desk, talk } = await convenedWith(lead, head);
  const [theirs, ours] = [desk.logAt(room)?.book, talk.logAt(room)?.book];
  if (theirs === undefined || ours === undefined) throw new Error("no room");
  await theirs.sync();
  const stood = theirs.envelopes().length;
  for (let n = 0; n < coming; n += 1)
    got(
      await desk.perform({ type: "say", room: p1, item: newId(lead.client.ports), words: `${n}` }),
    );
  const all = [...theirs.envelopes()];
  const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: coming - 1 }), { maxLength: 10 }), async (order) => {
      let reads = 0;
      const transport: Transport = {
        ...inner,
        ask: (request) => {
          if (request.type === "read") reads += 1;
          return inner.ask(request);
        },
      };
      const store = memoryDevice();
      await store.put(`logs/${ours.spec.log}`, joinBytes(...all.slice(0, stood)));
      const ports = { ...head.client.ports, store, transport };
      const book = await openBook(ports, asking(transport, ports.now), ours.spec);
      let tells = 0;
      book.onChange(() => (tells += 1));
      const takes = order.map((each) => book.take(all[stood + each] ?? new Uint8Array()));
      await Promise.all(takes);

      let next = 0;
      let isGap = false;
      for (const each of order) {
        isGap ||= each > next;
        if (!isGap && each === next) next += 1;
      }
      const wanted = isGap ? all : all.slice(0, stood + next);
      expect(book.envelopes()).toEqual(wanted);
      expect(book.trouble()).toBeUndefined();
      expect(book.reader()?.state.head.seq).toBe(wanted.length - 1);
      expect(reads > 0).toBe(isGap);
      if (!isGap) expect(tells).toBe(next > 0 ? 1 : 0);
    }),
  );
});
