// A carry before its hand-over: a local draft that no room and no other mediator sees, walked in four steps. It becomes a
// command only when its very words were checked and nothing stands in the way (rules V86 to V90). Pure: facts come in.

import type {
  CarryView,
  CommandOf,
  FileView,
  Id,
  LeakMark,
  Leave,
  Manner,
  MessageView,
  Party,
  PickedFile,
  Time,
} from "@tworooms/talks";
import { manners } from "@tworooms/talks";

/** The four steps, in order; a draft stands at one of the first three, a prepared carry at the last. */
export const steps = ["pick", "word", "check", "hand-over"] as const;
export type Step = (typeof steps)[number];
export type DraftStep = Exclude<Step, "hand-over">;

export type CarryDraft = {
  /** Ids minted when it was picked, so that pressing twice is handing over once. */
  readonly carry: Id<"carry">;
  readonly used: Id<"used">;
  readonly told: Id<"told">;
  readonly step: DraftStep;
  readonly from: Party;
  readonly item?: Id<"item">;
  readonly to?: Party;
  readonly manner?: Manner;
  readonly words: string;
  /** The tag of the language the wording is in, where it was said. */
  readonly language?: string;
  /** Files of the item that go along; none goes that is not chosen. */
  readonly files?: readonly Id<"blob">[];
  readonly notBefore?: Time;
  readonly asked?: Id<"asked">;
  readonly again?: "again";
  readonly corrects?: Id<"carry">;
};

/** What the leak check said of one wording, and of which. */
export type Check = { readonly of: string; readonly marks: readonly LeakMark[] };

/** What is known of the item and the rooms while a draft is in hand. */
export type Facts = {
  readonly message?: Pick<MessageView, "words" | "isChecked" | "leave" | "files">;
  /** Whether this item was carried to that room already, or is on its way. */
  readonly isOnItsWay: boolean;
  readonly check?: Check;
};

/** Why a draft cannot be handed over yet. */
export type Lack =
  | "no-item"
  | "unchecked"
  | "stays"
  | "no-room"
  | "no-manner"
  | "no-words"
  | "not-asked"
  | "carried-already"
  | "not-checked-yet"
  | "leak-stop";

export type DraftAct =
  | { readonly type: "pick"; readonly item: Id<"item"> }
  | { readonly type: "to"; readonly party: Party }
  | { readonly type: "manner"; readonly manner: Manner }
  | { readonly type: "words"; readonly words: string }
  | { readonly type: "language"; readonly language: string }
  /** Takes a file along, or leaves it. */
  | { readonly type: "file"; readonly file: Id<"blob"> }
  | { readonly type: "not-before"; readonly at: Time | undefined }
  | { readonly type: "asked"; readonly asked: Id<"asked"> | undefined }
  | { readonly type: "again"; readonly again: "again" | undefined }
  | { readonly type: "take-out"; readonly start: number; readonly end: number }
  | { readonly type: "step"; readonly step: DraftStep };

type Ids = Pick<CarryDraft, "carry" | "used" | "told">;

/** A draft from an item, or from words of a room of which no item is known yet. */
export const startDraft = (
  ids: Ids,
  begin: Pick<CarryDraft, "from"> & Partial<Pick<CarryDraft, "item" | "to" | "corrects" | "words">>,
): CarryDraft => ({ ...ids, words: "", step: "pick", ...begin });

const leaveOf = ({ message }: Facts): Leave => message?.leave?.leave ?? "stays";

/** The manners that an item's leave allows, from the closest to the farthest. */
export const mannersIn = (leave: Leave): readonly Manner[] =>
  leave === "stays" ? [] : manners.filter((manner) => leave.manners.includes(manner));

/**
 * A draft in the words, manner and files of a carry of its item that was taken back, as far as the item still allows them: who
 * takes a carry back to change a word need not write the others again (rule V272).
 */
