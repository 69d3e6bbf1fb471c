// The demo's talks in one tab of a real Chromium: ten ways to send something to the wrong room, every screen before axe, and a whole
// carry by keys alone.

import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { guided } from "../../apps/web/src/demo/guided.ts";
import { languages } from "../../apps/web/src/look/look.ts";
import { dress, freeScreens, meetTheStop, openDemo, scenes, sitAs } from "./scenes.ts";
import type { Seat, Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

let stage: Stage;
let visitor: Seat;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  visitor = await stage.seat("Visitor");
  ({ page } = visitor);
  await openDemo(page, stage.origin);
}, 600_000);
afterAll(() => stage.close());

const pane = (party: "p1" | "p2"): Locator => page.locator(`section[data-place="room/${party}"]`);
const composer = (room: "Varda" | "Selen"): Locator =>
  page.getByRole("textbox", { name: `Write to ${room}` });
const open = async (room: "Varda" | "Selen"): Promise<void> => {
  // At rest a composer shows the words kept in it, or whom it writes to.
  const resting = pane(room === "Varda" ? "p1" : "p2").locator('[class*="_bar_"] > button');
  await resting.or(composer(room)).first().waitFor();
  if ((await composer(room).count()) === 0) await resting.click();
  await composer(room).waitFor();
};
const tray = (): Locator => page.getByRole("region", { name: "Carry tray" });
const putDown = async (): Promise<void> => {
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: /^Write to|^Your wording/ }).waitFor({ state: "hidden" });
};
const dropDrafts = async (): Promise<void> => {
  const drop = tray().getByRole("button", { name: "Throw the draft away" });
  while ((await drop.count()) > 0) {
    const before = await drop.count();
    await drop.first().click();
    await expect.poll(() => drop.count()).toBeLessThan(before);
  }
};
const whereOf = async (party: "p1" | "p2"): Promise<number> =>
  (await pane(party).boundingBox())?.x ?? -1;

const secret = "Through April we plan a release of 4,200 m³/s.";

test("V241 ten ways to send something to the wrong room, and none does", async () => {
  await sitAs(page, "mediator");
  const said = pane("p1").getByRole("article").filter({ hasText: "Through April we plan" }).first();
  await said.scrollIntoViewIfNeeded();

  // 1. There is nobody to pick and nothing to forward: one live composer, one button that sends, naming one room.
  await open("Varda");
  await open("Selen");
  expect(await page.getByRole("textbox", { name: /^Write to/ }).count()).toBe(1);
  const sends = page.getByRole("button", { name: /^(?:Send to|Hand over)/ });
  expect(await sends.count()).toBe(1);
  expect(await sends.textContent()).toMatch(/^Send to Selen/);
  expect(
    await page
      .getByRole("button", { name: /forward|send to (?:both|everybody)|all rooms/i })
      .count(),
  ).toBe(0);

  // 2. Enter is a new line; it does not send.
  await composer("Selen").pressSequentially("One line\nand another.");
  expect(await composer("Selen").inputValue()).toBe("One line\nand another.");
  expect(await pane("p2").getByRole("button", { name: "Send now" }).count()).toBe(0);

  // 3. Opening the other room's composer takes no word along.
  await open("Varda");
  expect(await composer("Varda").inputValue()).toBe("");
  await composer("Varda").fill("For Varda alone.");
  await open("Selen");
  expect(await composer("Selen").inputValue()).toBe("One line\nand another.");
  await composer("Selen").fill("");

  // 4. A single key pressed in a field is a letter.
  await composer("Selen").pressSequentially("1c3");
  expect(await composer("Selen").inputValue()).toBe("1c3");
  await composer("Selen").fill("");

  // 5. What is copied from Varda's room and pasted into Selen's composer goes to the tray.
  await said.locator("p[dir=auto]").first().click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await composer("Selen").focus();
  await page.keyboard.press("Control+v");
  await tray()
    .getByText("Its author keeps it in this room")
    .or(tray().getByText(secret))
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: /^Hand over to/ }).count()).toBe(0);
  await putDown();
  await dropDrafts();
  await open("Selen");
  expect(await composer("Selen").inputValue()).toBe("");

  // 6. The same words by way of another program: no stamp, and still the tray.
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(secret)})`);
  await composer("Selen").focus();
  await page.keyboard.press("Control+v");
  await tray().getByText(secret).first().waitFor();
  await putDown();
  await dropDrafts();
  await open("Selen");
  expect(await composer("Selen").inputValue()).toBe("");

  // 7. The same words dragged there.
  await said.locator("p[dir=auto]").first().selectText();
  const from = await said.locator("p[dir=auto]").first().boundingBox();
  const to = await composer("Selen").boundingBox();
  if (from === null || to === null) throw new Error("nothing to drag");
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 20, { steps: 8 });
  await page.mouse.up();
  expect(await page.getByRole("textbox", { name: "Write to Selen" }).count()).toBeLessThanOrEqual(
    1,
  );
  if ((await composer("Selen").count()) > 0) expect(await composer("Selen").inputValue()).toBe("");
  await putDown();
  await dropDrafts();

  // 8. Typed by hand, Varda's figure disables the button and says why; the keys do not send it either.
  await open("Selen");
  await composer("Selen").fill("They plan 4,200 m³/s.");
  await page.getByRole("button", { name: /phrases? belongs? to another room/ }).waitFor();
  await composer("Selen").press("Control+Enter");
  await page.getByText("Nothing was sent").first().waitFor();
  expect(await pane("p2").getByRole("button", { name: "Send now" }).count()).toBe(0);
  await composer("Selen").fill("");

  // 9. Another language turns the words round and leaves the rooms where they are.
  for (const language of ["en", "ar", "fa"] as const) {
    await dress(page, { language });
    expect(await whereOf("p1")).toBeLessThan(await whereOf("p2"));
  }
  await dress(page, { language: "en" });
  await open("Varda");
  expect(await composer("Varda").inputValue()).toBe("For Varda alone.");
  await composer("Varda").fill("");
  await putDown();

  // 10. What stays in its room is not carried: there is no way past the first step.
  await said.hover();
  await said.getByRole("button", { name: "What to do with it" }).click();
  await said.getByRole("button", { name: /^Carry/ }).click();
  await tray().getByText("Its author keeps it in this room").waitFor();
  await page.keyboard.press("Escape");
  await dropDrafts();

  // And in Selen's room there is nothing of all this.
  await sitAs(page, "selen");
  const theirs = (await page.locator("main").textContent()) ?? "";
  for (const words of ["4,200", "One line", "For Varda alone", "1c3"])
    expect(theirs).not.toContain(words);
});

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const axeFaults = async (where: string): Promise<readonly string[]> => {
  // Outside the page's own policy, as an extension of the browser would run.
  const session = await page.context().newCDPSession(page);
  const { readFile } = await import("node:fs/promises");
  await session.send("Runtime.evaluate", { expression: await readFile(axeFile, "utf8") });
  const { result } = await session.send("Runtime.evaluate", {
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 2).map(({ html, failureSummary }) => id + ": " + html.slice(0, 200) + " " + failureSummary)))`,
  });
  await session.detach();
  const found: unknown = result.value;
  return (found as readonly string[]).map((fault) => `${where}: ${fault}`);
};

