// Rounds under hardship, on the screens that people have in front of them: two mediators who must agree at one desk, a server put back
// from an old backup, a server without room. Whatever happens, the screen says it in words and nobody's words are lost.

import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as under } from "node:path";
import { afterEach, expect, test } from "vitest";
import { backup, restore, resume } from "@tworooms/server";
import type { Locator } from "playwright-core";
import { run, skipping } from "../../apps/server/test/programs.ts";
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
  write,
} from "./rounds.ts";
import type { Seat, Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

/** The shortest hold that a person may choose. */
const brief = { holdSeconds: holdBounds.least };
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(under(tmpdir(), "two-rooms-hardship-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** A folder with little room, or why none can be made. */
const smallDisk = async (): Promise<{ readonly folder: string } | { readonly why: string }> => {
  const folder = await newFolder();
  const why = run("mount", "-t", "tmpfs", "-o", "size=16m", "two-rooms", folder);
  if (why !== undefined) return { why };
  undo.push(async () => run("umount", "-l", folder));
  return { folder };
};

/** Takes all the room that a folder has left; gives what makes room again. */
const fill = async (folder: string): Promise<() => Promise<void>> => {
  const path = under(folder, "something-else");
  const file = await open(path, "w");
  try {
    for (;;) await file.write(new Uint8Array(4096));
  } catch (error) {
    if (!String(error).includes("ENOSPC")) throw error;
  } finally {
    await file.close();
  }
  return () => rm(path);
};

const staged = async (data?: string): Promise<Stage> => {
  const stage = await openStage(data);
  undo.push(stage.close);
  return stage;
};

/** What a person is told above everything else. */
const warned = ({ page }: Seat): Locator => page.getByRole("region", { name: "Warnings" });

/** The mediator writes into Varda's room, and does not wait for the end of the hold. */
const tellVarda = async (mediator: Seat, words: string): Promise<void> => {
  const room = pane(mediator, "p1");
  const field = room.getByRole("textbox", { name: "Write to Varda" });
  if ((await field.count()) === 0)
    await room.getByRole("button", { name: /^Write to Varda/ }).click();
  await field.fill(words);
  await room.getByRole("button", { name: /^Send to Varda/ }).click();
  await room.getByRole("button", { name: "Send now" }).click();
  await said(mediator, words).waitFor();
};

/** Something of a delegate's own that waits on its device. */
const waiting = ({ page }: Seat, words: string): Locator =>
  page.locator("[data-held]").filter({ hasText: words });

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
  for (const each of [own, others]) await each.locator("time").waitFor({ state: "detached" });
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

test("V246 a server put back from an old backup says so on screen, is given back what it lost, and the round goes on", async () => {
  const folder = await newFolder();
  const [data, kept, again] = ["data", "kept", "again"].map((name) => under(folder, name)) as [
    string,
    string,
    string,
  ];
  const stage = await staged(data);
  const mediator = await stage.seat("Inês Tavares");
  const varda = await stage.seat("H. Merrin");
  const sheet = await convene(stage, mediator);
  const [link = ""] = await openInvitations(mediator);
  await join(varda, link);
  await compareWords(mediator, varda);
  await goTo(mediator, "Desk");
  await sayWithLeave(varda, "Before the backup.", "It stays here");
  expect(await backup(data, kept)).toBe("done");
  await sayWithLeave(varda, "After the backup.", "It stays here");
  await tellVarda(mediator, "And an answer.");
  await said(varda, "And an answer.").waitFor();

  await stage.stop();
  expect(await restore(kept, again)).toBe("done");
  expect((await stage.restart(again)).standing).toBe("restored");
  for (const seat of [mediator, varda]) {
    await warned(seat).getByText("The server was restored from an old backup.").waitFor();
    for (const words of ["Before the backup.", "After the backup.", "And an answer."])
      expect(await said(seat, words).count()).toBe(1);
  }
  // What is written now is refused in words, and waits where it was written.
  await write(varda, "Too early.", "It stays here");
  await varda.page.getByRole("button", { name: "Send now" }).click();
  const early = waiting(varda, "Too early.");
  await early.getByText("takes back what was lost").waitFor();
  await early.getByText("waits for your tap").waitFor();
  expect(await said(mediator, "Too early.").count()).toBe(0);

  await stage.stop();
  expect(await resume(again)).toBe("done");
  expect((await stage.restart(again)).standing).toBe("live");
  for (const seat of [mediator, varda]) {
    await seat.page.locator("[data-line=live]").waitFor();
    await warned(seat).getByText("restored").waitFor({ state: "detached" });
  }
  await early.getByRole("button", { name: "Send now" }).click();
  await said(mediator, "Too early.").waitFor();
  await early.waitFor({ state: "detached" });
  await tellVarda(mediator, "We go on.");
  await said(varda, "We go on.").waitFor();

  // A device that never held any of it reads all of it from the server.
  const fresh = await stage.seat("Inês Tavares");
  await fresh.page.goto(stage.origin);
  await fresh.page.getByRole("button", { name: "I have a key sheet" }).click();
  await fresh.page.getByLabel("The twelve words").fill(sheet);
  await fresh.page.getByRole("button", { name: "Open", exact: true }).click();
  await fresh.page.getByRole("link", { name: "Aru River crossings" }).first().click();
  for (const words of ["Before the backup.", "After the backup.", "And an answer.", "Too early."])
    await said(fresh, words).waitFor();
});

test("V247 what a server without room refuses is said in words, waits where it was written, and a tap sends it once there is room", async (context) => {
  const disk = await smallDisk();
  if ("why" in disk) return context.skip(skipping(`a small disk cannot be mounted (${disk.why})`));
  const stage = await staged(under(disk.folder, "data"));
  const mediator = await stage.seat("Inês Tavares");
  const varda = await stage.seat("H. Merrin");
  await convene(stage, mediator);
  const [link = ""] = await openInvitations(mediator);
  await join(varda, link);
  await compareWords(mediator, varda);
  await goTo(mediator, "Desk");
  await sayWithLeave(varda, "There is room for this.", "It stays here");
  await said(mediator, "There is room for this.").waitFor();

  const makeRoom = await fill(disk.folder);
  await write(varda, "There is none for this.", "It stays here");
  await varda.page.getByRole("button", { name: "Send now" }).click();
  const refused = waiting(varda, "There is none for this.");
  await refused.getByText("The server has no room left and kept nothing of this.").waitFor();
  await refused.getByText("Waits for your tap").waitFor();
  // A second tap is refused as the first was, and after the page is loaded anew it waits still.
  await refused.getByRole("button", { name: "Send now" }).click();
  await refused.getByText("The server has no room left and kept nothing of this.").waitFor();
  await varda.page.reload();
  await refused.getByText("Waits for your tap").waitFor();
  await said(varda, "There is room for this.").waitFor();
  expect(await said(mediator, "There is none for this.").count()).toBe(0);

  await makeRoom();
  await refused.getByRole("button", { name: "Send now" }).click();
  await said(mediator, "There is none for this.").waitFor();
  await refused.waitFor({ state: "detached" });
  await tellVarda(mediator, "Now it came.");
  await said(varda, "Now it came.").waitFor();
  for (const seat of [mediator, varda])
    expect(await said(seat, "There is none for this.").count()).toBe(1);
  return undefined;
});
