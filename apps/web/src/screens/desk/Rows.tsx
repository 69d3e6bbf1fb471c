// The rows of a room's timeline: what its people said with its leave and where it went, what mediators said and asked, what the room
// was told and how it read it back. People's words stand as they are, in their own direction.

import { BadgeQuestionMark, CornerDownRight, MessageCircleQuestion, Undo2 } from "lucide-react";
import { memo } from "react";
import type { ReactNode } from "react";
import type { MessageView } from "@tworooms/talks";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { classNames } from "../../parts/class-names.ts";
import { useWords } from "../../words/use-words.ts";
import { FileList } from "../files/FileList.tsx";
import { LeaveChip } from "./LeaveChip.tsx";
import { MessageActions } from "./MessageActions.tsx";
import { Renderings } from "./Renderings.tsx";
import { AskLine, Head, ReadBackLine, ReceiptLine, Unchecked, useShownText } from "./RowLines.tsx";
import styles from "./Rows.module.css";
import type { TimelineRow } from "./timeline.ts";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";
import { useDoerIn, useNameIn } from "./use-name-in.ts";

const MessageBody = ({
  message,
  room,
  isChosen,
}: {
  readonly message: MessageView;
  readonly room: RoomOnDesk;
  readonly isChosen: boolean;
}): ReactNode => {
  const { t, time } = useWords();
  const { talk, dispatch, view, tray } = useDesk();
  const nameOf = useNameIn(room);
  const doerOf = useDoerIn(room);
  const { party } = room;
  const { item, author, side, at, words, leave, receipts, asks } = message;
  const name = nameOf(author);
  const isOurs = side === "mediators";
  const inHand = view.tray.filter((carry) => carry.from === party && carry.item === item);
  const isDraft = [tray.draft, ...tray.resting].some(
    (draft) => draft?.from === party && draft.item === item,
  );
  const choose = (): void =>
    dispatch(isChosen ? { type: "unchoose" } : { type: "choose", chosen: { party, item } });
  return (
    <article
      className={classNames(
        styles["message"],
        isOurs && styles["ours"],
        isChosen && styles["chosen"],
      )}
      data-item={item}
      data-place={`room/${party}`}
      aria-label={t("desk.message-of", { name, time: time(at) })}
    >
      <Head room={room} by={author} at={at} isMediator={isOurs}>
        {!message.isChecked && <Unchecked />}
        {leave !== undefined && <LeaveChip leave={leave.leave} />}
      </Head>
      <p className={styles["words"]} dir="auto" lang={message.language}>
        {words}
      </p>
      <FileList talk={talk} place={{ type: "room", party }} files={message.files} />
      <Renderings room={room} language={message.language} renderings={message.renderings} />
      {leave?.narrowedBy !== undefined && (
        <p className={styles["after"]}>{t("desk.narrowed-by", doerOf(leave.narrowedBy))}</p>
      )}
      {leave?.from.type === "caucus-rule" && (
        <p className={styles["after"]}>{t("desk.leave-by-silence")}</p>
      )}
      {receipts.map((receipt) => (
        <ReceiptLine key={receipt.used} receipt={receipt} />
      ))}
      {asks.some(({ answer }) => answer === undefined) && (
        <p className={styles["after"]}>{t("desk.ask-waits")}</p>
      )}
      {(inHand.length > 0 || isDraft) && (
        <p className={styles["after"]}>{t("desk.in-your-tray")}</p>
      )}
      {!isOurs && (
        <div className={styles["foot"]}>
          {isChosen ? (
            <MessageActions room={room} message={message} onClose={choose} />
          ) : (
            <Button
              kind="ghost"
              size="small"
              className={styles["choose"]}
              aria-expanded={false}
              onClick={choose}
            >
              {t("desk.actions")}
            </Button>
          )}
        </div>
      )}
    </article>
  );
};

