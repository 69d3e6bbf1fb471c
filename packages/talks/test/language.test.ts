// The language something is written in: said by its author, kept as the authentic one, and carried with a wording.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command, CommandOf, Leave } from "../src/index.ts";
import { isLanguage, languageFrom, view } from "../src/index.ts";
import type { Scene } from "./scene.ts";
import { act, caucusOf, id, p1, p2, post, seatFor, start } from "./scene.ts";
import { finish } from "./weather.ts";

const may: Leave = { manners: ["as-written", "reworded-unnamed"], onlyIfAsked: false };
const say = (language?: string): Command => ({
  type: "say",
  room: p1,
  item: id(1),
  words: "حرف ما",
  leave: may,
  ...(language === undefined ? {} : { language }),
});
const carry = (more: Partial<CommandOf<"prepare-carry">> = {}): CommandOf<"prepare-carry"> => ({
  type: "prepare-carry",
  carry: id(1),
  from: p1,
  item: id(1),
  to: p2,
  manner: "as-written",
  hold: 0,
  used: id(11),
  told: id(12),
  ...more,
});
const toldIn = (scene: Scene) => {
  const seen = view(seatFor(scene, "head2"));
  return seen.type === "party" ? seen.room?.tolds : undefined;
};

describe("languages", () => {
  test("T130 a tag is language, script and region in one spelling, and nothing else", () => {
    for (const tag of ["fa", "en", "ckb", "ar-IQ", "zh-Hant", "zh-Hant-TW", "es-419"])
      expect([tag, isLanguage(tag)]).toEqual([tag, true]);
    const wrong = `f|FA|farsi|fa-ir|fa_IR|fa-Ir|zh-hant|en-US-x-twain|x-a| fa|fa |fa\n|de-1996|sl-rozaj|zh-Hant-|ar-IQ-Arab|f\u0430|`;
    for (const tag of wrong.split("|")) expect([tag, isLanguage(tag)]).toEqual([tag, false]);
  });

  test("T130 usual spellings come to the one; the one comes to itself", () => {
    for (const [written, tag] of [
      [" FA ", "fa"],
      ["ar_iq", "ar-IQ"],
      ["ZH-hant-tw", "zh-Hant-TW"],
    ] as const)
      expect(languageFrom(written)).toBe(tag);
    expect(languageFrom("persian")).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const tag = languageFrom(text);
        expect(tag === undefined || (isLanguage(tag) && languageFrom(tag) === tag)).toBe(true);
        if (isLanguage(text)) expect(tag).toBe(text);
      }),
    );
  });

  test("T130 a message, and one in the caucus, says its language, or does not", () => {
    for (const language of ["fa", undefined]) {
      const scene = start();
      act(scene, "head1", say(language), 1);
      const more = language === undefined ? {} : { language };
      const aside = {
        type: "caucus-say",
        caucus: p1,
        message: id<"message">(1),
        words: "W",
        ...more,
      } as const;
      act(scene, "head1", aside, 1);
      const seen = view(seatFor(scene, "head1"));
      if (seen.type !== "party") throw new Error("no party");
      expect(seen.room?.messages.map((each) => each.language)).toEqual([language]);
      expect(seen.caucus?.messages.map((each) => each.language)).toEqual([language]);
    }
  });

  test("T130 what is no tag is refused by its name, and void where it stands", () => {
    expect(act(start(), "head1", say("Farsi"), 1)).toEqual({ refused: "language-tag" });
    const body = { type: "caucus-said", at: 1, message: id(1), words: "W", language: "Farsi" };
    expect(post(start(), "head1", caucusOf(p1), body)).toEqual({ refused: "not-an-event" });
  });

  test("T131 as written, the telling has the item's own language", () => {
    const scene = start();
    act(scene, "head1", say("fa"), 1);
    expect(act(scene, "lead", carry({ language: "en" }), 2)).toEqual({ refused: "not-as-written" });
    expect(act(scene, "lead", carry(), 2)).toHaveProperty("event.language", "fa");
    finish(scene);
    expect(toldIn(scene)).toMatchObject([{ words: "حرف ما", language: "fa" }]);
  });

  test("T131 where the author did not say, the mediators may; a release looks again", () => {
    const scene = start();
    act(scene, "head1", say(), 1);
    expect(act(scene, "lead", carry({ language: "fa" }), 2)).toHaveProperty("event.language", "fa");
    const other = start();
    act(other, "head1", say("fa"), 1);
    const prepared = { ...carry({ words: "حرف ما" }), type: "carry-prepared", at: 2, holdUntil: 2 };
    const { hold: _, ...body } = prepared;
    expect(post(other, "lead", { type: "desk" }, body)).toBe("stands");
    expect(act(other, "lead", { type: "release-carry", carry: id(1) }, 3)).toEqual({
      refused: "not-as-written",
    });
  });

  test("T131 reworded, nothing of the item's language shows unless the mediators say one", () => {
    for (const language of [undefined, "en"]) {
      const scene = start();
      act(scene, "head1", say("fa"), 1);
      const more = language === undefined ? {} : { language };
      act(scene, "lead", carry({ manner: "reworded-unnamed", words: "Some say", ...more }), 2);
      finish(scene);
      expect(toldIn(scene)?.map((told) => told.language)).toEqual([language]);
    }
  });
});
