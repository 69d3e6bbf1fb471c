// The carry in hand: a draft of this tab, kept on the device as it changes, checked as its words stand, and handed over by one press.
// What the desk holds afterwards is the view's; nothing here goes to a room by itself.

import { useCallback, useEffect, useMemo, useState } from "react";
import type { CarryView, DeskView, FileView, Id, Party, PickedFile } from "@tworooms/talks";
import type { TalkState } from "../../host/state.ts";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import type { CarryDraft, DraftAct, Facts, Lack } from "./carry-draft.ts";
import {
  checkKeyOf,
  draftLike,
  farthest,
  handOverOf,
  mannersIn,
  nextDraft,
  startDraft,
  wordingOf,
} from "./carry-draft.ts";
import { draftFromText, draftsIn, placeOfDraft, textFromDraft } from "./kept-draft.ts";
import type { Unsent } from "./unsent.ts";
import type { LeakQuestion, MarkFrom } from "./use-leak.ts";
import { askLeak, useLeak } from "./use-leak.ts";

/** What a carry begins from. */
export type Begin = {
  readonly from: Party;
  readonly item?: Id<"item">;
  readonly to?: Party;
  readonly words?: string;
  readonly corrects?: Id<"carry">;
};

/** Why a press of hand-over did nothing. */
export type WhyNot =
  | { readonly type: "lacks"; readonly lack: Lack }
  | { readonly type: "refused"; readonly code: string }
  | { readonly type: "no-answer" };

/** The tray of this tab. */
export type Tray = {
  readonly draft?: CarryDraft;
  readonly facts: Facts;
  /** Marks of the very words in hand; absent until they were checked. */
  readonly marks?: readonly MarkFrom[];
  /** Drafts put down earlier. */
  readonly resting: readonly CarryDraft[];
  readonly begin: (begin: Begin) => void;
  readonly take: (draft: CarryDraft) => void;
  readonly change: (act: DraftAct) => void;
  readonly putDown: () => void;
  /** Throws a draft away. */
  readonly drop: (carry: Id<"carry">) => void;
  /** Hands over; why not, or nothing when it is at the desk. */
  readonly handOver: (hold: number) => Promise<WhyNot | undefined>;
};

const messageOf = (view: DeskView, draft: CarryDraft): Facts["message"] =>
  view.rooms
    .find(({ party }) => party === draft.from)
    ?.messages.find(({ item, side }) => item === draft.item && side === draft.from);

const isOnItsWay = (view: DeskView, { from, item, to }: CarryDraft): boolean =>
  view.tray.some((carry) => carry.from === from && carry.item === item && carry.to === to) ||
  view.ledger.some(
    (row) =>
      row.from === from &&
      row.item === item &&
      row.cells.some((cell) => cell.to === to && cell.tellings.length > 0),
  );

const questionOf = (view: DeskView, draft: CarryDraft, facts: Facts): LeakQuestion | undefined => {
  const { from, item, to, manner } = draft;
  const words = wordingOf(draft, facts);
  if (item === undefined || to === undefined || manner === undefined || words === "")
    return undefined;
  const others = view.rooms.map(({ party }) => party).filter((party) => party !== to);
  return { to, others, words, item: { from, item, manner } };
};

/** Where a file lies anew, under a key of its own: 32 random bytes. */
const sealed = ({ blob }: FileView): PickedFile => ({
  source: blob,
  blob: newId<"blob">(),
  key: newId() + newId(),
});

/** The facts of a draft without its check. */
const factsOf = (view: DeskView, draft: CarryDraft): Facts => {
  const message = messageOf(view, draft);
  return {
    ...(message === undefined ? {} : { message }),
    isOnItsWay: isOnItsWay(view, draft),
  };
};

const noFacts: Facts = { isOnItsWay: false };

/** The last carry of a draft's item that was taken back; words that the draft begins with are newer than its. */
const takenBack = (view: DeskView, { from, item, to, words }: CarryDraft): CarryView | undefined =>
  words === ""
    ? view.dropped.findLast(
        (carry) =>
          carry.stage === "taken-back" &&
          carry.from === from &&
          carry.item === item &&
          (to === undefined || carry.to === to),
      )
    : undefined;

