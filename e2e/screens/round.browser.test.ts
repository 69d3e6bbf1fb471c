// A whole round as a new user meets it: convene, invite, come in, compare words, shut the doors, speak with leave, carry and be
// stopped, hand over, read back, and see who was told what. Nothing of one room is anywhere in the other.

import { afterAll, beforeAll, expect, test } from "vitest";
import { findings } from "./canaries.ts";
import {
  compareWords,
  convene,
  goTo,
  handOver,
  inviteAs,
  join,
  openInvitations,
  pane,
  said,
  sayWithLeave,
  takeOut,
  takeToTray,
  talkOf,
  word,
  write,
} from "./rounds.ts";
import type { Seat, Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

let stage: Stage;
let mediator: Seat;
let varda: Seat;
let selen: Seat;
beforeAll(async () => {
  stage = await openStage();
  mediator = await stage.seat("Inês Tavares");
  varda = await stage.seat("H. Merrin");
  selen = await stage.seat("D. Orlo");
});
afterAll(() => stage.close());

const offer = "On the eastern crossing: we could let it open first, after a joint inspection.";
const limit = "Our release figure, 4,200 m³/s, is for you alone. Saffron quay.";
const obstacle =
  "Our minister needs the first month of readings kept out of the press. Heron lock.";
const wording =
  "There may be an order in which the eastern crossing opens first, near 4,200 m³/s, once both have looked.";
test("V230 from the printed address to the mediator's first message it is twelve steps at most, and five for a delegate", async () => {
  await convene(stage, mediator);
  await mediator.press(mediator.page.getByRole("button", { name: /^Write to Varda/ }));
  await mediator.fill(mediator.page.getByRole("textbox", { name: "Write to Varda" }), "Welcome.");
  await mediator.press(mediator.page.getByRole("button", { name: /^Send to Varda/ }));
  await pane(mediator, "p1").getByText("Welcome.").first().waitFor();
  expect(mediator.steps()).toBeLessThanOrEqual(12);
  await pane(mediator, "p1").getByRole("button", { name: "Send now" }).click();

  // Both invitations are at hand at the desk, each in its room.
  await mediator.page.evaluate(`(() => {
    const put = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text) => put((globalThis.copied = text));
  })()`);
  await pane(mediator, "p1").getByRole("button", { name: "Copy the link for Varda" }).click();
  const [first, second] = await openInvitations(mediator);
  expect(await mediator.page.evaluate("globalThis.copied")).toBe(first);
  expect(first?.startsWith(`${stage.origin}/join#`)).toBe(true);
  expect(await mediator.page.getByRole("img", { name: /Varda|Selen/ }).count()).toBe(2);

  await join(varda, first ?? "");
  await varda.fill(varda.page.getByRole("textbox", { name: /^Write to the mediators/ }), "Here.");
  await varda.press(varda.page.getByRole("radio", { name: "It stays here" }));
  await varda.press(varda.page.getByRole("button", { name: /^Send to the mediators/ }));
  await varda.page.getByRole("button", { name: "Take back" }).waitFor();
  expect(varda.steps()).toBeLessThanOrEqual(5);
  // Taken back, the words are in the composer again and were never anywhere else.
  await varda.page.getByRole("button", { name: "Take back" }).click();
  await expect
    .poll(() => varda.page.getByRole("textbox", { name: /^Write to the mediators/ }).inputValue())
    .toBe("Here.");
  expect(await said(mediator, "Here.").count()).toBe(0);
  // No secret is left in an address, and no title says a word.
  expect(mediator.page.url()).not.toContain("#");
  expect(varda.page.url()).toBe(`${stage.origin}/t/${talkOf(mediator)}/room`);
  expect(await varda.page.title()).toBe("Two Rooms");

  await join(selen, second ?? "");
  await compareWords(mediator, varda);
  await compareWords(mediator, selen);
});

test("V231 a round on three screens: doors, leave, a stopped leak, a hand-over, a read-back, and the ledger", async () => {
  // Every room needs a second authority before its doors are shut.
  const deputy = await stage.seat("Odile Brandt");
  await join(deputy, await inviteAs(mediator, "Mediator"));
  await compareWords(mediator, deputy);
  await mediator.page.getByRole("button", { name: "Shut the doors" }).click();
  await mediator.page.getByText("The doors are shut:").waitFor();
  await deputy.page.close();

  await goTo(mediator, "Desk");
  await sayWithLeave(varda, limit, "It stays here");
  await sayWithLeave(varda, offer, "Reworded, unnamed");
  await sayWithLeave(selen, obstacle, "It stays here");
  await pane(mediator, "p1").getByText(limit).waitFor();
  await pane(mediator, "p2").getByText(obstacle).waitFor();

  await takeToTray(mediator, "p1", offer);
  await word(mediator, "Reworded, unnamed", wording);
  const stopped = mediator.page.getByRole("button", { name: /phrases? blocks? handing to Selen/ });
  await stopped.waitFor();
  // What Selen would see stands in Selen's room, and a stop is a stop to the keyboard too.
  expect(await pane(mediator, "p2").getByText("What Selen will see").count()).toBe(1);
  await stopped.click({ force: true });
  await stopped.press("Enter");
  expect(await mediator.page.getByRole("list", { name: "Carries in hand" }).count()).toBe(0);
  await takeOut(mediator, "Selen");
  await handOver(mediator, "Selen");
  await said(selen, "the eastern crossing opens first").waitFor();
  const told = said(selen, "the eastern crossing opens first");
  expect(await told.textContent()).not.toContain("4,200");
  expect(await told.textContent()).not.toContain("Varda");
  await selen.page.getByRole("button", { name: "We heard it so" }).click();
  await told.getByText("confirmed this wording").waitFor();
  await said(varda, offer).getByText("Carried to Selen").waitFor();
  await pane(mediator, "p2").getByText("read it back as told").first().waitFor();

  await goTo(mediator, "Ledger");
  const line = mediator.page.getByRole("row").filter({ hasText: offer });
  await line.getByText("read back").waitFor();
  expect(await line.getByText("Must not").count()).toBe(0);
  const kept = mediator.page.getByRole("row").filter({ hasText: limit });
  // Neither Selen nor the public.
  expect(await kept.getByText("Must not").count()).toBe(2);
});

test("V232 nothing of one room is in the other's page, storage or network, and no page asked for a stranger", async () => {
  const ofVarda = ["Saffron quay", "4,200 m³/s", "H. Merrin", "let it open first"];
  const ofSelen = ["Heron lock", "D. Orlo", "out of the press"];
  // The search finds what is there: whoever may read it has it on the page.
  expect(await findings(varda, ["Saffron quay"])).not.toEqual([]);
  expect(await findings(selen, ofVarda)).toEqual([]);
  expect(await findings(varda, ofSelen)).toEqual([]);
  // On the mediator's device it is sealed: it stands on the page it is read on, and nowhere else.
  await mediator.page.goto(`${stage.origin}/settings`);
  await mediator.page.getByRole("heading").first().waitFor();
  expect(await findings(mediator, ["Saffron quay", "Heron lock"])).toEqual([]);
  for (const seat of [mediator, varda, selen]) {
    expect(seat.network.strangers()).toEqual([]);
    expect(seat.complaints).toEqual([]);
  }
  expect(stage.logLines.join("")).not.toMatch(/Saffron|Heron|Varda|Selen|Aru|Merrin|Orlo|#/);
});

test("V233 what is written is held, and until its time it is nowhere but on its author's device", async () => {
  await write(varda, "Cormorant lantern", "It stays here");
  expect(await findings(mediator, ["Cormorant lantern"])).toEqual([]);
  await varda.page.getByRole("button", { name: "Take back" }).last().click();
  await varda.page.getByRole("button", { name: "Take back" }).waitFor({ state: "hidden" });
  expect(await said(varda, "Cormorant lantern").count()).toBe(0);
});
