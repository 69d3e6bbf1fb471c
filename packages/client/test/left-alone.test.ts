// A device without its server: what was believed is shown all the same.

import { expect, test } from "vitest";
import { transportInProcess } from "@tworooms/office";
import type { Party } from "@tworooms/talks";
import type { RefusalCode, Transport } from "@tworooms/wire";
import { memoryDevice } from "../src/index.ts";
import { convened, got, invited, joined, makeWorld } from "./world.ts";

const p2 = "p2" as Party;

test("C29 a device shows what it knows of talks whose server is gone, or lets it in no more; who never sat there is refused", async () => {
  const world = await makeWorld("left alone");
  const lead = await world.person("lead");
  const inLead = { person: lead, talk: await convened(lead) };
  const device = memoryDevice();
  // Its words were not compared yet, so that it still owes something to its link.
  const { link } = await invited(inLead, { as: "head", party: p2 });
  const talk = await joined(await world.person("b", device), link);
  const known = talk.logs().map(({ book }) => book.envelopes().length);
  const opened = async (transport: Transport) => {
    const again = await world.person("b", device, transport);
    return got(await again.client.open(talk.id))
      .logs()
      .map(({ book }) => book.envelopes().length);
  };
  const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
  const gone: Transport = {
    ...inner,
    ask: async () => ({ fault: "unreachable" }),
    live: async () => ({ fault: "unreachable" }),
  };
  expect(await opened(gone)).toEqual(known);
  const refusing = (code: RefusalCode): Transport => ({
    ...inner,
    ask: async (request) =>
      request.type === "read" ? { type: "refused", code } : inner.ask(request),
  });
  expect(await opened(refusing("not-admitted"))).toEqual(known);
  // Another no is another matter, and is told.
  const again = await world.person("b", device, refusing("too-often"));
  expect(await again.client.open(talk.id)).toMatchObject({ code: "too-often" });
  const stranger = await world.person("c", memoryDevice(), gone);
  expect(await stranger.client.open(talk.id)).toMatchObject({ code: "unknown-talk" });
});
