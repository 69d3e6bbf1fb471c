// One thing somebody does in the demo's story, as plain data: who, when, and what. Names stand for ids, which are minted when
// the story is played; nothing here knows a key, a log or a clock.

import type { Manner } from "@tworooms/talks";
import type { SideName, Who } from "./people.ts";

/** How an item may cross, in the story's own short form. `notBefore`: hours after the midnight before "now". */
export type StoryLeave =
  | "stays"
  | {
      readonly manners: readonly Manner[];
      readonly onlyIfAsked?: "only-if-asked";
      readonly notBefore?: number;
    };

/** In which language something is written: English unless said. */
export type StoryLanguage = "en" | "ar" | "fa";

/** What somebody does. Ids are names, each used for one thing in the whole story. */
export type Deed =
  | {
      readonly type: "say";
      readonly item: string;
      readonly words: string;
      readonly language?: StoryLanguage;
      readonly leave?: StoryLeave;
    }
  /** A mediator's own words in a room. */
  | { readonly type: "tell"; readonly to: SideName; readonly words: string }
  | {
      readonly type: "ask-leave";
      readonly ask: string;
      readonly item: string;
      readonly leave: StoryLeave;
      readonly words?: string;
    }
  | { readonly type: "give-leave"; readonly ask: string; readonly leave: StoryLeave }
  | { readonly type: "refuse-leave"; readonly ask: string }
  | { readonly type: "narrow-leave"; readonly item: string; readonly leave: StoryLeave }
  | { readonly type: "ask-for"; readonly asked: string; readonly words: string }
  | {
      readonly type: "carry";
      readonly carry: string;
      readonly item: string;
      readonly manner: Manner;
      /** Absent: as written. */
      readonly words?: string;
      readonly asked?: string;
      readonly corrects?: string;
      /** `told`: it goes after its hold; `taken-back`: within it; `held`: it waits for its leave's time. */
      readonly ends: "told" | "taken-back" | "held";
    }
  | { readonly type: "read-back"; readonly carry: string; readonly words?: string }
  | { readonly type: "note"; readonly words: string; readonly about?: string }
  | { readonly type: "list-name"; readonly name: string }
  | { readonly type: "caucus"; readonly words: string; readonly language?: StoryLanguage }
  /** The interpreter puts a message, or what a carry told, into another language. */
  | {
      readonly type: "render";
      readonly of: { readonly item: string } | { readonly carry: string };
      readonly language: StoryLanguage;
      readonly words: string;
    }
  /** A mediator notes what was said in public. */
  | {
      readonly type: "note-public";
      readonly words: string;
      readonly source: string;
      readonly about?: string;
    }
  /** Invites a note-taker, who has not come yet. */
  | { readonly type: "invite"; readonly title: string }
  /** Comes by an invitation of its head, after the doors were shut. */
  | { readonly type: "come" };

/** A deed, its doer, and minutes since the sitting began. */
export type Step = { readonly at: number; readonly by: Who; readonly deed: Deed };

/** When a sitting begins: on a day at a time, or minutes before "now". `day` 0 is the day of "now". */
export type Beginning =
  | { readonly day: number; readonly hour: number; readonly minute: number }
  | { readonly minutesBeforeNow: number };

/** One sitting of the talks. */
export type Sitting = { readonly begins: Beginning; readonly steps: readonly Step[] };

/** May be used in these manners, at once. */
export const may = (...manners: readonly Manner[]): StoryLeave => ({ manners });
/** May be used in these manners once the other side asks. */
export const ifAsked = (...manners: readonly Manner[]): StoryLeave => ({
  manners,
  onlyIfAsked: "only-if-asked",
});

/** Somebody of a party speaks in its room; without leave the caucus rule says what silence means. */
export const say = (
  at: number,
  by: Who,
  item: string,
  words: string,
  leave?: StoryLeave,
): Step => ({
  at,
  by,
  deed: { type: "say", item, words, ...(leave === undefined ? {} : { leave }) },
});
/** A mediator speaks in a room. */
export const tell = (at: number, by: "tavares" | "lind", to: SideName, words: string): Step => ({
  at,
  by,
  deed: { type: "tell", to, words },
});
/** Somebody speaks in its caucus. */
export const caucus = (at: number, by: Who, words: string): Step => ({
  at,
  by,
  deed: { type: "caucus", words },
});
/** A mediator writes a note for the desk. */
export const note = (at: number, by: "tavares" | "lind", words: string, about?: string): Step => ({
  at,
  by,
  deed: { type: "note", words, ...(about === undefined ? {} : { about }) },
});
/** A mediator carries something, which is told after its hold. */
export const carry = (
  at: number,
  by: "tavares" | "lind",
  of: Omit<Extract<Deed, { readonly type: "carry" }>, "type" | "ends">,
  ends: "told" | "taken-back" | "held" = "told",
): Step => ({ at, by, deed: { type: "carry", ...of, ends } });
/** The receiving room's word on a telling: without words, so we heard it. */
export const readBack = (at: number, by: Who, ofCarry: string, words?: string): Step => ({
  at,
  by,
  deed: { type: "read-back", carry: ofCarry, ...(words === undefined ? {} : { words }) },
});
/** The same, written in another language. */
export const written = (language: StoryLanguage, step: Step): Step => {
  const { deed } = step;
  return deed.type === "say" || deed.type === "caucus"
    ? { ...step, deed: { ...deed, language } }
    : step;
};
/** A rendering of a message, or of what a carry told, by the interpreter. */
export const rendered = (
  at: number,
  of: { readonly item: string } | { readonly carry: string },
  language: StoryLanguage,
  words: string,
): Step => ({ at, by: "sayeh", deed: { type: "render", of, language, words } });
/** Any other deed. */
export const does = (at: number, by: Who, deed: Deed): Step => ({ at, by, deed });
