// On a telephone: what is held and what is written take little enough room that a delegation still sees what was said last.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { openDemo } from "./scenes.ts";
import type { Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  const visitor = await stage.seat("Visitor", { holdSeconds: 120 });
  ({ page } = visitor);
  await openDemo(page, stage.origin);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator("input[type=radio][value=varda]").check();
}, 600_000);
afterAll(() => stage.close());

const boxOf = async (what: Locator) => {
  const box = await what.boundingBox();
  if (box === null) throw new Error("it is not in sight");
  return box;
};

test("V260 on a telephone a held message leaves the messages in sight, and the list follows one's own", async () => {
  const list = page.getByRole("group", { name: /^Messages/ });
  const newest = page.getByRole("button", { name: "Down to the newest" });
  const tabs = page.getByRole("navigation", { name: "Your places" });
  const field = page.getByRole("textbox", { name: /^Write to the mediators/ });
  const isAtEnd = (): Promise<unknown> =>
    list.evaluate((frame) => {
      const { scrollHeight, scrollTop, clientHeight } = frame as unknown as Record<string, number>;
      return (scrollHeight ?? 0) - (scrollTop ?? 0) - (clientHeight ?? 0) < 48;
    });
  await list.waitFor();
  await expect.poll(isAtEnd).toBe(true);
  await field.fill("First of us.\nAnd a second line of it, longer than the first.\nThird.");
  await page.getByRole("radio", { name: "It stays here" }).check();
  await field.press("Control+Enter");
  await page.getByRole("button", { name: "Send now" }).waitFor();
  expect((await boxOf(list)).height).toBeGreaterThan(150);
  await expect.poll(isAtEnd).toBe(true);
  expect(await newest.count()).toBe(0);

  // Further up, the button stands in the list and covers nothing above it.
  await list.hover();
  await page.mouse.wheel(0, -2_000);
  await newest.waitFor();
  const { y, height } = await boxOf(tabs);
  expect((await boxOf(newest)).y).toBeGreaterThan(y + height);
  await newest.click();
  await expect.poll(isAtEnd).toBe(true);

  await page.getByRole("button", { name: "Send now" }).click();
  await list.getByText("First of us.").waitFor();
  await expect.poll(isAtEnd).toBe(true);
  expect(await newest.count()).toBe(0);
});

test("V260 at the desk on a telephone the newest message stays in sight when a composer opens", async () => {
  await page.locator("input[type=radio][value=mediator]").check();
  await page.locator("nav[class*=_switch_] button").first().click();
  const pane = page.locator("section[data-place='room/p1']");
  const list = pane.getByRole("group").first();
  const fromEnd = (): Promise<number> =>
    list.evaluate((frame) => {
      const { scrollHeight, scrollTop, clientHeight } = frame as unknown as Record<string, number>;
      return (scrollHeight ?? 0) - (scrollTop ?? 0) - (clientHeight ?? 0);
    });
  await list.waitFor();
  await expect.poll(fromEnd).toBeLessThan(48);
  await pane.locator('[class*="_bar_"] > button').click();
  await page.getByRole("textbox", { name: "Write to Varda" }).waitFor();
  await expect.poll(fromEnd).toBeLessThan(48);
});
