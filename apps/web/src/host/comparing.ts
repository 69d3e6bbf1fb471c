// Four words between two people, from a click to what is read aloud: each side's steps are written as soon as they are owed,
// again after every change. The words stand in the tree only while somebody looks at them, and are kept nowhere.

import type { CeremonyPlan, Invitation, Talk } from "@tworooms/client";
import {
  ceremonyWith,
  isFault,
  newcomerOf,
  ownCeremony,
  stepCeremony,
  tableCeremony,
} from "@tworooms/client";
import type { Hands } from "./hands.ts";
import type { ComparingState } from "./state.ts";

/** The comparisons a talk has open on this device. */
export type Comparing = {
  readonly list: () => readonly ComparingState[];
  readonly begin: (whom: string, begin: "join" | "restart") => void;
  readonly putDown: (whom: string) => void;
  /** Takes every open comparison as far as it goes now, and a newcomer's own up when its inviter has begun it. */
  readonly step: () => Promise<void>;
};

type Open = { readonly state: ComparingState; readonly begin: "join" | "restart" };

/** How another person is compared with: an invitation's name, `own`, or `table`. */
const planFor = (
  client: Hands,
  talk: Talk,
  invitations: readonly Invitation[],
  whom: string,
): CeremonyPlan | undefined => {
  if (whom === "table") return tableCeremony(talk);
  if (whom === "own") {
    const seat = client.vault.current().seats.find((each) => each.talk === talk.id);
    const link = seat?.links.at(-1);
    return link === undefined ? undefined : ownCeremony(talk, link.log);
  }
  const invitation = invitations.find(({ name }) => name === whom);
  return invitation === undefined ? undefined : ceremonyWith(newcomerOf(talk, invitation));
};

/** Compares words in a talk. */
export const comparingOf = (
  client: Hands,
  talk: Talk,
  invitations: () => readonly Invitation[],
  onChange: () => void,
): Comparing => {
  const open = new Map<string, Open>();
  let stepping: Promise<void> | undefined;
  let isAgain = false;

  const stepOne = async (whom: string, { begin }: Open): Promise<void> => {
    const plan = planFor(client, talk, invitations(), whom);
    if (plan === undefined) return;
    const step = await stepCeremony(client.ports, client.records, plan, begin);
    const now = open.get(whom);
    // Words that stood once stay as they were read; a later attempt is begun by hand.
    if (now === undefined || now.state.step.type === "words") return;
    if (isFault(step)) return void open.set(whom, { ...now, begin: "join" });
    const shown: ComparingState["step"] =
      step.type === "words"
        ? { type: "words", words: step.words }
        : step.type === "refused"
          ? { type: "refused", code: step.code }
          : { type: "waiting" };
    open.set(whom, { state: { with: whom, step: shown }, begin: "join" });
    onChange();
  };

  /** A newcomer's own words begin by themselves once its inviter has begun, and end when it is checked. */
  const noticeOwn = (): void => {
    const plan = planFor(client, talk, [], "own");
    const reader = plan?.book.reader();
    const isDone =
      plan === undefined || reader?.state.members.get(reader.seat.id)?.standing === "checked";
    if (isDone && open.delete("own")) onChange();
    if (isDone || reader === undefined || open.has("own")) return;
    const name = plan.ids.join(",");
    const isBegun = [...reader.state.ceremonies.values()].some(
      (each) => each.ids.join(",") === name && !each.hashes.has(reader.seat.id),
    );
    if (isBegun)
      open.set("own", { state: { with: "own", step: { type: "waiting" } }, begin: "join" });
  };

  const stepAll = async (): Promise<void> => {
    do {
      isAgain = false;
      noticeOwn();
      for (const [whom, each] of open)
        if (each.state.step.type !== "words") await stepOne(whom, each);
    } while (isAgain);
  };

  const comparing: Comparing = {
    list: () => [...open.values()].map(({ state }) => state),
    begin: (whom, begin) => {
      open.set(whom, { state: { with: whom, step: { type: "waiting" } }, begin });
      onChange();
      void comparing.step();
    },
    putDown: (whom) => {
      open.delete(whom);
      onChange();
    },
    step: () => {
      if (stepping !== undefined) {
        isAgain = true;
        return stepping;
      }
      stepping = stepAll().finally(() => {
        stepping = undefined;
      });
      return stepping;
    },
  };
  return comparing;
};
