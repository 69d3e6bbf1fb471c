// Persons who try for minutes to send something to the wrong room, on real screens over a real server: by the file of another room, by
// another seat in the same browser, by the address, by going to and fro with half-written words.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { findings } from "./canaries.ts";
import {
  compareWords,
  convene,
  goTo,
  join,
  openInvitations,
  pane,
  rowOf,
  said,
  sayWithLeave,
  talkOf,
} from "./rounds.ts";
import type { Seat, Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

let stage: Stage;
let mediator: Seat;
let varda: Seat;
let selen: Seat;
let linkOfSelen = "";
let sheet = "";
beforeAll(async () => {
  stage = await openStage();
  mediator = await stage.seat("Inês Tavares", { holdSeconds: 120 });
  varda = await stage.seat("H. Merrin");
  selen = await stage.seat("D. Orlo");
  sheet = await convene(stage, mediator);
  const [ofVarda = "", ofSelen = ""] = await openInvitations(mediator);
  linkOfSelen = ofSelen;
  await join(varda, ofVarda);
  await compareWords(mediator, varda);
  await goTo(varda, "People");
  await varda.page.getByRole("button", { name: "Open our caucus" }).click();
  await varda.page
    .getByRole("link", { name: /^Caucus/ })
    .first()
    .waitFor();
}, 600_000);
afterAll(() => stage.close());

const textFile = (name: string, words: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(words),
});
const plover = textFile("plover-gauge.txt", "Plover gauge: 311 at the upper weir.");
const dunlin = textFile("dunlin-limits.txt", "Dunlin: our own limits, for us alone.");

const attachIn = (where: Page | Locator): Locator => where.getByLabel(/^Attach files/);
/** Opens a room's composer; at rest it shows the words kept in it, or whom it writes to. */
const openComposer = async (party: "p1" | "p2", name: string): Promise<Locator> => {
  const field = mediator.page.getByRole("textbox", { name: `Write to ${name}` });
  const resting = pane(mediator, party).locator('[class*="_bar_"] > button');
  await resting.or(field).first().waitFor();
  if ((await field.count()) === 0) await resting.click();
  await field.waitFor();
  return field;
};

/** Drops files on a composer, as when they are dragged in from the desktop or from another window. */
const dropOn = async (
  field: Locator,
  { name, mimeType, buffer }: ReturnType<typeof textFile>,
): Promise<void> => {
  const held = await field.page().evaluateHandle(
    `(() => { const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(buffer.toString())}], ${JSON.stringify(name)}, { type: ${JSON.stringify(mimeType)} }));
      return data; })()`,
  );
  await field.dispatchEvent("drop", { dataTransfer: held });
};

