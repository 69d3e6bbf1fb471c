// The demo as a visitor meets it: the built site in a real Chromium, its own worker, the real desk, one carry done by hand.

import AxeSource from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guided } from "../src/demo/guided.ts";
import type { SiteInBrowser } from "./site-in-browser.ts";
import { openSite } from "./site-in-browser.ts";

let site: SiteInBrowser;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const patience = 120_000;

/** Opens the demo and waits until the guide stands: then every seat may be taken. */
const openDemo = async (
  locale = "en",
): Promise<{ readonly page: Page; readonly faults: string[]; readonly asked: string[] }> => {
  const viewport = { width: 1440, height: 900 };
  const context = await site.browser.newContext({ viewport, locale });
  const page = await context.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${site.origin}/demo`);
  await page.locator("section section").waitFor({ timeout: patience });
  return { page, faults, asked };
};

const sit = (page: Page, seat: string): Promise<void> =>
  page.getByRole("group", { name: "Sit as" }).getByRole("radio", { name: seat }).check();
const guide = (page: Page) => page.getByRole("region", { name: "Guide" }).getByRole("status");

const axe = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(`${AxeSource.source}; undefined`);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })",
  )) as { readonly violations: readonly { readonly id: string }[] };
  return found.violations.map(({ id }) => id);
};

test("V200 a visitor does the guided carry at the real desk, the guide follows, and Selen reads it; nothing leaves the tab", async () => {
  const { page, faults, asked } = await openDemo();
  const desk = page.getByRole("main");
  await desk.getByText("On the eastern crossing: we could let it open first").first().waitFor();
  await expect.poll(() => guide(page).textContent()).toContain("pick Merrin");
  // From here on a demo needs no server at all.
  await page.waitForLoadState("networkidle");
  const before = asked.length;

  const message = desk.getByRole("article").filter({ hasText: "we could let it open first" });
  await message.first().hover();
  await message.first().getByRole("button", { name: "What to do with it" }).click();
  await message
    .first()
    .getByRole("button", { name: /^Carry/ })
    .click();
  await expect.poll(() => guide(page).textContent()).toContain("Word it for Selen");
  const tray = page.getByRole("region", { name: "Carry tray" });
  await tray.getByRole("radio", { name: "Reworded, unnamed" }).check();
  await tray.getByRole("textbox", { name: "Your wording" }).fill(guided.wording);
  await tray.getByRole("button", { name: "Check it" }).click();
  await tray.getByText("1 phrase blocks handing to Selen").waitFor();
  await expect.poll(() => guide(page).textContent()).toContain("Take the figure out");
  await tray
    .getByRole("button", { name: /^Take it out/ })
    .first()
    .click();
  await expect.poll(() => guide(page).textContent()).toContain("Hand it over");
  await tray.getByRole("button", { name: /^Hand over to Selen/ }).click();
  await expect
    .poll(() => guide(page).textContent(), { timeout: patience })
    .toContain("Sit as Selen");
  await sit(page, "Public");
  await page.getByRole("heading", { name: "What the operator’s server holds" }).waitFor();
  const entries = async (): Promise<number> =>
    Number(await page.locator("tfoot td").first().textContent());
  expect(await entries()).toBeGreaterThan(300);
  const textOfPublic = await page.getByRole("main").textContent();
  for (const word of ["Varda", "Selen", "Merrin", "crossing"])
    expect(textOfPublic).not.toContain(word);
  await sit(page, "Selen");
  await expect
    .poll(() => guide(page).textContent(), { timeout: patience })
    .toContain("That was a carry");
  await page.getByRole("main").getByText("There may be a sequence").first().waitFor();
  expect(await page.getByRole("main").textContent()).not.toMatch(/4,200|came from us|Merrin’s/);

  expect(asked.slice(before).filter((url) => !url.startsWith(`${site.origin}/assets/`))).toEqual(
    [],
  );
  const stored = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
  expect(stored.local + stored.session).not.toMatch(/Aru|Varda|crossing/);
  expect(stored.databases.filter((name) => name !== "two-rooms")).toEqual([]);
  expect(new URL(page.url()).pathname).toBe("/demo");
  expect(await page.title()).toBe("Two Rooms");
  expect(faults).toEqual([]);
});

test("V201 starting over plays the talks anew, with other keys", async () => {
  const { page } = await openDemo();
  const logs = async (): Promise<readonly string[]> => {
    await sit(page, "Public");
    return page.locator("tbody th").allTextContents();
  };
  const first = await logs();
  expect(first).toHaveLength(6);
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("region", { name: "Guide" }).waitFor({ timeout: patience });
  const second = await logs();
  expect(second).toHaveLength(6);
  expect(second.filter((log) => first.includes(log))).toEqual([]);
});

test("V202 the demo's own screens are clean for axe in each language, and fit 320 pixels", async () => {
  for (const [language, name] of [
    ["en", "Public"],
    ["ar", "الجمهور"],
    ["fa", "همگان"],
  ] as const) {
    const { page } = await openDemo(language);
    await page.getByRole("radio", { name }).check();
    await page.locator("tfoot").waitFor({ timeout: patience });
    expect(await axe(page), language).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate("document.documentElement.scrollWidth <= 320"), language).toBe(true);
    await page.context().close();
  }
});
