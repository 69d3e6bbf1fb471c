// A delegation's room with the mediators: unmistakably whose it is, who reads it, and that the other side never sees it. Messages with
// leave, asks for leave, what was brought, what was carried of ours.

import { MessageSquare, MessagesSquare, ShieldAlert, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { Link, Redirect } from "wouter";
import type { RoomView, SeatView } from "@tworooms/talks";
import { isAtDesk } from "../../app/places.ts";
import type { TalkState } from "../../host/state.ts";
import { useTalk } from "../../page/use-link.ts";
import { Badge } from "../../parts/Badge.tsx";
import { Band } from "../../parts/Band.tsx";
import { classNames } from "../../parts/class-names.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { useWords } from "../../words/use-words.ts";
import { clipGuardOf } from "../desk/clip-guard.ts";
import { useUnsentOf } from "../desk/use-unsent.ts";
import { putsOver } from "../files/puts.ts";
import { CaucusWords, useCaucusGuard } from "./CaucusWords.tsx";
import { HeldHere } from "./HeldHere.tsx";
import { Outgoing } from "./Outgoing.tsx";
import { RenderOnly } from "./RenderOnly.tsx";
import styles from "./Room.module.css";
import { RoomComposer } from "./RoomComposer.tsx";
import { RoomTimeline } from "./RoomTimeline.tsx";
import type { RoomInside } from "./use-room.ts";
import { partyName, RoomContext, useInside, waitsAt } from "./use-room.ts";

const roomsIn = (view: SeatView): readonly RoomView[] =>
  view.type === "party" ? (view.room === undefined ? [] : [view.room]) : view.rooms;

/** The line across the top: whose room this is and who reads it. */
const Banner = ({
  inside,
  isChecked,
}: {
  readonly inside: RoomInside;
  readonly isChecked: boolean;
}): ReactNode => {
  const { t, list } = useWords();
  const { view, party: ours, name, mark, readers } = inside;
  const others = (view.rules?.parties ?? [])
    .filter(({ party }) => party !== ours)
    .map((each) => each.name);
  return (
    <header className={classNames(styles["banner"], mark.className)}>
      <Badge mark={mark} className={styles["bannerBadge"] ?? ""} />
      <p>
        <b>{t("room.you-are-in", { party: name })}</b>{" "}
        {view.type === "desk"
          ? t("room.walked-in")
          : t("room.goes-to", {
              readers: readers.length,
              others: list(others),
              count: others.length,
            })}
      </p>
      <span className={styles["keys"]}>
        {isChecked ? (
          <ShieldCheck aria-hidden="true" size={16} />
        ) : (
          <ShieldAlert aria-hidden="true" size={16} />
        )}
        {t(isChecked ? "room.keys-checked" : "room.keys-unchecked")}
      </span>
    </header>
  );
};

/** The two places of a delegation, side by side, never to be mixed up. */
export const PlaceTabs = ({
  talk,
  view,
  here,
}: {
  readonly talk: string;
  readonly view: SeatView;
  readonly here: "room" | "caucus";
}): ReactNode => {
  const { t } = useWords();
  if (view.type !== "party") return undefined;
  return (
    <nav className={styles["tabs"]} aria-label={t("room.places")}>
      {view.room !== undefined && (
        <Link href={`/t/${talk}/room`} aria-current={here === "room" ? "page" : undefined}>
          <MessageSquare aria-hidden="true" size={18} />
          <span>
            <b>{t("room.with-mediators")}</b>
            <small>{t("room.with-mediators-who")}</small>
          </span>
        </Link>
      )}
      {view.caucus !== undefined && (
        <Link
          href={`/t/${talk}/caucus`}
          className={styles["caucusTab"]}
          aria-current={here === "caucus" ? "page" : undefined}
        >
          <MessagesSquare aria-hidden="true" size={18} />
          <span>
            <b>{t("room.our-caucus")}</b>
            <small>{t("room.our-caucus-who")}</small>
          </span>
        </Link>
      )}
    </nav>
  );
};

const Inside = ({
  talk,
  state,
  view,
  room,
}: {
  readonly talk: string;
  readonly state: TalkState;
  readonly view: SeatView;
  readonly room: RoomView;
}): ReactNode => {
  const { t } = useWords();
  const unsent = useUnsentOf(talk);
  const puts = useMemo(() => putsOver(unsent), [unsent]);
  const inside = useInside(talk, view, room, unsent, puts);
  const isInterpreter = room.renderAs === "interpreter";
  const clips = useMemo(() => clipGuardOf(talk), [talk]);
  const caucus = useCaucusGuard(talk, view, room);
  return (
    <RoomContext value={inside}>
      <div
        className={classNames(styles["room"], inside.mark.className)}
        {...clips}
        {...caucus.heard}
      >
        <Banner inside={inside} isChecked={state.isChecked} />
        <section className={styles["pane"]} aria-label={t("room.label", { party: inside.name })}>
          <Band mark={inside.mark} />
          <PlaceTabs talk={talk} view={view} here="room" />
          <RoomTimeline room={room} seen={state.seen[`room/${room.party}`] ?? -1} />
          <HeldHere held={state.held} />
          <CaucusWords guard={caucus} />
          {isInterpreter ? <RenderOnly /> : <RoomComposer />}
        </section>
        <Outgoing room={room} />
      </div>
    </RoomContext>
  );
};

/** The room's screen; of several (an interpreter's) one at a time. */
export const Room = ({ talk }: { readonly talk: string }): ReactNode => {
  const { t } = useWords();
  const state = useTalk(talk);
  const [chosen, setChosen] = useState(0);
  const view = state?.view;
  if (state === undefined || view === undefined) return undefined;
  // Here no leak check and no tray stand between two rooms: whoever sits at the desk writes there (rule V258).
  if (isAtDesk(view)) return <Redirect to={`/t/${talk}/desk`} replace />;
  const rooms = roomsIn(view);
  const room = rooms[chosen] ?? rooms[0];
  if (room === undefined) return <Empty sentence={t("room.none")} />;
  if (waitsAt(view, "room")) return <Empty sentence={t("room.waits")} />;
  return (
    <>
      {rooms.length > 1 && (
        <div className={styles["choose"]}>
          <Segmented
            label={t("room.which")}
            value={room.party}
            choices={rooms.map(({ party }) => ({ value: party, label: partyName(view, party) }))}
            onChoose={(party) => setChosen(rooms.findIndex((each) => each.party === party))}
          />
        </div>
      )}
      <Inside key={room.party} talk={talk} state={state} view={view} room={room} />
    </>
  );
};