test("V255 a file of another room, under whatever name, or of the caucus is not put to a message before its author says that it is for there", async () => {
  const { page } = varda;
  await goTo(varda, "Room");
  await attachIn(page).setInputFiles(plover);
  await page.getByRole("button", { name: "Put away plover-gauge.txt" }).waitFor();
  await sayWithLeave(varda, "Our gauge is beside this.", "It stays here");

  // Saved at the desk, as it is, and put to the other room's composer: picked, then dropped under another name.
  await goTo(mediator, "Desk");
  const message = pane(mediator, "p1")
    .getByRole("article")
    .filter({ hasText: "Our gauge is beside" });
  const saving = mediator.page.waitForEvent("download");
  await message.getByRole("button", { name: "Save plover-gauge.txt" }).click();
  const saved = await (await saving).path();
  const toSelen = await openComposer("p2", "Selen");
  const composer = pane(mediator, "p2");
  await toSelen.fill("Please look at this.");
  const asks = composer.getByRole("alert").filter({ hasText: "stands in the room of Varda" });
  const waits = composer.getByRole("button", { name: "A file asks whether it is for here" });
  const { readFile } = await import("node:fs/promises");
  await attachIn(composer).setInputFiles({ ...plover, buffer: await readFile(saved) });
  await asks.getByText("This very file stands").waitFor();
  await waits.waitFor();
  const before = mediator.network.sent();
  await toSelen.press("Control+Enter");
  await composer.getByRole("button", { name: "Put away plover-gauge.txt" }).click();
  await waits.waitFor({ state: "detached" });

  await dropOn(toSelen, { ...plover, name: "report.txt" });
  await asks.getByText("This very file stands").waitFor();
  await toSelen.press("Control+Enter");
  await composer.getByRole("button", { name: "Put away report.txt" }).click();
  await dropOn(toSelen, textFile("plover-gauge.txt", "Plover gauge, with my notes."));
  await asks.getByText("A file of this name stands").waitFor();
  await toSelen.press("Control+Enter");
  await composer.getByRole("button", { name: "Put away plover-gauge.txt" }).click();
  expect(await mediator.page.getByRole("button", { name: "Send now" }).count()).toBe(0);
  expect(mediator.network.sent() - before).toBeLessThan(2_000);

  // In its own room it asks nothing, nor does a file that is nobody's yet; and it goes where its author says.
  await attachIn(composer).setInputFiles(textFile("map.txt", "A map of the river."));
  await composer.getByRole("button", { name: "Put away map.txt" }).waitFor();
  await composer.getByRole("button", { name: /^Send to Selen/ }).waitFor();
  expect(await asks.count()).toBe(0);
  await dropOn(toSelen, plover);
  await composer.getByRole("button", { name: "Attach it all the same" }).click();
  await composer.getByRole("button", { name: /^Send to Selen/ }).waitFor();
  for (const name of ["map.txt", "plover-gauge.txt"])
    await composer.getByRole("button", { name: `Put away ${name}` }).click();
  await toSelen.fill("");
  await mediator.page.keyboard.press("Escape");
  const toVarda = await openComposer("p1", "Varda");
  await dropOn(toVarda, plover);
  await pane(mediator, "p1").getByRole("button", { name: "Put away plover-gauge.txt" }).waitFor();
  await pane(mediator, "p1")
    .getByRole("button", { name: /^Send to Varda/ })
    .waitFor();
  expect(await pane(mediator, "p1").getByRole("alert").count()).toBe(0);
  await pane(mediator, "p1").getByRole("button", { name: "Put away plover-gauge.txt" }).click();
  await mediator.page.keyboard.press("Escape");

  // A caucus' file on its way to the mediators.
  await goTo(varda, "Caucus");
  await attachIn(page).setInputFiles(dunlin);
  await page.getByRole("textbox").fill("For us alone.");
  await page.getByRole("button", { name: /^Send to our caucus/ }).click();
  await page.getByRole("button", { name: "Send now" }).click();
  await said(varda, "For us alone.").waitFor();
  await goTo(varda, "Room");
  const toMediators = page.getByRole("textbox", { name: /^Write to the mediators/ });
  await toMediators.fill("Beside this.");
  await page.getByRole("radio", { name: "It stays here" }).check();
  await attachIn(page).setInputFiles({ ...dunlin, name: "notes.txt" });
  await page.getByText("This very file stands in your caucus").waitFor();
  await toMediators.press("Control+Enter");
  await page.getByRole("button", { name: "A file asks whether it is for here" }).waitFor();
  expect(await page.locator("[data-held]").count()).toBe(0);
  await page.getByRole("button", { name: "Put away notes.txt" }).click();
  await toMediators.fill("");
  expect(await findings(mediator, ["dunlin-limits", "Dunlin: our own"])).toEqual([]);
});

const go = async (where: Page, path: string): Promise<void> => {
  await where.goto(stage.origin + path);
};

