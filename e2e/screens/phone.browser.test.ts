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

/** Waits until a list stands at its newest, or so near that it counts as there. */
const atNewest = async (list: Locator): Promise<void> => {
  const fromEnd = (): Promise<number> =>
    list.evaluate((frame) => {
      const {
        scrollHeight = Number.NaN,
        scrollTop = Number.NaN,
        clientHeight = Number.NaN,
      } = frame as {
        readonly scrollHeight?: number;
        readonly scrollTop?: number;
        readonly clientHeight?: number;
      };
      return scrollHeight - scrollTop - clientHeight;
    });
  await expect.poll(fromEnd).toBeLessThan(48);
};

test("V260 on a telephone a held message leaves the messages in sight, and the list follows one's own", async () => {
  const list = page.getByRole("group", { name: /^Messages/ });
  const newest = page.getByRole("button", { name: "Down to the newest" });
  const tabs = page.getByRole("navigation", { name: "Your places" });
  const field = page.getByRole("textbox", { name: /^Write to the mediators/ });
  await list.waitFor();
  await atNewest(list);
  await field.fill("First of us.\nAnd a second line of it, longer than the first.\nThird.");
  await page.getByRole("radio", { name: "It stays here" }).check();
  await field.press("Control+Enter");
  await page.getByRole("button", { name: "Send now" }).waitFor();
  expect((await boxOf(list)).height).toBeGreaterThan(150);
  await atNewest(list);
  expect(await newest.count()).toBe(0);

  // Further up, the button stands in the list and covers nothing above it.
  await list.hover();
  await page.mouse.wheel(0, -2_000);
  await newest.waitFor();
  const { y, height } = await boxOf(tabs);
  expect((await boxOf(newest)).y).toBeGreaterThan(y + height);
  await newest.click();
  await atNewest(list);

  await page.getByRole("button", { name: "Send now" }).click();
  await list.getByText("First of us.").waitFor();
  await atNewest(list);
  expect(await newest.count()).toBe(0);
});

test("V260 at the desk on a telephone the newest message stays in sight when a composer opens", async () => {
  await page.locator("input[type=radio][value=mediator]").check();
  await page.locator("nav[class*=_switch_] button").first().click();
  const pane = page.locator("section[data-place='room/p1']");
  const list = pane.getByRole("group").first();
  await list.waitFor();
  await atNewest(list);
  await pane.locator('[class*="_bar_"] > button').click();
  await page.getByRole("textbox", { name: "Write to Varda" }).waitFor();
  await atNewest(list);
});
