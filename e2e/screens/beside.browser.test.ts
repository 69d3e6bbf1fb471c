// What stands beside words in a round: files that go with a message and cross only when they are chosen, and an interpreter's renderings.
// Each is seen by whom it is for, and nothing of it is anywhere else.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locator } from "playwright-core";
import { holdBounds } from "../../apps/web/src/look/look.ts";
import { findings } from "./canaries.ts";
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
  rowOf,
  said,
  sayWithLeave,
  takeToTray,
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
  mediator = await stage.seat("Inês Tavares", { holdSeconds: holdBounds.least });
  varda = await stage.seat("H. Merrin");
  selen = await stage.seat("D. Orlo");
  await convene(stage, mediator, async ({ page }) => {
    await page.getByText("More ground rules").click();
    await page.getByLabel("Persian", { exact: true }).check();
  });
  const [ofVarda = "", ofSelen = ""] = await openInvitations(mediator);
  await join(varda, ofVarda);
  await compareWords(mediator, varda);
  await join(selen, ofSelen);
  await compareWords(mediator, selen);
}, 600_000);
afterAll(() => stage.close());

/** A picture of six dots by four. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAIAAAAiZtkUAAAAPUlEQVR42g3IMQEAMAgDwcqpEkT8HBHMzBERJWhrb7xzSRGRISFLzsWFhQcHL/7VRYseOvTSv1RIaFDQoge8fB9p8seE7AAAAABJRU5ErkJggg==",
  "base64",
);
const gauges = { name: "gauge-kestrel.png", mimeType: "image/png", buffer: picture };
const annex = {
  name: "annex-bittern.txt",
  mimeType: "text/plain",
  buffer: Buffer.from("Bittern annex: our own reading of the lower sluice."),
};
const mebibyte = 1024 * 1024;
const survey = {
  name: "survey.bin",
  mimeType: "application/octet-stream",
  buffer: Buffer.alloc(16 * mebibyte + 1, 7),
};

const filesOf = (message: Locator): Locator =>
  message.getByRole("list", { name: "Files" }).getByRole("listitem");

test("V251 a chosen file crosses and is opened inside the page, one not chosen is nowhere in the other room, and one too large is not sent", async () => {
  const { page } = varda;
  const picker = page.getByLabel(/^Attach files/);
  const toMediators = page.getByRole("textbox", { name: /^Write to the mediators/ });
  const send = page.getByRole("button", { name: /^Send to the mediators/ });
  await goTo(varda, "Room");
  await page.getByText("up to 10, 16 MB each").waitFor();

  // What is too large is refused in a sentence, and no message goes as if it were there.
  const before = varda.network.sent();
  await picker.setInputFiles(survey);
  const refused = page.getByRole("listitem").filter({ hasText: "survey.bin" });
  await refused
    .getByText("The file is larger than 16 MiB. Make it smaller, or send it in parts.")
    .waitFor();
  await toMediators.fill("Our survey is beside this.");
  await page.getByRole("radio", { name: "It stays here" }).check();
  await toMediators.press("Control+Enter");
  await page.getByRole("button", { name: "One file was refused: put it away" }).waitFor();
  expect(await toMediators.inputValue()).toBe("Our survey is beside this.");
  expect(await page.locator("[data-held]").count()).toBe(0);
  await refused.getByRole("button", { name: "Put away survey.bin" }).click();
  await send.waitFor();
  await sayWithLeave(varda, "Our survey was too large to send.", "It stays here");
  await goTo(mediator, "Desk");
  await pane(mediator, "p1").getByText("Our survey was too large to send.").waitFor();
  expect(await said(mediator, "Our survey is beside this.").count()).toBe(0);
  expect(await filesOf(said(mediator, "Our survey was too large to send.")).count()).toBe(0);
  expect(varda.network.sent() - before).toBeLessThan(mebibyte);

  await picker.setInputFiles([gauges, annex]);
  const offer = "The gauges at the weir are read by both of us.";
  await write(varda, offer, "Reworded, unnamed");
  // Taken back, the words come with their files, and both go again.
  const held = page.locator("[data-held]");
  expect(await filesOf(held).count()).toBe(2);
  await held.getByRole("button", { name: "Take back" }).click();
  await held.waitFor({ state: "detached" });
  for (const { name } of [gauges, annex])
    await page.getByRole("button", { name: `Put away ${name}` }).waitFor();
  expect(await toMediators.inputValue()).toBe(offer);
  await sayWithLeave(varda, offer, "Reworded, unnamed");
  const message = pane(mediator, "p1").getByRole("article").filter({ hasText: offer });
  await message.getByRole("button", { name: "Look at gauge-kestrel.png" }).waitFor();
  expect(await filesOf(message).count()).toBe(2);
  expect(await message.getByRole("button", { name: "Look at annex-bittern.txt" }).count()).toBe(0);

  // None goes along that is not chosen.
  await takeToTray(mediator, "p1", offer);
  const offered = mediator.page.getByRole("group", { name: /^Files that go along/ });
  expect(await offered.getByRole("checkbox").count()).toBe(2);
  expect(await offered.getByRole("checkbox", { checked: true }).count()).toBe(0);
  await offered.getByRole("checkbox", { name: "gauge-kestrel.png" }).check();
  await word(mediator, "Reworded, unnamed", "There may be gauges that both sides read.");
  await mediator.page.getByText("1 file goes along. No check can see what is in it").waitFor();
  await handOver(mediator, "Selen");

  const told = said(selen, "gauges that both sides read");
  await told.waitFor();
  expect(await filesOf(told).count()).toBe(1);
  await told.getByRole("button", { name: "Look at file-1.png" }).click();
  const image = selen.page.getByRole("dialog").getByRole("img", { name: "file-1.png" });
  await image.waitFor();
  const shown = (): Promise<unknown> =>
    image.evaluate((drawn) => {
      const { naturalWidth, naturalHeight } = drawn as {
        readonly naturalWidth?: number;
        readonly naturalHeight?: number;
      };
      return [naturalWidth, naturalHeight];
    });
  await expect.poll(shown).toEqual([6, 4]);
  expect(await image.getAttribute("src")).toMatch(`blob:${stage.origin}/`);

  expect(await findings(varda, ["annex-bittern", "gauge-kestrel"])).not.toEqual([]);
  const names = ["annex-bittern", "gauge-kestrel", "survey.bin"];
  expect(await findings(selen, [...names, "Bittern annex", "the lower sluice"])).toEqual([]);
  await selen.page.keyboard.press("Escape");
  for (const seat of [mediator, varda, selen]) {
    expect(seat.network.strangers()).toEqual([]);
    expect(seat.complaints).toEqual([]);
  }
  expect(stage.logLines.join("")).not.toMatch(/annex|gauge|survey|file-1|[Bb]ittern/);
});

test("V251 how much of a large file has left is shown while it leaves", async () => {
  const { page, network } = varda;
  const large = { ...survey, name: "large.bin", buffer: Buffer.alloc(12 * mebibyte, 7) };
  await goTo(varda, "Room");
  network.holdAfter(mebibyte);
  await page.getByLabel(/^Attach files/).setInputFiles(large);
  const onItsWay = page.getByRole("progressbar", { name: "large.bin" });
  const share = async (): Promise<number> => Number((await onItsWay.getAttribute("value")) ?? 0);
  await expect.poll(share, { timeout: 45_000 }).toBeGreaterThan(0.05);
  expect(await share()).toBeLessThan(1);
  await page.getByRole("listitem").filter({ hasText: "large.bin" }).getByText("sending").waitFor();
  network.release();
  await onItsWay.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Put away large.bin" }).click();
});

test("V270 a page loaded again has the files that were put to words not sent, and a held message has them once", async () => {
  const { page } = varda;
  await goTo(varda, "Room");
  await page.getByLabel(/^Attach files/).setInputFiles([gauges, annex]);
  const putAway = (name: string): Locator => page.getByRole("button", { name: `Put away ${name}` });
  const toMediators = page.getByRole("textbox", { name: /^Write to the mediators/ });
  await toMediators.fill("Beside this once more.");
  await page.getByRole("button", { name: /^Send to the mediators/ }).waitFor();
  await putAway(annex.name).click();
  // Whoever comes back from another screen is shown what the device keeps.
  await putAway(annex.name).waitFor({ state: "detached" });
  await goTo(varda, "People");
  await goTo(varda, "Room");
  await putAway(gauges.name).waitFor();
  await expect.poll(() => toMediators.inputValue()).toBe("Beside this once more.");
  await page.reload();
  await putAway(gauges.name).waitFor();
  expect(await toMediators.inputValue()).toBe("Beside this once more.");
  expect(await putAway(annex.name).count()).toBe(0);
  await page.getByRole("radio", { name: "It stays here" }).check();
  await toMediators.press("Control+Enter");
  await page.locator("[data-held]").waitFor();
  await page.reload();
  await page.locator("[data-held]").waitFor();
  expect(await putAway(gauges.name).count()).toBe(0);
  await page.getByRole("button", { name: "Send now" }).click();
  const message = said(varda, "Beside this once more.");
  await message.waitFor();
  expect(await filesOf(message).count()).toBe(1);
});

test("V272 an unnamed carry that says whose it is is looked at; taken back, it is begun again in its words", async () => {
  const { page } = mediator;
  const offer = "We could meet the engineers on Thursday.";
  await goTo(varda, "Room");
  await sayWithLeave(varda, offer, "Reworded, unnamed");
  await goTo(mediator, "Desk");
  await takeToTray(mediator, "p1", offer);
  await word(mediator, "Reworded, unnamed", "Varda would have the engineers meet.");
  await page.getByText("“Varda” says whose this is").waitFor();
  await page.getByText("This manner does not name Varda").waitFor();
  await handOver(mediator, "Selen");
  const waiting = inHand(mediator).getByRole("listitem").filter({ hasText: "the engineers" });
  await waiting.getByRole("button", { name: "Take back" }).click();
  await waiting.waitFor({ state: "detached" });

  // The message is chosen still, and what can be done with it stands below it.
  const message = pane(mediator, "p1").getByRole("article").filter({ hasText: offer });
  await message.getByRole("button", { name: /^Carry/ }).click();
  expect(await page.getByLabel("Your wording").inputValue()).toBe(
    "Varda would have the engineers meet.",
  );
  expect(await page.getByRole("radio", { name: "Reworded, unnamed" }).isChecked()).toBe(true);
  await word(mediator, "Reworded, unnamed", "The engineers might meet.");
  await page.getByRole("button", { name: /^Hand over to Selen/ }).waitFor();
  expect(await page.getByText("says whose this is").count()).toBe(0);
  await handOver(mediator, "Selen");
  await said(selen, "The engineers might meet.").waitFor();
  expect(await said(selen, "Varda would have").count()).toBe(0);
});

test("V252 a party's interpreter is invited, checked, writes renderings and nothing else, and nothing of them is in the other room", async () => {
  const original = "We would hear a date for the sandpiper gate first.";
  const rendering = "نخست می‌خواهیم تاریخی برای دروازهٔ آبچلیک بشنویم.";
  await goTo(varda, "Room");
  await sayWithLeave(varda, original, "Reworded, unnamed");
  const interpreter = await stage.seat("Sima Rahbar");
  const { page } = interpreter;
  await join(interpreter, await inviteAs(varda, "Interpreter"));
  await rowOf(varda, "Sima Rahbar").getByText("Words not compared").waitFor();
  await compareWords(varda, interpreter);
  await said(interpreter, original).waitFor();

  // There is nothing to write in, and nothing to answer for the side.
  await page.getByText("You interpret here: your renderings stand beside").waitFor();
  const cannot =
    /^(?:Send|Attach|Ask what|Keep it here|We heard|Yes|Only unnamed|No, keep|Compare words between)/;
  const nothingElse = async (fields: number): Promise<void> => {
    expect(await page.getByRole("textbox").count()).toBe(fields);
    expect(await page.getByRole("radio").count()).toBe(0);
    expect(await page.getByRole("button", { name: cannot }).count()).toBe(0);
    expect(await page.getByLabel(/^Attach files/).count()).toBe(0);
  };
  await nothingElse(0);
  const theirs = said(interpreter, original);
  await theirs.getByRole("button", { name: "Render", exact: true }).click();
  await nothingElse(1);
  // Into the languages of the talks, and not into the one that it is in already.
  const into = theirs.getByLabel("Into");
  expect(await into.locator("option").allTextContents()).toEqual(["Persian"]);
  await theirs.getByLabel("Rendering", { exact: true }).fill(rendering);
  const put = theirs.getByRole("button", { name: "Put it beside" });
  await put.click();
  await put.waitFor({ state: "detached" });
  await theirs.getByText(rendering).waitFor();
  await nothingElse(0);

  await goTo(varda, "Room");
  await goTo(mediator, "Desk");
  const atDesk = pane(mediator, "p1").getByRole("article").filter({ hasText: original });
  for (const [message, authentic, by] of [
    [theirs, "The original in English is authentic.", /, interpreter \(Persian\):$/],
    [said(varda, original), "The original in English is authentic.", "Sima Rahbar, interpreter"],
    [atDesk, "The original, in English, is the one that counts.", "Sima Rahbar, interpreter"],
  ] as const) {
    await message.locator("[lang=fa]").filter({ hasText: rendering }).waitFor();
    await message.getByText(authentic).waitFor();
    await message.getByText(by).waitFor();
    const words = await message.innerText();
    expect(words.indexOf(original)).toBeLessThan(words.indexOf(rendering));
    expect(await message.locator("[lang=en]").filter({ hasText: original }).count()).toBe(1);
  }

  // A word of the rendering alone finds the original that it stands beside.
  await mediator.page.getByRole("button", { name: /^Search/ }).click();
  const search = mediator.page.getByRole("search", { name: "Search" });
  await search.getByRole("searchbox").fill("آبچلیک");
  const hit = search.getByRole("listitem");
  await hit.getByText(original).waitFor();
  await hit.getByText(`In a rendering: ${rendering}`).waitFor();
  expect(await hit.count()).toBe(1);

  // Of the people it sees its own room's, and invites nobody.
  await goTo(interpreter, "People");
  await rowOf(interpreter, "Sima Rahbar").waitFor();
  expect(await page.getByRole("button", { name: /^(?:Invite|Remove|Give)/ }).count()).toBe(0);
  expect(await page.getByText("D. Orlo").count()).toBe(0);

  expect(await findings(varda, [rendering, "Sima Rahbar"])).not.toEqual([]);
  expect(await findings(selen, [rendering, "Sima Rahbar", "sandpiper gate"])).toEqual([]);
  expect(await findings(interpreter, ["D. Orlo"])).toEqual([]);
  for (const seat of [interpreter, mediator, varda, selen]) {
    expect(seat.network.strangers()).toEqual([]);
    expect(seat.complaints).toEqual([]);
  }
});
