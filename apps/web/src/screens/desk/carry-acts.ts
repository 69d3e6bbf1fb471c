// What a person may do with a carry in hand, and what it waits for. The desk's log decides what stands; this only offers no press that
// it would refuse (rules V95, V96).

import type { DueAsk } from "@tworooms/client";
import type { CarryView, PeopleView, Time } from "@tworooms/talks";

/** What is offered for one carry. */
export type CarryActs = {
  readonly isOwn: boolean;
  readonly isWaiting: boolean;
  /** Its hold is being counted down. */
  readonly isCounting: boolean;
  /** It waits for a time that is not its hold's. */
  readonly waitsUntil?: Time;
  readonly mayTakeBack: boolean;
  readonly mayApprove: boolean;
  readonly mayGo: boolean;
};

/** Longer than the longest hold: what waits longer waits for a not-before. */
const longestHold = 120_000;

const isMine = (people: readonly PeopleView[], carry: CarryView): boolean =>
  people.some(
    ({ place, people: seated }) =>
      place.type === "desk" &&
      seated.some(({ isMe, member }) => isMe && member === carry.preparedBy),
  );

/** The acts. `why`: why the chain asks for a person, if it does. */
export const carryActs = (
  carry: CarryView,
  people: readonly PeopleView[],
  now: number,
  why: DueAsk["why"] | undefined,
): CarryActs => {
  const isOwn = isMine(people, carry);
  const isInHand = carry.stage === "held" || carry.stage === "waits-for-approval";
  const isEarly = isInHand && carry.dueFrom > now;
  const isFar = carry.dueFrom - carry.preparedAt > longestHold;
  return {
    isOwn,
    isWaiting: isInHand,
    isCounting: isEarly && !isFar,
    ...(isEarly && isFar ? { waitsUntil: carry.dueFrom } : {}),
    mayTakeBack: isInHand,
    mayApprove: carry.stage === "waits-for-approval" && !isOwn,
    // Only lateness is a person's to overrule; every other reason must be cleared first.
    mayGo: carry.stage === "held" && !isEarly && why === "late" && carry.block === undefined,
  };
};
