// The screens in the test language, whose every message is longer by two fifths: nothing is cut off, and no screen is wider than
// its window, on a desk, magnified to twice its size, and on the narrowest phone.

import { afterAll, beforeAll, expect, test } from "vitest";
import { clippedIn } from "../../apps/web/test/clipped.ts";
import { builtScreens } from "../built-site.ts";
import { dress, freeScreens, scenes } from "./scenes.ts";
import type { Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(undefined, builtScreens(undefined, "test"));
}, 600_000);
afterAll(() => stage.close());

// A window of 1280 × 900 pixels, the same at 200 %, and a phone.
const windows = [
  { name: "desk", width: 1280, height: 900 },
  { name: "twice the size", width: 640, height: 450 },
  { name: "phone", width: 320, height: 640 },
] as const;

test.each(["en", "fa"] as const)(
  "V248 in the test language (%s) no screen cuts words off, on a desk, at twice the size, and at 320 pixels",
  async (language) => {
    const visitor = await stage.seat("Visitor", { language });
    const { page } = visitor;
    const faults: string[] = [];
    const look = async (name: string): Promise<void> => {
      for (const { name: window, ...size } of windows) {
        await page.setViewportSize(size);
        for (const { text, where } of await clippedIn(page))
          faults.push(`${name}, ${window}: ${where}: ${text}`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    for (const [name, path] of freeScreens) {
      await page.goto(`${stage.origin}${path}?pseudo`);
      await page.locator("h1", { hasText: "⟦" }).first().waitFor();
      await look(name);
    }
    await page.goto(`${stage.origin}/demo?pseudo`);
    await dress(page, { language });
    await page.locator("section[data-place='room/p1'] article").first().waitFor();
    for (const scene of scenes) {
      await scene.open(page, language);
      await look(scene.name);
    }
    expect(faults).toEqual([]);
  },
);
