// The pictures in a real Chromium: every line of text stays on the page and clear of the next in its column, and the
// page is read as tables and pictures by what reads it aloud.
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readScenario } from "../../src/formats/scenario.ts";
import { frontierOf } from "../../src/frontier.ts";
import { pictureOf } from "../../src/pictures/picture.ts";
import { solutionsOf } from "../../src/solutions.ts";
import { openChromium } from "../../../client/test/chromium.ts";
import { examples, folderOf, taken } from "../formats/files.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
});

test.each(
  ["ferry", "river", "orchard"].flatMap((name) =>
    (["en", "ar", "fa"] as const).map((language) => [name, language] as const),
  ),
)(
  "A90 %s in %s: every line of text stays on the page, and none runs into another",
  async (name, language) => {
    const files = folderOf(join(examples, name)).filter((file) => file.name !== "links.json");
    const { domain, profiles } = taken(readScenario(files));
    const frontier = await frontierOf(domain, profiles);
    const text = pictureOf({ frontier, solutions: solutionsOf(frontier), language });
    const page = await browser.newPage({ viewport: { width: 960, height: 900 } });
    try {
      await page.setContent(`<!doctype html><body style="margin:0">${text}</body>`);
      const seen = await page.evaluate(() => {
        const document = (
          globalThis as unknown as {
            document: {
              querySelectorAll: (of: string) => Iterable<{
                textContent: string;
                getBoundingClientRect: () => {
                  left: number;
                  right: number;
                  top: number;
                  bottom: number;
                };
              }>;
            };
          }
        ).document;
        const lines = [...document.querySelectorAll("svg text")].map((each) => ({
          said: each.textContent,
          box: each.getBoundingClientRect(),
        }));
        const over = lines
          .filter(({ box }) => box.left < 0 || box.right > 960)
          .map(({ said }) => said);
        const touching: string[] = [];
        for (const [index, one] of lines.entries())
          for (const other of lines.slice(index + 1)) {
            const across =
              Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const down =
              Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            if (across > 2 && down > 5) touching.push(`${one.said} / ${other.said}`);
          }
        const roles = [...document.querySelectorAll("svg [role=table], svg [role=img]")].length;
        return { over, touching, roles };
      });
      expect(seen.over).toEqual([]);
      expect(seen.touching).toEqual([]);
      expect(seen.roles).toBe(profiles.length === 2 ? 3 : 5);
    } finally {
      await page.close();
    }
  },
);