/** A draft's first steps that need no choice: the only other room, the only manner, the wording that was taken back. */
const begun = (view: DeskView, begin: Begin): CarryDraft => {
  const ids = { carry: newId<"carry">(), used: newId<"used">(), told: newId<"told">() };
  const others = view.rooms.filter(({ party }) => party !== begin.from);
  const [only] = others.length === 1 ? others : [];
  const empty = startDraft(ids, {
    ...(only === undefined ? {} : { to: only.party }),
    ...begin,
  });
  const facts = factsOf(view, empty);
  const taken = begin.corrects === undefined ? takenBack(view, empty) : undefined;
  const draft = taken === undefined ? empty : draftLike(empty, taken, facts);
  const leave = facts.message?.leave?.leave ?? "stays";
  const allowed = mannersIn(leave);
  const [manner] = allowed.length === 1 && draft.manner === undefined ? allowed : [];
  const worded = manner === undefined ? draft : nextDraft(draft, { type: "manner", manner }, facts);
  const isPicked = farthest(worded, facts) !== "pick";
  return isPicked ? { ...worded, step: "word" } : worded;
};

const standingIn = (view: DeskView): ReadonlySet<string> =>
  new Set([
    ...view.tray.map(({ carry }) => carry),
    ...view.dropped.map(({ carry }) => carry),
    ...view.ledger.flatMap(({ cells }) =>
      cells.flatMap(({ tellings }) => tellings.map(({ carry }) => carry)),
    ),
  ]);

/** The tray of a talk in this tab. */
export const useTray = (state: TalkState, view: DeskView, unsent: Unsent): Tray => {
  const link = useLink();
  const { talk } = state;
  const [draft, setDraft] = useState<CarryDraft>();
  const bare = useMemo(() => (draft === undefined ? noFacts : factsOf(view, draft)), [view, draft]);
  const question = draft?.step === "check" ? questionOf(view, draft, bare) : undefined;
  const answer = useLeak(talk, question, view);
  const marks = answer?.marks;
  const facts = useMemo(
    () =>
      draft === undefined || marks === undefined
        ? bare
        : { ...bare, check: { of: checkKeyOf(draft, bare), marks } },
    [bare, draft, marks],
  );
  const standing = useMemo(() => standingIn(view), [view]);
  const resting = useMemo(
    () => draftsIn(state.texts, standing).filter(({ carry }) => carry !== draft?.carry),
    [state.texts, standing, draft?.carry],
  );

  const keep = useCallback(
    (next: CarryDraft) => {
      setDraft(next);
      unsent.set(placeOfDraft(next.carry), textFromDraft(next));
    },
    [unsent],
  );
  const clear = useCallback(
    (carry: Id<"carry">) => {
      unsent.set(placeOfDraft(carry), "");
      unsent.flush();
      setDraft((before) => (before?.carry === carry ? undefined : before));
    },
    [unsent],
  );

  const putDown = useCallback(() => {
    unsent.flush();
    setDraft(undefined);
  }, [unsent]);

  // Another tab, or another mediator's client, may have handed over what is in hand here.
  const isStanding = draft !== undefined && standing.has(draft.carry);
  useEffect(() => {
    if (isStanding) setDraft(undefined);
  }, [isStanding]);

  return {
    ...(draft === undefined ? {} : { draft }),
    facts,
    ...(marks === undefined ? {} : { marks }),
    resting,
    begin: (begin) => {
      const before = [...(draft === undefined ? [] : [draft]), ...resting].find(
        ({ from, item }) => item !== undefined && from === begin.from && item === begin.item,
      );
      const isSame = before !== undefined && begin.corrects === before.corrects;
      if (!isSame) return keep(begun(view, begin));
      const { words } = begin;
      keep(
        words === undefined || words === before.words
          ? before
          : {
              ...before,
              words: before.words === "" ? words : `${before.words}\n${words}`,
              step: before.step === "pick" ? "pick" : "word",
            },
      );
    },
    take: (next) => {
      // What was typed last in this tab is newer than what the host gave.
      keep(draftFromText(unsent.get(placeOfDraft(next.carry))) ?? next);
    },
    change: (act) => {
      if (draft !== undefined) keep(nextDraft(draft, act, facts));
    },
    putDown,
    drop: clear,
    handOver: async (hold) => {
      if (draft === undefined || question === undefined)
        return { type: "lacks", lack: "not-checked-yet" };
      const last = await askLeak(link, talk, question);
      if (last === undefined) return { type: "no-answer" };
      const check = { of: checkKeyOf(draft, bare), marks: last.marks };
      const press = handOverOf(draft, { ...bare, check }, hold, sealed);
      if ("lacks" in press) return { type: "lacks", lack: press.lacks[0] ?? "not-checked-yet" };
      const outcome = await link.act("perform", { talk, command: press.command });
      if (!outcome.ok) return { type: "refused", code: outcome.code };
      clear(draft.carry);
      return undefined;
    },
  };
};