export const draftLike = (
  draft: CarryDraft,
  taken: Pick<CarryView, "to" | "manner" | "words" | "language" | "files">,
  facts: Facts,
): CarryDraft => {
  if (draft.to !== undefined && draft.to !== taken.to) return draft;
  const manner = mannersIn(leaveOf(facts)).find((each) => each === taken.manner);
  const own = new Set(facts.message?.files.map(({ blob }) => blob));
  const files = taken.files.map(({ source }) => source).filter((source) => own.has(source));
  return {
    ...draft,
    to: taken.to,
    words: taken.manner === "as-written" ? draft.words : taken.words,
    ...(manner === undefined ? {} : { manner }),
    ...(taken.language === undefined ? {} : { language: taken.language }),
    ...(files.length === 0 ? {} : { files }),
  };
};

/** What the other room would read: the item's own words where it goes as written. */
export const wordingOf = (draft: CarryDraft, facts: Facts): string =>
  draft.manner === "as-written" ? (facts.message?.words ?? "") : draft.words;

/** What a check must be of to count for a draft: changing any of it asks for a new check. */
export const checkKeyOf = (draft: CarryDraft, facts: Facts): string =>
  JSON.stringify([
    draft.from,
    draft.item ?? "",
    draft.to ?? "",
    draft.manner ?? "",
    wordingOf(draft, facts),
  ]);

const lacksOfPick = (draft: CarryDraft, facts: Facts): readonly Lack[] => {
  if (draft.item === undefined || facts.message === undefined) return ["no-item"];
  const lacks: Lack[] = [];
  if (!facts.message.isChecked) lacks.push("unchecked");
  if (leaveOf(facts) === "stays") lacks.push("stays");
  if (draft.to === undefined || draft.to === draft.from) lacks.push("no-room");
  return lacks;
};

const lacksOfWord = (draft: CarryDraft, facts: Facts): readonly Lack[] => {
  const lacks: Lack[] = [];
  const leave = leaveOf(facts);
  if (draft.manner === undefined || !mannersIn(leave).includes(draft.manner))
    lacks.push("no-manner");
  if (wordingOf(draft, facts).trim() === "") lacks.push("no-words");
  if (leave !== "stays" && leave.onlyIfAsked && draft.asked === undefined) lacks.push("not-asked");
  if (facts.isOnItsWay && draft.again === undefined && draft.corrects === undefined)
    lacks.push("carried-already");
  return lacks;
};

const lacksOfCheck = (draft: CarryDraft, facts: Facts): readonly Lack[] => {
  if (facts.check?.of !== checkKeyOf(draft, facts)) return ["not-checked-yet"];
  return facts.check.marks.some(({ level }) => level === "stop") ? ["leak-stop"] : [];
};

/** What keeps a draft from leaving a step. */
export const lacksAt = (step: Step, draft: CarryDraft, facts: Facts): readonly Lack[] => {
  switch (step) {
    case "pick":
      return lacksOfPick(draft, facts);
    case "word":
      return lacksOfWord(draft, facts);
    case "check":
      return lacksOfCheck(draft, facts);
    case "hand-over":
      return [];
  }
};

/** What keeps a draft from being handed over, whatever step it stands at. */
export const lacksOf = (draft: CarryDraft, facts: Facts): readonly Lack[] =>
  steps.flatMap((step) => lacksAt(step, draft, facts));

/** How far a draft may go now: to the first step that lacks something. */
export const farthest = (draft: CarryDraft, facts: Facts): Step =>
  steps.find((step) => lacksAt(step, draft, facts).length > 0) ?? "hand-over";

const isBefore = (one: Step, other: Step): boolean => steps.indexOf(one) < steps.indexOf(other);

type Optional =
  | "item"
  | "to"
  | "files"
  | "manner"
  | "language"
  | "notBefore"
  | "asked"
  | "again"
  | "corrects";
const without = (draft: CarryDraft, ...fields: readonly Optional[]): CarryDraft => {
  const rest = { ...draft };
  for (const field of fields) delete rest[field];
  return rest;
};

