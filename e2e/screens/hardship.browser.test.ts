// Rounds under hardship, on the screens that people have in front of them: two mediators who must agree at one desk, a server put back
// from an old backup, a server without room. Whatever happens, the screen says it in words and nobody's words are lost.

import { afterEach, expect, test } from "vitest";
import { holdBounds } from "../../apps/web/src/look/look.ts";
import {
  compareWords,
  convene,
  goTo,
  handOver,
  inHand,
  inviteAs,
  join,
  openInvitations,
  pane,
  said,
  sayWithLeave,
  takeToTray,
  word,
} from "./rounds.ts";
import type { Seat, Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

/** The shortest hold that a person may choose. */
const brief = { holdSeconds: holdBounds.least };
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

const staged = async (data?: string): Promise<Stage> => {
  const stage = await openStage(data);
  undo.push(stage.close);
  return stage;
};

/** The ledger as it is read: each line's cells, in order. */
const ledgerOf = async (seat: Seat): Promise<readonly string[]> => {
  await goTo(seat, "Ledger");
  await seat.page.getByRole("row").nth(1).waitFor();
  return seat.page.getByRole("row").allInnerTexts();
};

test("V245 a carry that one mediator prepares waits for the other's approval, and both desks show one ledger", async () => {
  const stage = await staged();
  const first = await stage.seat("Inês Tavares", brief);
  const second = await stage.seat("Odile Brandt");
  const varda = await stage.seat("H. Merrin");
  const selen = await stage.seat("D. Orlo");
  await convene(stage, first, async ({ page }) => {
    await page.getByText("More ground rules").click();
    await page.getByLabel("A second mediator approves each carry").check();
  });
  const [ofVarda = "", ofSelen = ""] = await openInvitations(first);
  await join(varda, ofVarda);
  await compareWords(first, varda);
  await join(selen, ofSelen);
  await compareWords(first, selen);
  await join(second, await inviteAs(first, "Mediator"));
  await compareWords(first, second);

  const offer = "We could let the eastern crossing open first.";
  const wording = "There may be an order in which the eastern crossing opens first.";
  await sayWithLeave(varda, offer, "Reworded, unnamed");
  await goTo(first, "Desk");
  await pane(first, "p1").getByText(offer).waitFor();
  await takeToTray(first, "p1", offer);
  await word(first, "Reworded, unnamed", wording);
  await handOver(first, "Selen", "waits for approval");

  // Whoever prepared it is told to wait for the other, and is offered no press that would do without.
  const own = inHand(first);
  await own.getByText("Another mediator must approve it.").waitFor();
  expect(await own.getByRole("button", { name: "Approve" }).count()).toBe(0);
  const others = inHand(second);
  await others.getByText("waits for approval").waitFor();
  // The hold ends, and still nothing of it is in the other room.
  for (const each of [own, others])
    await each.locator("time").waitFor({ state: "detached" });
  expect(await said(selen, wording).count()).toBe(0);

  await others.getByRole("button", { name: "Approve" }).click();
  await said(selen, wording).waitFor();
  await said(varda, offer).getByText("Carried to Selen").waitFor();
  await selen.page.getByRole("button", { name: "We heard it so" }).click();
  for (const seat of [first, second])
    await pane(seat, "p2").getByText("read it back as told").first().waitFor();
  const shown = await ledgerOf(first);
  expect(shown.join("\n")).toContain(offer);
  await expect.poll(() => ledgerOf(second)).toEqual(shown);
});