test("V242 axe finds nothing on any screen of the demo's talks: in one language light and in forced colours, in each other one and dark", async () => {
  const faults: string[] = [];
  for (const [index, language] of languages.entries()) {
    await dress(page, { language });
    await page.emulateMedia({ colorScheme: index === 0 ? "light" : "dark" });
    for (const scene of scenes) {
      await scene.open(page, language);
      faults.push(...(await axeFaults(`${scene.name}, ${language}`)));
    }
  }
  await dress(page, { language: "en" });
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  for (const scene of scenes) {
    await scene.open(page, "en");
    faults.push(...(await axeFaults(`${scene.name}, forced colours`)));
  }
  await sitAs(page, "mediator");
  await meetTheStop(page);
  faults.push(...(await axeFaults("stopped leak, forced colours")));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  faults.push(...(await axeFaults("stopped leak")));
  await page.keyboard.press("Escape");
  expect(faults).toEqual([]);
});

/** Goes on by Tab until something of that name is in focus. */
const tabTo = async (key: "Tab" | "Shift+Tab", name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    const here: unknown = await page.evaluate(
      `(({ activeElement: e }) => e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent ?? e.textContent)(document)`,
    );
    if (name.test(String(here))) return;
  }
  throw new Error(`no Tab leads to ${name.source}`);
};

test("V243 a whole carry by keys alone: chosen, worded, stopped, taken out, handed over, taken back", async () => {
  await sitAs(page, "mediator");
  await dropDrafts();
  const message = pane("p1")
    .getByRole("article")
    .filter({ hasText: "On the eastern crossing" })
    .last();
  const chosen = message.getByRole("button", { name: /^Carry/ });
  await page.locator("body").press("Escape");
  for (let presses = 0; presses < 80 && (await chosen.count()) === 0; presses += 1)
    await page.keyboard.press("k");
  await page.keyboard.press("c");
  const field = page.getByLabel("Your wording");
  await field.waitFor();
  await page.locator("textarea:focus").waitFor();
  expect(await field.and(page.locator(":focus")).count()).toBe(1);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(guided.wording);
  // The manners are one group: Tab comes to it, arrows go through it.
  await tabTo("Shift+Tab", /^(?:Reworded, unnamed|As our idea)$/);
  const manner = page.getByRole("radio", { name: "Reworded, unnamed" });
  for (let presses = 0; presses < 3 && !(await manner.isChecked()); presses += 1)
    await page.keyboard.press("ArrowLeft");
  expect(await manner.isChecked()).toBe(true);
  await tabTo("Tab", /^Check it/);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /blocks? handing to Selen/ }).waitFor();
  const free = page.getByRole("button", { name: /^Hand over to Selen/ });
  const out = page.getByRole("button", { name: /^Take it out/ }).first();
  for (;;) {
    await out.or(free).first().waitFor();
    if ((await free.count()) > 0) break;
    await page.keyboard.press("x");
  }
  await tabTo("Tab", /^Hand over to Selen/);
  await page.keyboard.press("Enter");
  const held = tray().getByRole("listitem").filter({ hasText: "There may be a sequence" });
  await held.waitFor();
  await page.keyboard.press("z");
  await held.waitFor({ state: "hidden" });
  // It went because it was taken back, not because its hold was over.
  const told = pane("p2").getByRole("article").filter({ hasText: "There may be a sequence" });
  expect(await told.count()).toBe(0);
  expect(visitor.network.strangers()).toEqual([]);
});

