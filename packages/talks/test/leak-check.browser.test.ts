// The pinned cases of the leak check in real Chromium: the same marks as in Node, whatever Unicode data either carries.

import { readFileSync } from "node:fs";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openChromium } from "../../client/test/chromium.ts";
import { dayOf } from "../src/leak/calendar.ts";
import { tokensOf } from "../src/leak/token.ts";
import { type LeakCase, marksOfCase } from "./leak-case.ts";

const { cases }: { readonly cases: readonly LeakCase[] } = JSON.parse(
  readFileSync(new URL("../../../vectors/leak-check.json", import.meta.url), "utf8"),
);
const texts = cases.flatMap(({ room, draft }) => [draft, ...room.map(({ words }) => words)]);
const days = Array.from({ length: 300 }, (_, i) => ({
  calendar: "jalali" as const,
  year: 1200 + i,
  month: 1 + (i % 12),
  day: 1 + (i % 29),
}));

let browser: Browser;

beforeAll(async () => {
  browser = await openChromium();
});

afterAll(() => browser?.close());

/** What a function of one module gives for some values in the browser. */
const inBrowser = async (
  module: string,
  name: string,
  values: readonly unknown[],
): Promise<unknown> => {
  const { outputFiles } = await build({
    entryPoints: [new URL(module, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "loaded",
    conditions: ["source"],
  });
  const page = await browser.newPage();
  await page.evaluate(`${outputFiles[0]?.text ?? ""}; globalThis.loaded = loaded;`);
  const result = await page.evaluate(
    `${JSON.stringify(values)}.map((value) => loaded.${name}(value))`,
  );
  await page.close();
  return result;
};

test("T80 the pinned cases get the same marks in Chromium", async () => {
  const marks = await inBrowser("./leak-case.ts", "marksOfCase", cases);
  expect(marks).toEqual(cases.map(marksOfCase));
  expect(marks).toEqual(cases.map((one) => one.marks));
});

test("T80 texts are cut and days counted the same in Chromium", async () => {
  expect(await inBrowser("../src/leak/token.ts", "tokensOf", texts)).toEqual(texts.map(tokensOf));
  expect(await inBrowser("../src/leak/calendar.ts", "dayOf", days)).toEqual(days.map(dayOf));
});