test("V257 a browser holds one seat in some talks, in all its tabs, and none of them moves or keeps open what is half-written in another", async () => {
  // The link of another side, opened where a head and where a mediator sit: it seats nobody there, and stays good for whom it is.
  for (const [seat, own] of [
    [varda, "room/p1"],
    [mediator, "desk"],
  ] as const) {
    const tab = await seat.tab("/");
    await tab.goto(linkOfSelen);
    await tab.getByLabel("Your name").fill("Somebody else");
    await tab.getByRole("button", { name: "Come in" }).click();
    await tab.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
    await tab.goto(`${stage.origin}/t/${talkOf(mediator)}/${own.split("/")[0] ?? ""}`);
    await tab.locator("main").waitFor();
    if (seat === varda) expect(await tab.locator("[data-place='room/p2']").count()).toBe(0);
    await tab.close();
  }

  const talk = talkOf(mediator);
  await goTo(mediator, "Desk");
  const toVarda = await openComposer("p1", "Varda");
  await toVarda.fill("Half a sentence for Varda.");
  const second = await mediator.tab(`/t/${talk}/desk`);
  await second.getByRole("button", { name: /^Write to Selen/ }).click();
  const toSelen = second.getByRole("textbox", { name: "Write to Selen" });
  await toSelen.pressSequentially("Half a sentence for Selen.");
  await mediator.page.bringToFront();
  expect(await toVarda.inputValue()).toBe("Half a sentence for Varda.");
  await toVarda.pressSequentially(" And more.");
  expect(await toSelen.inputValue()).toBe("Half a sentence for Selen.");
  // A message held in one tab is taken back in the other into its own room's composer.
  await toVarda.press("Control+Enter");
  await pane(mediator, "p1").getByRole("button", { name: "Take back" }).waitFor();
  await second.bringToFront();
  await second.getByRole("button", { name: "Take back" }).click();
  const taken = second.getByRole("textbox", { name: "Write to Varda" });
  await taken.waitFor();
  expect(await taken.inputValue()).toContain("Half a sentence for Varda.");
  await second
    .locator('section[data-place="room/p2"]')
    .getByText("Half a sentence for Selen.")
    .waitFor();
  await taken.fill("");
  // The lock shuts every tab.
  await goTo(mediator, "Desk");
  await said(mediator, "Our gauge is beside this.").waitFor();
  await second.getByRole("button", { name: "Lock", exact: true }).click();
  await said(mediator, "Our gauge is beside this.").waitFor({ state: "detached" });
  await mediator.page.getByText("This browser opens no seat in the talks").waitFor();
  expect(await findings(mediator, ["Our gauge is beside", "Half a sentence"])).toEqual([]);
  await second.close();
  await mediator.page.goto(stage.origin);
  await mediator.page.getByLabel("The twelve words").fill(sheet);
  await mediator.page.getByRole("button", { name: "Open", exact: true }).click();
  await mediator.page.getByRole("link", { name: /Aru River crossings/ }).click();
  await said(mediator, "Our gauge is beside this.").waitFor();
});

test("V256 before words were compared a newcomer is told that nobody was compared with it; afterwards, that its inviter was", async () => {
  await join(selen, linkOfSelen);
  await goTo(selen, "People");
  await rowOf(selen, "Inês Tavares").getByText("Not compared with you yet").waitFor();
  expect(await selen.page.getByText("Words compared", { exact: true }).count()).toBe(0);
  await compareWords(mediator, selen);
  await rowOf(selen, "Inês Tavares").getByText("Words compared", { exact: true }).waitFor();
  expect(await selen.page.getByText("Not compared with you yet").count()).toBe(0);
});

test("V258 a changed address shows nothing of another room, moves no words, and says so in a sentence", async () => {
  const talk = talkOf(mediator);
  const elsewhere = "0".repeat(32);
  await goTo(varda, "Room");
  await varda.page.getByRole("textbox", { name: /^Write to the mediators/ }).fill("Half said.");
  await goTo(varda, "People");
  for (const [seat, path, sentence] of [
    [varda, `/t/${talk}/desk`, "This place is the mediators’ alone."],
    [varda, `/t/${talk}/ledger`, "This place is the mediators’ alone."],
    [mediator, `/t/${talk}/caucus`, "A caucus is its delegation’s alone."],
    [varda, `/t/${elsewhere}/room`, "This browser opens no seat in the talks at this address."],
    [varda, `/t/${elsewhere}/desk`, "This browser opens no seat in the talks at this address."],
    [mediator, `/t/${elsewhere}/desk`, "This browser opens no seat in the talks at this address."],
  ] as const) {
    await go(seat.page, path);
    await seat.page.getByText(sentence).waitFor();
    expect(await seat.page.getByRole("textbox").count()).toBe(0);
  }
  // Mediators write to the rooms where the other rooms' words are looked for.
  await go(mediator.page, `/t/${talk}/room`);
  await mediator.page.waitForURL(`**/t/${talk}/desk`);
  // What stands after the place, or after the #, leads nowhere else.
  for (const path of [
    `/t/${talk}/room?party=p2`,
    `/t/${talk}/room#room/p2`,
    `/t/${talk}/room#p2`,
  ]) {
    await go(varda.page, path);
    await varda.page
      .getByText("You are in Varda’s room.")
      .or(varda.page.getByText("You are in"))
      .first()
      .waitFor();
    const field = varda.page.getByRole("textbox", { name: /^Write to the mediators/ });
    await expect.poll(() => field.inputValue()).toBe("Half said.");
    expect(await varda.page.locator("[data-place='room/p2']").count()).toBe(0);
  }
  await varda.page.evaluate(
    `history.pushState({}, "", "/t/${talk}/caucus"); dispatchEvent(new PopStateEvent("popstate"))`,
  );
  await varda.page
    .getByText("Only your delegation", { exact: false })
    .or(varda.page.getByRole("region", { name: "Our caucus" }))
    .first()
    .waitFor();
  expect(await varda.page.getByRole("textbox").inputValue()).toBe("");
  await varda.page.goBack();
  await varda.page.getByRole("textbox", { name: /^Write to the mediators/ }).fill("");
});