test("V249 on paper the transcript stands alone: what one room reads, and nothing of the other", async () => {
  await sitAs(page, "varda");
  await page.getByRole("link", { name: "Log" }).first().click();
  await page.evaluate("globalThis.print = () => {}");
  await page.getByRole("button", { name: "Print the transcript" }).click();
  await page.emulateMedia({ media: "print" });
  const paper = page.getByRole("region", { name: "Transcript" });
  await paper.getByText("On the eastern crossing").first().waitFor();
  const printed = await paper.innerText();
  expect(printed).toContain(secret);
  expect(printed).not.toContain("They want an order for the crossings");
  expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  await paper.waitFor({ state: "detached" });
});

test("V253 words of the caucus that are pasted or dropped into the room wait until somebody says that the mediators are to read them", async () => {
  await page.locator(`input[type="radio"][value="varda"]`).check();
  await page.getByRole("link", { name: "Caucus", exact: true }).click();
  const ours = page.locator("article[data-place='caucus/p1'] p[dir=auto]").first();
  const words = (await ours.textContent()) ?? "";
  await ours.click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  const write = page.getByRole("textbox", { name: "Write to your own delegation …" });
  await write.fill("Our floor is thirty-one.");
  await page.getByRole("link", { name: /^With the mediators/ }).click();
  const field = page.getByRole("textbox", { name: /^Write to the mediators/ });
  expect(await field.inputValue()).toBe("");

  // 1. A message of the caucus, copied and pasted: it waits, and is left where it belongs.
  const leave = page.getByRole("button", { name: "Leave them in the caucus" });
  await field.focus();
  await page.keyboard.press("Control+v");
  await page.getByText("These are words of your caucus").waitFor();
  expect(await field.inputValue()).toBe("");
  await leave.click();
  await leave.waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe("");

  // 2. The same words by way of another program.
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(words)})`);
  await field.focus();
  await page.keyboard.press("Control+v");
  await leave.click();
  expect(await field.inputValue()).toBe("");

  // 3. What was not even sent there yet, cut from its composer.
  await page.getByRole("link", { name: /^Our caucus/ }).click();
  await write.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await page.getByRole("link", { name: /^With the mediators/ }).click();
  await field.focus();
  await page.keyboard.press("Control+v");
  await leave.waitFor();
  expect(await field.inputValue()).toBe("");

  // 4. Only when it is said that they are for the mediators do they stand in the field; nothing is sent by that.
  await page.getByRole("button", { name: "Put them here, for the mediators to read" }).click();
  await expect.poll(() => field.inputValue()).toBe("Our floor is thirty-one.");
  expect(await page.getByRole("button", { name: "Send now" }).count()).toBe(0);

  // 5. What the room holds already lands at once.
  await field.fill("");
  const known = page.locator("article[data-place='room/p1'] p[dir=auto]").last();
  await known.click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await field.focus();
  await page.keyboard.press("Control+v");
  await expect.poll(() => field.inputValue()).not.toBe("");
  await field.fill("");
});

test("V250 a moment that is chosen stands beside the field in the chooser's own calendar", async () => {
  await dress(page, { calendar: "persian" });
  await page.locator(`input[type="radio"][value="varda"]`).check();
  await page.getByRole("link", { name: "Room" }).first().click();
  await page.getByRole("textbox", { name: /^Write to the mediators/ }).fill("Not yet.");
  await page.getByRole("radio", { name: "Reworded, named" }).check();
  const field = page.getByLabel("Not before");
  await field.fill("2027-03-04T16:05");
  await page.getByText("13 Esfand 1405").waitFor();
  await field.fill("");
  await page.getByText("13 Esfand 1405").waitFor({ state: "detached" });
  await page.getByRole("textbox", { name: /^Write to the mediators/ }).fill("");
  await dress(page, {});
});

test("V244 axe finds nothing on the screens before anybody sits", async () => {
  const faults: string[] = [];
  for (const [name, path] of freeScreens) {
    await page.goto(stage.origin + path);
    await page.locator("h1").first().waitFor();
    faults.push(...(await axeFaults(name)));
  }
  expect(faults).toEqual([]);
});
