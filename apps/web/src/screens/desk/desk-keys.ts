// What the desk's keys do: panes, carry, take out, take back, ledger, next and previous. A key opens, chooses or takes back; none sends
// (rule V97).

import type { Id } from "@tworooms/talks";
import { useKeys } from "../../app/use-keys.ts";
import { useWords } from "../../words/use-words.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import type { Desk } from "./use-desk.ts";
import { roomOnDesk } from "./use-desk.ts";
import { roomOfHeld } from "./held-for.ts";

/** The item after or before the chosen one; the last of a room where none is chosen. */
export const steppedItem = (
  items: readonly Id<"item">[],
  chosen: Id<"item"> | undefined,
  step: 1 | -1,
): Id<"item"> | undefined => {
  const at = chosen === undefined ? -1 : items.indexOf(chosen);
  if (at === -1) return items.at(-1);
  return items[Math.min(items.length - 1, Math.max(0, at + step))];
};

/** Puts up the desk's keys. */
export const useDeskKeys = (desk: Desk, takeBack: (name: string) => void): void => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk, state, view, ui, dispatch, tray } = desk;
  const { draft, marks } = tray;
  const stop = marks?.find(({ level }) => level === "stop");
  const [first, second] = ui.sides;

  const open = (party: typeof first) => ({
    act: () => dispatch({ type: "open", live: { type: "room", party } }),
    label: roomOnDesk(desk, party)?.name ?? "",
  });
  const step = (by: 1 | -1): void => {
    const party = ui.chosen?.party ?? (ui.live.type === "room" ? ui.live.party : first);
    const room = roomOnDesk(desk, party)?.room;
    const items = room?.messages.filter(({ side }) => side === party).map(({ item }) => item) ?? [];
    const item = steppedItem(items, ui.chosen?.item, by);
    if (item !== undefined) dispatch({ type: "choose", chosen: { party, item } });
  };
  const { chosen } = ui;
  const newestHeld = state.held
    .filter((held) => roomOfHeld(held) !== undefined)
    .toSorted((one, other) => other.keptAt - one.keptAt)[0];
  const newestCarry = view.tray
    .filter(({ stage }) => stage === "held" || stage === "waits-for-approval")
    .toSorted((one, other) => other.preparedAt - one.preparedAt)[0];
  const takeBackCarry = async (carry: Id<"carry">): Promise<void> => {
    const outcome = await link.act("perform", {
      talk,
      command: { type: "take-back-carry", carry },
    });
    if (outcome.ok) say(t("desk.taken-back"));
    else alarm(refusal(outcome.code));
  };
  const takeBackNewest = (): void => {
    const isMessage =
      newestHeld !== undefined && newestHeld.keptAt >= (newestCarry?.preparedAt ?? 0);
    if (isMessage) return takeBack(newestHeld.name);
    if (newestCarry !== undefined) void takeBackCarry(newestCarry.carry);
  };
  useKeys({
    "pane-1": open(first),
    "pane-2": {
      act: () =>
        dispatch(
          draft === undefined
            ? { type: "show", pane: "middle" }
            : { type: "open", live: { type: "tray" } },
        ),
      label: t("desk.tray"),
    },
    "pane-3": open(second),
    carry:
      chosen === undefined
        ? undefined
        : () => {
            tray.begin({ from: chosen.party, item: chosen.item });
            dispatch({ type: "open", live: { type: "tray" } });
          },
    "take-phrase-out":
      stop === undefined || draft?.manner === "as-written"
        ? undefined
        : () => tray.change({ type: "take-out", start: stop.start, end: stop.end }),
    "take-back": newestHeld === undefined && newestCarry === undefined ? undefined : takeBackNewest,
    ledger: () => dispatch({ type: "middle", middle: ui.middle === "ledger" ? "tray" : "ledger" }),
    next: () => step(1),
    previous: () => step(-1),
    search: () => dispatch({ type: "middle", middle: "search" }),
  });
};
