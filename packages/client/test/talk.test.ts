import { expect, test } from "vitest";
import type { Party } from "@tworooms/talks";
import { newId, transcriptOf, verifyTranscript } from "../src/index.ts";
import { convened, got, makeWorld, seated } from "./world.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;

test("C1 two delegations join, speak, and are told what leave allows, and nothing else", async () => {
  const world = await makeWorld();
  const lead = await world.person("Lead");
  const varda = await world.person("Varda's head");
  const selen = await world.person("Selen's head");
  const desk = await convened(lead);
  const inLead = { person: lead, talk: desk };
  const a = await seated(inLead, varda, { as: "head", party: p1 }, "authority");
  const b = await seated(inLead, selen, { as: "head", party: p2 }, "authority");

  const item = newId<"item">(varda.client.ports);
  const said = await a.perform({
    type: "say",
    room: p1,
    item,
    words: "We could open the northern crossing on Tuesdays.",
    leave: { manners: ["reworded-named"], onlyIfAsked: false },
  });
  expect(said).toMatchObject({ type: "appended" });

  const carry = newId<"carry">(lead.client.ports);
  expect(
    await desk.perform({
      type: "prepare-carry",
      carry,
      from: p1,
      item,
      to: p2,
      manner: "reworded-named",
      words: "They would consider a crossing, some days of the week.",
      hold: 10_000,
      used: newId(lead.client.ports),
      told: newId(lead.client.ports),
    }),
  ).toMatchObject({ type: "appended" });
  world.clock.now += 11_000;
  expect(await desk.settle()).toEqual([]);

  expect(await b.sync()).toBe("current");
  const seen = b.view();
  expect(JSON.stringify(seen)).toContain("They would consider a crossing");
  expect(JSON.stringify(seen)).not.toContain("Tuesdays");
  await a.sync();
  expect(JSON.stringify(a.view())).toContain("They would consider a crossing");

  const rows = await verifyTranscript(await transcriptOf(b));
  expect(rows.map(({ isVerified }) => isVerified)).toEqual([true, true]);
  expect(got(desk.view())).toMatchObject({ type: "desk", ledger: [{}] });
});
