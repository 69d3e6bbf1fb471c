// Takes the pictures of every screen from the demo and writes them as files. With `--readme` only the three that the README shows.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { languages } from "../apps/web/src/look/look.ts";
import type { Language } from "../apps/web/src/look/look.ts";
import { dress, freeScreens, meetTheStop, openDemo, scenes, sitAs } from "../e2e/screens/scenes.ts";
import { openStage } from "../e2e/screens/stage.ts";

const house = join(import.meta.dirname, "..");
const all = join(house, ".cache", "pictures");
const shown = join(house, "docs", "pictures");
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const calm = { animations: "disabled", caret: "hide", scale: "css" } as const;

/** Takes one state in light and dark, on a desk and on a phone. */
const take = async (page: Page, language: Language, name: string): Promise<void> => {
  for (const [size, viewport] of [
    ["desk", desk],
    ["phone", phone],
  ] as const) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const path = join(all, `${name}-${language}-${colorScheme}-${size}.png`);
      await page.screenshot({ ...calm, path });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(desk);
};

const takeForReadme = async (page: Page): Promise<void> => {
  mkdirSync(shown, { recursive: true });
  await page.screenshot({ ...calm, path: join(shown, "desk.png") });
  await sitAs(page, "varda");
  await page.screenshot({ ...calm, path: join(shown, "room.png") });
  await sitAs(page, "mediator");
  await meetTheStop(page);
  await page.screenshot({ ...calm, path: join(shown, "stopped-leak.png") });
};

mkdirSync(all, { recursive: true });
const stage = await openStage();
try {
  const { page } = await stage.seat("Visitor");
  page.setDefaultTimeout(60_000);
  await openDemo(page, stage.origin);
  await takeForReadme(page);
  if (!process.argv.includes("--readme")) {
    for (const language of languages) {
      await dress(page, { language });
      await take(page, language, "stopped-leak");
    }
    for (const language of languages) {
      await dress(page, { language });
      for (const scene of scenes) {
        await scene.open(page, language);
        await take(page, language, scene.name);
      }
    }
    for (const [name, path] of freeScreens)
      for (const language of languages) {
        await page.goto(stage.origin + path);
        await page.locator("h1").first().waitFor();
        await dress(page, { language });
        await take(page, language, name);
      }
  }
} finally {
  await stage.close();
}
