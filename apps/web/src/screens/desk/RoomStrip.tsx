// The rooms that stand at no side: their headers, each with the choice of whose place it takes. Sides are said by the room that stands
// there, never as left or right.

import type { ReactNode } from "react";
import { Badge } from "../../parts/Badge.tsx";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Desk.module.css";
import type { Side } from "./sides.ts";
import { roomsAside } from "./sides.ts";
import { roomOnDesk, useDesk } from "./use-desk.ts";

/** The strip above the desk; nothing while two rooms are all. */
export const RoomStrip = (): ReactNode => {
  const { t, number, dir } = useWords();
  const desk = useDesk();
  const { rooms, ui, dispatch } = desk;
  const aside = roomsAside(
    rooms.map(({ party }) => party),
    ui.sides,
  );
  if (aside.length === 0) return undefined;
  const sides: readonly Side[] = [0, 1];
  return (
    <nav className={styles["strip"]} aria-label={t("desk.other-rooms")} dir={dir}>
      {aside.map((party) => {
        const room = roomOnDesk(desk, party);
        return (
          room !== undefined && (
            <div key={party} className={`${room.mark.className} ${styles["aside"]}`}>
              <Badge mark={room.mark} />
              <bdi>{room.name}</bdi>
              {room.unread > 0 && (
                <Chip tone="room">{t("desk.unread", { unread: number(room.unread) })}</Chip>
              )}
              {sides.map((side) => (
                <Button
                  key={side}
                  size="small"
                  onClick={() => dispatch({ type: "replace", side, party })}
                >
                  {t("desk.instead-of", {
                    room: roomOnDesk(desk, ui.sides[side])?.name ?? "",
                  })}
                </Button>
              ))}
            </div>
          )
        );
      })}
    </nav>
  );
};
