// Every screen and state worth looking at, reached in the demo as a visitor would reach it: for the check of axe and for pictures.
// Buttons are found by the words of the language that is shown.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { guided } from "../../apps/web/src/demo/guided.ts";
import { lookKey, textOfLook } from "../../apps/web/src/look/kept-look.ts";
import type { Language, Look } from "../../apps/web/src/look/look.ts";
import { startLook, usualFor } from "../../apps/web/src/look/look.ts";

const folder = join(import.meta.dirname, "..", "..", "apps", "web", "src", "words");

/** A message without places to fill, as a language says it. */
export const inWords = (language: Language, key: string): string => {
  const [place = ""] = key.split(".");
  const file = JSON.parse(readFileSync(join(folder, language, `${place}.json`), "utf8"));
  return (file as Readonly<Record<string, string>>)[key] ?? key;
};

/** Dresses an open page in a look, as another tab of the same browser would. */
export const dress = async (page: Page, look: Partial<Look>): Promise<void> => {
  const language = look.language ?? "en";
  const text = textOfLook({ ...startLook([language]), ...usualFor(language), ...look });
  await page.evaluate(
    `localStorage.setItem("${lookKey}", ${JSON.stringify(text)});
     dispatchEvent(new StorageEvent("storage", { key: "${lookKey}" }))`,
  );
  await page.locator(`html[lang="${language}"]`).waitFor();
  await page.evaluate("document.fonts.ready");
};

/** Opens the demo and waits until its talks were held. */
export const openDemo = async (page: Page, origin: string): Promise<void> => {
  await page.goto(`${origin}/demo`);
  await page.locator("section[data-place='room/p1'] article").first().waitFor();
};

/** Sits down in a seat of the demo. */
export const sitAs = async (
  page: Page,
  seat: "mediator" | "varda" | "selen" | "public",
): Promise<void> => {
  await page.locator(`input[type="radio"][value="${seat}"]`).check();
  await page
    .locator(seat === "public" ? "main table:visible" : "main article:visible")
    .first()
    .waitFor();
};

const go = async (page: Page, language: Language, key: string): Promise<void> => {
  await page
    .getByRole("link", { name: inWords(language, key) })
    .first()
    .click();
  await page.locator("main > *").first().waitFor();
};

/** Brings the guided carry to the stop: in English, whose words its buttons are found by. */
export const meetTheStop = async (page: Page): Promise<void> => {
  const pane = page.locator("section[data-place='room/p1']");
  const message = pane.getByRole("article").filter({ hasText: "On the eastern crossing" }).last();
  await message.scrollIntoViewIfNeeded();
  await message.hover();
  await message.getByRole("button", { name: "What to do with it" }).click();
  await message.getByRole("button", { name: /^Carry/ }).click();
  await page.getByRole("radio", { name: "Reworded, unnamed" }).check();
  await page.getByLabel("Your wording").fill(guided.wording);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByRole("button", { name: /^Take it out/ }).waitFor();
};

/** A screen or a state: how to come to it within the demo. */
export type Scene = {
  readonly name: string;
  readonly open: (page: Page, language: Language) => Promise<void>;
};

/** The scenes of the demo, each reached from wherever the last one left off. */
export const scenes: readonly Scene[] = [
  {
    name: "desk",
    open: async (page, language) => {
      await sitAs(page, "mediator");
      await go(page, language, "app.desk");
      await page.locator("section[data-place='room/p2'] article").first().waitFor();
    },
  },
  { name: "ledger", open: (page, language) => go(page, language, "app.ledger") },
  { name: "people", open: (page, language) => go(page, language, "app.people") },
  { name: "log", open: (page, language) => go(page, language, "app.log") },
  { name: "settings", open: (page, language) => go(page, language, "app.settings") },
  {
    name: "room",
    open: async (page) => {
      await sitAs(page, "varda");
      await page.locator("main article").first().waitFor();
    },
  },
  { name: "caucus", open: (page, language) => go(page, language, "app.caucus") },
  { name: "other-room", open: (page) => sitAs(page, "selen") },
  { name: "public", open: (page) => sitAs(page, "public") },
];

/** The free screens before anybody sits: by their paths. */
export const freeScreens = [
  ["start", "/"],
  ["convene", "/new"],
  ["join", "/join"],
  ["front-settings", "/settings"],
] as const;
