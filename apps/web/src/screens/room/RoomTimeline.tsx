// What stands in a room, newest last: our messages with their leave and where they went, what mediators said and asked, what was
// brought to us and how we read it back.

import { useCallback, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { RoomView } from "@tworooms/talks";
import { useLink } from "../../page/use-link.ts";
import { VirtualList } from "../../parts/VirtualList.tsx";
import { dayNumber } from "../../words/calendar.ts";
import { useWords } from "../../words/use-words.ts";
import type { TimelineRow } from "../desk/timeline.ts";
import { lastSeqOf, timelineOf } from "../desk/timeline.ts";
import styles from "./Room.module.css";
import { RoomRow } from "./RoomRow.tsx";
import { useRoom } from "./use-room.ts";

const keyOf = ({ key }: TimelineRow): string => key;
const rowOf = (row: TimelineRow): ReactNode => <RoomRow row={row} />;
const dayOf = (at: number): string => String(dayNumber(at));

/** The timeline of the room around. */
export const RoomTimeline = ({
  room,
  seen,
}: {
  readonly room: RoomView;
  /** The last seq that was looked at. */
  readonly seen: number;
}): ReactNode => {
  const { t } = useWords();
  const link = useLink();
  const { talk, name } = useRoom();
  const place = `room/${room.party}`;
  const [seenAtStart] = useState(seen);
  // A receipt stands under its own message here; a second row of it would only tell it twice.
  const rows = useMemo(
    () => timelineOf(room, dayOf, seenAtStart).filter(({ type }) => type !== "receipt"),
    [room, seenAtStart],
  );
  const last = useMemo(() => lastSeqOf(room), [room]);
  const look = useCallback(() => {
    if (last > seen && document.visibilityState === "visible")
      void link.act("seen", { talk, place, seq: last });
  }, [last, seen, link, talk, place]);
  if (rows.length === 0) return <p className={styles["none"]}>{t("room.empty")}</p>;
  return (
    <VirtualList
      items={rows}
      keyOf={keyOf}
      label={t("room.messages", { party: name })}
      className={styles["timeline"]}
      onEnd={look}
      render={rowOf}
    />
  );
};
