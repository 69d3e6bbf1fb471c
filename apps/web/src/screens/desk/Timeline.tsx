// A room's timeline on the screen: only what is in sight is drawn, however long the talks were; it follows its end while the reader is
// there, and stays where the reader went. What stood at the end in sight counts as looked at (rules V84, V85).

import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Id, RoomView } from "@tworooms/talks";
import { useLink } from "../../page/use-link.ts";
import type { ListHandle } from "../../parts/VirtualList.tsx";
import { VirtualList } from "../../parts/VirtualList.tsx";
import { dayNumber } from "../../words/calendar.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./RoomPane.module.css";
import { Row } from "./Rows.tsx";
import type { TimelineRow } from "./timeline.ts";
import { lastSeqOf, timelineOf } from "./timeline.ts";
import type { RoomOnDesk } from "./use-desk.ts";

const keyOf = ({ key }: TimelineRow): string => key;
const dayOf = (at: number): string => String(dayNumber(at));

type TimelineProps = {
  readonly talk: string;
  readonly room: RoomOnDesk;
  readonly view: RoomView;
  readonly seen: number;
  readonly chosen: Id<"item"> | undefined;
  readonly isShown: boolean;
};

const TimelineOf = ({ talk, room, view, seen, chosen, isShown }: TimelineProps): ReactNode => {
  const { t } = useWords();
  const link = useLink();
  const list = useRef<ListHandle>(null);
  const { party } = room;
  // The mark of the unread stays where it was when this person sat down.
  const [seenAtStart] = useState(seen);
  const rows = useMemo(() => timelineOf(view, dayOf, seenAtStart), [view, seenAtStart]);
  const last = useMemo(() => lastSeqOf(view), [view]);
  useEffect(() => {
    if (chosen !== undefined) list.current?.show(`message/${chosen}`);
  }, [chosen]);
  const look = useCallback(() => {
    if (isShown && last > seen && document.visibilityState === "visible")
      void link.act("seen", { talk, place: `room/${party}`, seq: last });
  }, [isShown, last, seen, link, talk, party]);
  if (rows.length === 0)
    return <p className={styles["none"]}>{t("desk.room-empty", { room: room.name })}</p>;
  return (
    <VirtualList
      ref={list}
      items={rows}
      keyOf={keyOf}
      label={t("desk.messages-of", { room: room.name })}
      className={styles["timeline"]}
      onEnd={look}
      render={(row) => (
        <Row
          row={row}
          room={room}
          isChosen={row.type === "message" && row.message.item === chosen}
        />
      )}
    />
  );
};

/** The timeline of a room that is held. */
export const Timeline = memo(TimelineOf);