const changed = (draft: CarryDraft, act: Exclude<DraftAct, { type: "step" }>): CarryDraft => {
  switch (act.type) {
    case "pick":
      if (draft.item === act.item) return draft;
      return {
        ...without(draft, "manner", "files", "asked", "again", "notBefore"),
        item: act.item,
      };
    case "to":
      if (act.party === draft.from || act.party === draft.to) return draft;
      return { ...without(draft, "asked", "again"), to: act.party };
    case "manner":
      return { ...draft, manner: act.manner };
    case "words":
      return { ...draft, words: act.words };
    case "file": {
      const { files = [] } = draft;
      const next = files.includes(act.file)
        ? files.filter((file) => file !== act.file)
        : [...files, act.file];
      return next.length === 0 ? without(draft, "files") : { ...draft, files: next };
    }
    case "language":
      return act.language === ""
        ? without(draft, "language")
        : { ...draft, language: act.language };
    case "not-before":
      return act.at === undefined ? without(draft, "notBefore") : { ...draft, notBefore: act.at };
    case "asked":
      return act.asked === undefined ? without(draft, "asked") : { ...draft, asked: act.asked };
    case "again":
      return act.again === undefined ? without(draft, "again") : { ...draft, again: act.again };
    case "take-out":
      return { ...draft, words: wordsWithout(draft.words, act.start, act.end) };
  }
};

/** A wording without one place of it, and without the gap it would leave. */
export const wordsWithout = (words: string, start: number, end: number): string => {
  const before = words.slice(0, start);
  const after = words.slice(end);
  const isGap = /\s$/.test(before) && /^[\s.,;:!?،؛؟…]/.test(after);
  return (isGap ? before.trimEnd() : before) + after;
};

/** A draft after an act. A change never leaves it past the step that the change belongs to; a step is taken only when nothing is lacking before it. */
export const nextDraft = (draft: CarryDraft, act: DraftAct, facts: Facts): CarryDraft => {
  if (act.type === "step") {
    const isFree = !isBefore(farthest(draft, facts), act.step);
    return isFree || isBefore(act.step, draft.step) ? { ...draft, step: act.step } : draft;
  }
  const next = changed(draft, act);
  if (next === draft) return draft;
  const belongsTo = act.type === "pick" || act.type === "to" ? "pick" : "word";
  // Taking a phrase out is done while checking, and is checked again where it stands.
  if (act.type === "take-out" || !isBefore(belongsTo, draft.step)) return next;
  return { ...next, step: belongsTo };
};

/** The files that go along: those chosen, of those the item has. */
export const filesOf = (draft: CarryDraft, facts: Facts): readonly FileView[] =>
  facts.message?.files.filter(({ blob }) => draft.files?.includes(blob) === true) ?? [];

/** The press of hand-over, or why there is none. `seal` mints where a chosen file lies anew, and under which key. */
export const handOverOf = (
  draft: CarryDraft,
  facts: Facts,
  hold: number,
  seal: (file: FileView) => PickedFile,
): { readonly command: CommandOf<"prepare-carry"> } | { readonly lacks: readonly Lack[] } => {
  const { carry, used, told, from, item, to, manner, language } = draft;
  const { notBefore, asked, again, corrects } = draft;
  const lacks = lacksOf(draft, facts);
  if (lacks.length > 0 || item === undefined || to === undefined || manner === undefined)
    return { lacks };
  const leave = leaveOf(facts);
  const files = filesOf(draft, facts);
  const mayName = leave !== "stays" && leave.onlyIfAsked;
  return {
    command: {
      type: "prepare-carry",
      carry,
      used,
      told,
      from,
      item,
      to,
      manner,
      hold,
      ...(manner === "as-written" ? {} : { words: draft.words }),
      ...(language === undefined || manner === "as-written" ? {} : { language }),
      ...(files.length === 0 ? {} : { files: files.map(seal) }),
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(mayName && asked !== undefined ? { asked } : {}),
      ...(again === undefined ? {} : { again }),
      ...(corrects === undefined ? {} : { corrects }),
    },
  };
};