test("V259 going to and fro, undoing and taking back bring no words into another room's composer", async () => {
  const { page } = mediator;
  await go(page, `/t/${talkOf(varda)}/desk`);
  const toVarda = await openComposer("p1", "Varda");
  await toVarda.pressSequentially("Typed for Varda.");
  const toSelen = await openComposer("p2", "Selen");
  await toSelen.fill("");
  for (let times = 0; times < 20; times += 1) await page.keyboard.press("Control+z");
  expect(await toSelen.inputValue()).not.toContain("Varda");
  await toSelen.fill("For Selen.");
  await goTo(mediator, "People");
  await page.goBack();
  await page.goForward();
  await page.goBack();
  await pane(mediator, "p1").getByText("Typed for Varda.").waitFor();
  await pane(mediator, "p2").getByText("For Selen.").waitFor();
  expect(await page.getByRole("textbox", { name: /^Write to/ }).count()).toBe(0);
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Enter");
  expect(await page.getByRole("button", { name: "Send now" }).count()).toBe(0);
  await page.reload();
  await pane(mediator, "p1").getByText("Typed for Varda.").waitFor();
  // Held for Varda, then Selen's composer in hand: the key takes back into Varda's.
  await pane(mediator, "p1").locator('[class*="_bar_"] > button').click();
  await page.getByRole("textbox", { name: "Write to Varda" }).press("Control+Enter");
  await pane(mediator, "p1").getByRole("button", { name: "Send now" }).waitFor();
  await pane(mediator, "p2").locator('[class*="_bar_"] > button').click();
  await toSelen.press("z");
  expect(await toSelen.inputValue()).toBe("For Selen.z");
  await page.getByRole("heading", { name: "Carry tray" }).click();
  await page.keyboard.press("z");
  await page.getByRole("textbox", { name: "Write to Varda" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Write to Varda" }).inputValue()).toBe(
    "Typed for Varda.",
  );
  await pane(mediator, "p2").getByText("For Selen.z").waitFor();
  await page.getByRole("textbox", { name: "Write to Varda" }).fill("");

  // Between a delegation's caucus and its room.
  await goTo(varda, "Caucus");
  await varda.page.getByRole("textbox").fill("Only for us.");
  await varda.page.getByRole("button", { name: /^Send to our caucus/ }).click();
  await varda.page.getByRole("button", { name: "Send now" }).waitFor();
  await varda.page.getByRole("textbox").fill("Nor this.");
  await goTo(varda, "Room");
  const field = varda.page.getByRole("textbox", { name: /^Write to the mediators/ });
  await varda.page.locator("main").click({ position: { x: 5, y: 5 } });
  await varda.page.keyboard.press("z");
  expect(await field.inputValue()).toBe("");
  expect(await varda.page.getByRole("button", { name: "Send now" }).count()).toBe(0);
  await varda.page.goBack();
  await varda.page.goForward();
  await field.waitFor();
  expect(await field.inputValue()).toBe("");
  await field.press("Control+Enter");
  expect(await findings(mediator, ["Only for us.", "Nor this."])).toEqual([]);
});
