// One room at a side of the desk: its band, its name, who reads there, what was said, what is held for it, what it would see of the
// carry in hand, and its composer.

import { Eye, Lock, Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "../../parts/Avatar.tsx";
import { Badge } from "../../parts/Badge.tsx";
import { Band } from "../../parts/Band.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { classNames } from "../../parts/class-names.ts";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { shownAsFrom } from "@tworooms/talks";
import { filesOf, wordingOf } from "./carry-draft.ts";
import { Composer } from "./Composer.tsx";
import { isLiveRoom } from "./desk-ui.ts";
import { HeldBubble } from "./HeldBubble.tsx";
import { heldFor } from "./held-for.ts";
import { InviteLink } from "./InviteLink.tsx";
import { MarkedWords } from "./MarkedWords.tsx";
import { readerText } from "./ReaderChips.tsx";
import styles from "./RoomPane.module.css";
import { useShownText } from "./RowLines.tsx";
import type { Side } from "./sides.ts";
import { Timeline } from "./Timeline.tsx";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";

const colourKeys: Readonly<Record<RoomOnDesk["mark"]["colour"], Key>> = {
  blue: "desk.room-blue",
  amber: "desk.room-amber",
  violet: "desk.room-violet",
  slate: "desk.room-slate",
};

const RoomHeader = ({ room }: { readonly room: RoomOnDesk }): ReactNode => {
  const { t, number } = useWords();
  const { readers, mark, name } = room;
  return (
    <header className={styles["header"]}>
      <span className={styles["badge"]}>
        <Badge mark={mark} />
      </span>
      <h2>
        <bdi>{name}</bdi>
        <small>
          {t("desk.readers-here", {
            colour: t(colourKeys[mark.colour]),
            readers: readers.length,
          })}
        </small>
      </h2>
      {room.unread > 0 && (
        <Chip tone="room">{t("desk.unread", { unread: number(room.unread) })}</Chip>
      )}
      <details className={styles["who"]}>
        <summary aria-label={t("desk.who-reads", { room: name })}>
          {readers.slice(0, 4).map((reader) => (
            <Avatar
              key={reader.member}
              name={reader.name ?? "?"}
              tone={reader.standing === "invited" ? "waiting" : "room"}
            />
          ))}
          {readers.length > 4 && <span>+{number(readers.length - 4)}</span>}
          {readers.length === 0 && <span>{t("desk.no-readers")}</span>}
        </summary>
        <ul>
          {readers.map((reader) => (
            <li key={reader.member}>
              <bdi>{readerText(t, reader)}</bdi>
              {reader.title !== undefined && <small dir="auto">{reader.title}</small>}
            </li>
          ))}
        </ul>
        <p>
          <Lock aria-hidden="true" size={13} /> {t("desk.caucus-closed")}
        </p>
      </details>
    </header>
  );
};

/** What the room would read of the carry in hand: exactly that, and that nothing was sent. */
const Preview = ({ room }: { readonly room: RoomOnDesk }): ReactNode => {
  const { t } = useWords();
  const { tray, rooms } = useDesk();
  const shown = useShownText();
  const { draft, facts, marks = [] } = tray;
  if (draft?.to !== room.party || draft.manner === undefined) return undefined;
  const words = wordingOf(draft, facts);
  if (words.trim() === "") return undefined;
  const files = filesOf(draft, facts).length;
  const source = rooms.find(({ party }) => party === draft.from);
  return (
    <div className={styles["preview"]} data-place={`room/${draft.from}`}>
      <p className={styles["previewHead"]}>
        <Eye aria-hidden="true" size={15} />
        <span>{t("desk.what-sees", { room: room.name })}</span>
        <Chip tone="stop">{t("desk.not-sent")}</Chip>
      </p>
      <p className={styles["shownAs"]}>{shown(shownAsFrom(draft.manner, draft.from))}</p>
      <p dir="auto">
        <MarkedWords words={words} marks={marks} className={source?.mark.className} />
      </p>
      {files > 0 && (
        <p className={styles["shownAs"]}>
          <Paperclip aria-hidden="true" size={13} />{" "}
          {t(draft.manner === "as-written" ? "desk.files-named" : "desk.files-unnamed", { files })}
        </p>
      )}
    </div>
  );
};

/** A room's pane. */
export const RoomPane = ({
  room,
  side,
}: {
  readonly room: RoomOnDesk;
  readonly side: Side;
}): ReactNode => {
  const { t, dir } = useWords();
  const { talk, state, ui } = useDesk();
  const place = `room/${room.party}`;
  const isLive = isLiveRoom(ui.live, room.party);
  const isOtherLive = ui.live.type === "room" && !isLive;
  const held = heldFor(state.held, room.party);
  const hasNobody = room.readers.every(({ standing }) => standing === "invited");
  const pane = side === 0 ? "first" : "second";
  return (
    <section
      className={classNames(
        styles["pane"],
        room.mark.className,
        isLive && styles["live"],
        isOtherLive && styles["dim"],
        ui.flashed === side && styles["flash"],
      )}
      dir={dir}
      data-pane={pane}
      data-place={place}
      data-side={side}
      aria-label={t("desk.room-label", {
        room: room.name,
        colour: t(colourKeys[room.mark.colour]),
      })}
    >
      <Band mark={room.mark} />
      <RoomHeader room={room} />
      {room.room === undefined ? (
        <Empty sentence={t("desk.room-not-held")} />
      ) : (
        <Timeline
          talk={talk}
          room={room}
          view={room.room}
          seen={state.seen[place] ?? -1}
          chosen={ui.chosen?.party === room.party ? ui.chosen.item : undefined}
          isShown
        />
      )}
      {hasNobody && <InviteLink room={room} />}
      {held.map((each, index) => (
        <HeldBubble key={each.name} held={each} room={room} isNewest={index === held.length - 1} />
      ))}
      <Preview room={room} />
      <Composer room={room} keyHint={side === 0 ? "1" : "3"} />
    </section>
  );
};
