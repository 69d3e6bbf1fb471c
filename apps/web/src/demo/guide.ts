// The guide through one carry: what the visitor was asked to do, and how far the talks themselves say it has come. It watches
// and never acts; a step is done when the mediator's or Selen's own state shows it, in whatever way the visitor did it.

import type { TalkState } from "../host/state.ts";

/** The steps, in order. */
export const guideSteps = ["pick", "word", "stop", "take-out", "hand-over", "seen"] as const;
export type GuideStep = (typeof guideSteps)[number];

/** A draft of a carry as the tray keeps it, as far as the guide looks. */
export type GuidedDraft = { readonly words: string; readonly manner?: string };

const fieldsOf = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** The draft in hand of an item, if the tray keeps one. */
export const draftOf = (talk: TalkState, item: string): GuidedDraft | undefined => {
  for (const [place, text] of Object.entries(talk.texts)) {
    if (!place.startsWith("tray/")) continue;
    const { item: of, words, manner } = fieldsOf(text);
    if (of !== item || typeof words !== "string") continue;
    return { words, ...(typeof manner === "string" ? { manner } : {}) };
  }
  return undefined;
};

/** What the guide looks at. `stopped`: whether the leak check stops the wording in hand. */
export type GuideFacts = {
  readonly draft?: GuidedDraft;
  readonly isStopped: boolean;
  readonly isPrepared: boolean;
  readonly isTold: boolean;
  /** Whether the visitor sits in Selen's room with the telling before it. */
  readonly isSeen: boolean;
};

/** What the mediator's tree says of the guided item. */
export const factsOf = (
  talk: TalkState | undefined,
  item: string,
  isStopped: boolean,
  sitsInSelen: boolean,
): GuideFacts => {
  const view = talk?.view;
  if (talk === undefined || view?.type !== "desk")
    return { isStopped: false, isPrepared: false, isTold: false, isSeen: false };
  const draft = draftOf(talk, item);
  const isTold = view.ledger.some((row) => row.item === item);
  return {
    ...(draft === undefined ? {} : { draft }),
    isStopped,
    isPrepared: isTold || view.tray.some((carry) => carry.item === item),
    isTold,
    isSeen: isTold && sitsInSelen,
  };
};

/** The steps that are done now, given those done before: what was met once stays met. */
export const guideAfter = (
  before: ReadonlySet<GuideStep>,
  { draft, isStopped, isPrepared, isTold, isSeen }: GuideFacts,
): ReadonlySet<GuideStep> => {
  const done = new Set(before);
  if (draft !== undefined || isPrepared) done.add("pick");
  if ((draft?.words.trim() ?? "") !== "" || isPrepared) done.add("word");
  if (isStopped) done.add("stop");
  const isClean = draft !== undefined && draft.words.trim() !== "" && !isStopped;
  if (done.has("stop") && (isClean || isPrepared)) done.add("take-out");
  if (isStopped) done.delete("take-out");
  if (isPrepared) done.add("hand-over");
  if (isTold && isSeen) done.add("seen");
  return done.size === before.size && [...done].every((step) => before.has(step)) ? before : done;
};