const ToldBody = ({
  row,
  room,
}: {
  readonly row: Extract<TimelineRow, { type: "told" }>;
  readonly room: RoomOnDesk;
}): ReactNode => {
  const { t } = useWords();
  const { talk, tray, dispatch, view } = useDesk();
  const shown = useShownText();
  const { told } = row;
  const carried = view.ledger
    .flatMap(({ from, item, cells }) =>
      cells.flatMap(({ to, tellings }) => tellings.map((telling) => ({ from, item, to, telling }))),
    )
    .find(({ to, telling }) => to === room.party && telling.told === told.told);
  const correct = (): void => {
    if (carried === undefined) return;
    const { from, item, to, telling } = carried;
    tray.begin({ from, item, to, corrects: telling.carry, words: telling.words });
    dispatch({ type: "open", live: { type: "tray" } });
  };
  return (
    <article
      className={classNames(styles["message"], styles["ours"])}
      data-place={`room/${room.party}`}
      data-told={told.told}
    >
      <Head room={room} by={told.by} at={told.at} isMediator>
        <Chip icon={CornerDownRight}>{shown(told.shownAs)}</Chip>
      </Head>
      <p className={styles["words"]} dir="auto">
        {told.words}
      </p>
      <FileList talk={talk} place={{ type: "room", party: room.party }} files={told.files} />
      <Renderings room={room} language={told.language} renderings={told.renderings} />
      {told.corrects !== undefined && <p className={styles["after"]}>{t("desk.is-correction")}</p>}
      {told.correctedBy.length > 0 && <p className={styles["after"]}>{t("desk.was-corrected")}</p>}
      {told.readBacks.map((readBack) => (
        <ReadBackLine key={readBack.readBack} readBack={readBack} room={room} />
      ))}
      {carried !== undefined && (
        <div className={styles["foot"]}>
          <Button
            kind="ghost"
            size="small"
            icon={Undo2}
            className={styles["choose"]}
            onClick={correct}
          >
            {t("desk.correct")}
          </Button>
        </div>
      )}
    </article>
  );
};

const Mark = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <p className={styles["mark"]}>
    <span>{children}</span>
  </p>
);

/** One row of a timeline. */
export const Row = memo(
  ({
    row,
    room,
    isChosen,
  }: {
    readonly row: TimelineRow;
    readonly room: RoomOnDesk;
    readonly isChosen: boolean;
  }): ReactNode => {
    const { t, day } = useWords();
    switch (row.type) {
      case "day":
        return <Mark>{day(row.at)}</Mark>;
      case "unread":
        return <Mark>{t("desk.new-below")}</Mark>;
      case "message":
        return <MessageBody message={row.message} room={room} isChosen={isChosen} />;
      case "told":
        return <ToldBody row={row} room={room} />;
      case "question":
        return (
          <article className={styles["message"]} data-place={`room/${room.party}`}>
            <Head room={room} by={row.question.by} at={row.at} isMediator={false}>
              {!row.question.isChecked && <Unchecked />}
              <Chip icon={MessageCircleQuestion}>{t("desk.asks")}</Chip>
            </Head>
            <p className={styles["words"]} dir="auto">
              {row.question.words}
            </p>
            <Renderings room={room} language={undefined} renderings={row.question.renderings} />
          </article>
        );
      case "ask":
        return (
          <article
            className={classNames(styles["message"], styles["ours"])}
            data-place={`room/${room.party}`}
          >
            <Head room={room} by={row.ask.by} at={row.at} isMediator>
              <Chip icon={BadgeQuestionMark}>{t("desk.asks-leave")}</Chip>
            </Head>
            <blockquote className={styles["about"]} data-may-clip="" dir="auto">
              {row.words}
            </blockquote>
            <AskLine ask={row.ask} room={room} />
          </article>
        );
      case "receipt":
        return (
          <div className={styles["thin"]} data-place={`room/${room.party}`}>
            <ReceiptLine receipt={row.receipt} />
            <q className={styles["about"]} data-may-clip="" dir="auto">
              {row.words}
            </q>
          </div>
        );
      case "read-back":
        return (
          <div className={styles["thin"]} data-place={`room/${room.party}`}>
            <ReadBackLine readBack={row.readBack} room={room} />
            <q className={styles["about"]} data-may-clip="" dir="auto">
              {row.words}
            </q>
          </div>
        );
    }
  },
);
