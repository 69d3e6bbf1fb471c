// The desk: two rooms at the sides, the tray and the ledger between them. Rooms stand by the ground rules' order and never turn with the
// language; one composer is live; nothing crosses but through the tray (rules V80 to V99).

import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useMemo, useReducer } from "react";
import type { DeskView } from "@tworooms/talks";
import type { TalkState } from "../../host/state.ts";
import { unreadByPlace } from "../../host/unread.ts";
import { useTalk } from "../../page/use-link.ts";
import { Empty } from "../../parts/Empty.tsx";
import { PaneSwitch } from "../../parts/PaneSwitch.tsx";
import { useWords } from "../../words/use-words.ts";
import { clipGuardOf } from "./clip-guard.ts";
import { putsOver } from "../files/puts.ts";
import styles from "./Desk.module.css";
import { nextUi, startUi } from "./desk-ui.ts";
import { useDeskKeys } from "./desk-keys.ts";
import { Middle } from "./Middle.tsx";
import { readersOf } from "./readers.ts";
import { RoomPane } from "./RoomPane.tsx";
import { RoomStrip } from "./RoomStrip.tsx";
import type { Side, Sides } from "./sides.ts";
import { startSides } from "./sides.ts";
import { useUnsentOf } from "./use-unsent.ts";
import type { Desk as DeskValue, RoomOnDesk } from "./use-desk.ts";
import { DeskContext, roomOnDesk } from "./use-desk.ts";
import { ledgerOn } from "./use-ledger.ts";
import { useTakeBack } from "./use-take-back.ts";
import { useTray } from "./use-tray.ts";

const roomsOf = (view: DeskView, state: TalkState): readonly RoomOnDesk[] => {
  const unread = unreadByPlace(view, state.seen);
  return ledgerOn(view).rooms.map(({ party, name, mark }): RoomOnDesk => {
    const room = view.rooms.find((each) => each.party === party);
    return {
      party,
      name,
      mark,
      readers: readersOf(view.people, party),
      unread: unread.get(`room/${party}`) ?? 0,
      ...(room === undefined ? {} : { room }),
    };
  });
};

/** Puts up keys from inside the desk, where everything of it is in reach. */
const Keys = ({ desk }: { readonly desk: DeskValue }): ReactNode => {
  const takeBack = useTakeBack();
  useDeskKeys(desk, (name) => {
    const held = desk.state.held.find((each) => each.name === name);
    if (held !== undefined) void takeBack(held);
  });
  return undefined;
};

const Phone = ({ desk }: { readonly desk: DeskValue }): ReactNode => {
  const { t } = useWords();
  const { ui, view, dispatch, tray } = desk;
  const [first, second] = ui.sides.map((party) => roomOnDesk(desk, party));
  if (first === undefined || second === undefined) return undefined;
  const inHand = view.tray.length + tray.resting.length + (tray.draft === undefined ? 0 : 1);
  return (
    <PaneSwitch
      label={t("desk.panes")}
      at={ui.pane}
      panes={[
        { name: "first", label: first.name, mark: first.mark, count: first.unread },
        { name: "middle", label: t("desk.tray-short"), icon: Inbox, count: inHand },
        { name: "second", label: second.name, mark: second.mark, count: second.unread },
      ]}
      onGo={(pane) => dispatch({ type: "show", pane })}
    />
  );
};

const DeskOf = ({
  state,
  view,
  sides,
}: {
  readonly state: TalkState;
  readonly view: DeskView;
  readonly sides: Sides;
}): ReactNode => {
  const { t } = useWords();
  const { talk } = state;
  const [ui, dispatch] = useReducer(nextUi, sides, startUi);
  const unsent = useUnsentOf(talk);
  const puts = useMemo(() => putsOver(unsent), [unsent]);
  const tray = useTray(state, view, unsent);
  const rooms = useMemo(() => roomsOf(view, state), [view, state]);
  const guard = useMemo(() => clipGuardOf(talk), [talk]);
  const desk: DeskValue = { talk, state, view, rooms, ui, dispatch, unsent, puts, tray };
  const isLive = ui.live.type !== "none";
  const isTray = ui.live.type === "tray";
  const { putDown } = tray;
  useEffect(() => {
    if (!isLive) return;
    // Escape puts down whatever is in hand, wherever the focus is.
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector("dialog:modal, :popover-open") !== null) return;
      event.preventDefault();
      if (isTray) putDown();
      dispatch({ type: "put-down" });
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [isLive, isTray, putDown]);
  const both: readonly Side[] = [0, 1];
  const [first, second] = both.map((side) => {
    const room = roomOnDesk(desk, ui.sides[side]);
    return room === undefined ? undefined : <RoomPane key={room.party} room={room} side={side} />;
  });
  return (
    <DeskContext value={desk}>
      <Keys desk={desk} />
      <div className={styles["whole"]} {...guard}>
        <h1 className="unseen">{t("desk.title")}</h1>
        <RoomStrip />
        <div className={styles["desk"]} data-show={ui.pane} data-live={ui.live.type}>
          {first}
          <Middle />
          {second}
        </div>
        <Phone desk={desk} />
      </div>
    </DeskContext>
  );
};

/** The screen of the desk. */
export const Desk = ({ talk }: { readonly talk: string }): ReactNode => {
  const { t } = useWords();
  const state = useTalk(talk);
  const view = state?.view;
  if (state === undefined || view === undefined)
    return <Empty sentence={t(state?.refused === undefined ? "desk.opening" : "desk.refused")} />;
  if (view.type !== "desk") return <Empty sentence={t("desk.not-here")} />;
  const sides = startSides(view.rules?.parties.map(({ party }) => party) ?? []);
  if (sides === undefined) return <Empty sentence={t("desk.opening")} />;
  return <DeskOf key={talk} state={state} view={view} sides={sides} />;
};
