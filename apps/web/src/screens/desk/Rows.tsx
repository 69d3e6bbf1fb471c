// The rows of a room's timeline: what its people said with its leave and where it went, what mediators said and asked, what the room
// was told and how it read it back. People's words stand as they are, in their own direction.

import {
  BadgeQuestionMark,
  CheckCheck,
  CornerDownRight,
  MessageCircleQuestion,
  ShieldQuestionMark,
  Undo2,
} from "lucide-react";
import { memo } from "react";
import type { ReactNode } from "react";
import type {
  AskView,
  Member,
  MessageView,
  ReadBackView,
  ReceiptView,
  ShownAs,
} from "@tworooms/talks";
import { Avatar } from "../../parts/Avatar.tsx";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { classNames } from "../../parts/class-names.ts";
import { useWords } from "../../words/use-words.ts";
import { LeaveChip } from "./LeaveChip.tsx";
import { leaveText, mannerKeys } from "./leave-words.ts";
import { MessageActions } from "./MessageActions.tsx";
import { isMeIn, nameIn } from "./readers.ts";
import styles from "./Rows.module.css";
import type { TimelineRow } from "./timeline.ts";
import type { RoomOnDesk } from "./use-desk.ts";
import { roomOnDesk, useDesk } from "./use-desk.ts";

/** What somebody in a room is called on this desk. */
export const useNameIn = (room: RoomOnDesk): ((member: Member) => string) => {
  const { t } = useWords();
  const { view } = useDesk();
  return (member) =>
    isMeIn(view.people, room.party, member)
      ? t("desk.you")
      : (nameIn(view.people, room.party, member) ?? t("desk.reader-unnamed"));
};

const Unchecked = (): ReactNode => {
  const { t } = useWords();
  return <Chip icon={ShieldQuestionMark}>{t("desk.unchecked")}</Chip>;
};

/** The other room of something, by its mark's colours and its name. */
const RoomChip = ({ party }: { readonly party: string }): ReactNode => {
  const desk = useDesk();
  const room = desk.rooms.find((each) => each.party === party);
  if (room === undefined) return undefined;
  return (
    <span className={room.mark.className}>
      <Chip tone="room">
        <bdi>{room.name}</bdi>
      </Chip>
    </span>
  );
};

/** "Carried to Selen 14:31, reworded", with the words where these talks tell them. */
const ReceiptLine = ({ receipt }: { readonly receipt: ReceiptView }): ReactNode => {
  const { t, time } = useWords();
  return (
    <p className={styles["after"]}>
      <CornerDownRight aria-hidden="true" size={14} className="mirrored" />
      <span>{t(receipt.corrects === undefined ? "desk.carried-to" : "desk.corrected-to")}</span>
      <RoomChip party={receipt.to} />
      <span>
        {t("desk.carried-how", {
          time: time(receipt.at),
          manner: t(mannerKeys[receipt.manner]),
        })}
      </span>
      {receipt.words !== undefined && <q dir="auto">{receipt.words}</q>}
    </p>
  );
};

const AskLine = ({
  ask,
  room,
}: {
  readonly ask: AskView;
  readonly room: RoomOnDesk;
}): ReactNode => {
  const words = useWords();
  const { t, time } = words;
  const nameOf = useNameIn(room);
  const { answer } = ask;
  return (
    <>
      <p className={styles["small"]}>
        {t("desk.asked-for-leave", { leave: leaveText(words, ask.leave) })}
      </p>
      {ask.words !== undefined && (
        <p className={styles["words"]} dir="auto">
          {ask.words}
        </p>
      )}
      <p className={styles["after"]}>
        {answer === undefined
          ? t("desk.ask-waits")
          : t(answer.type === "given" ? "desk.ask-given" : "desk.ask-refused", {
              name: nameOf(answer.by),
              time: time(answer.at),
              leave: answer.type === "given" ? leaveText(words, answer.leave) : "",
            })}
      </p>
    </>
  );
};

const ReadBackLine = ({
  readBack,
  room,
}: {
  readonly readBack: ReadBackView;
  readonly room: RoomOnDesk;
}): ReactNode => {
  const { t, time } = useWords();
  const nameOf = useNameIn(room);
  const { heard } = readBack;
  const values = { name: nameOf(readBack.by), time: time(readBack.at) };
  return (
    <p className={styles["after"]}>
      <CheckCheck aria-hidden="true" size={14} />
      <span>
        {t(
          heard.type === "confirmed" ? "desk.read-back-confirmed" : "desk.read-back-differs",
          values,
        )}
      </span>
      {heard.type === "differs" && <q dir="auto">{heard.words}</q>}
      {!readBack.isChecked && <Unchecked />}
    </p>
  );
};

const shownKey = ({ type }: ShownAs) =>
  ({
    "their-words": "desk.shown-their-words",
    "their-position": "desk.shown-their-position",
    unattributed: "desk.shown-unattributed",
    ours: "desk.shown-ours",
  })[type] as
    | "desk.shown-their-words"
    | "desk.shown-their-position"
    | "desk.shown-unattributed"
    | "desk.shown-ours";

/** How a room was shown whose words something is. */
export const useShownText = (): ((shownAs: ShownAs) => string) => {
  const { t } = useWords();
  const desk = useDesk();
  return (shownAs) =>
    t(shownKey(shownAs), {
      room: "party" in shownAs ? (roomOnDesk(desk, shownAs.party)?.name ?? "") : "",
    });
};

const Head = ({
  name,
  at,
  isMediator,
  children,
}: {
  readonly name: string;
  readonly at: number;
  readonly isMediator: boolean;
  readonly children?: ReactNode;
}): ReactNode => {
  const { time } = useWords();
  return (
    <>
      <Avatar name={name} tone={isMediator ? "mediator" : "room"} />
      <div className={styles["head"]}>
        <bdi className={styles["name"]}>{name}</bdi>
        <time dateTime={new Date(at).toISOString()}>{time(at)}</time>
        <span className={styles["chips"]}>{children}</span>
      </div>
    </>
  );
};

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
  const { dispatch, view, tray } = useDesk();
  const nameOf = useNameIn(room);
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
      <Head name={name} at={at} isMediator={isOurs}>
        {!message.isChecked && <Unchecked />}
        {leave !== undefined && <LeaveChip leave={leave.leave} />}
      </Head>
      <p className={styles["words"]} dir="auto">
        {words}
      </p>
      {leave?.narrowedBy !== undefined && (
        <p className={styles["after"]}>
          {t("desk.narrowed-by", { name: nameOf(leave.narrowedBy) })}
        </p>
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
          <Button
            kind="ghost"
            size="small"
            className={styles["choose"]}
            aria-expanded={isChosen}
            onClick={choose}
          >
            {t(isChosen ? "desk.actions-close" : "desk.actions")}
          </Button>
          {isChosen && <MessageActions party={party} message={message} />}
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
  const { tray, dispatch, view } = useDesk();
  const nameOf = useNameIn(room);
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
      <Head name={nameOf(told.by)} at={told.at} isMediator>
        <Chip icon={CornerDownRight}>{shown(told.shownAs)}</Chip>
      </Head>
      <p className={styles["words"]} dir="auto">
        {told.words}
      </p>
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
    const nameOf = useNameIn(room);
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
            <Head name={nameOf(row.question.by)} at={row.at} isMediator={false}>
              {!row.question.isChecked && <Unchecked />}
              <Chip icon={MessageCircleQuestion}>{t("desk.asks")}</Chip>
            </Head>
            <p className={styles["words"]} dir="auto">
              {row.question.words}
            </p>
          </article>
        );
      case "ask":
        return (
          <article
            className={classNames(styles["message"], styles["ours"])}
            data-place={`room/${room.party}`}
          >
            <Head name={nameOf(row.ask.by)} at={row.at} isMediator>
              <Chip icon={BadgeQuestionMark}>{t("desk.asks-leave")}</Chip>
            </Head>
            <blockquote className={styles["about"]} dir="auto">
              {row.words}
            </blockquote>
            <AskLine ask={row.ask} room={room} />
          </article>
        );
      case "receipt":
        return (
          <div className={styles["thin"]} data-place={`room/${room.party}`}>
            <ReceiptLine receipt={row.receipt} />
            <q className={styles["about"]} dir="auto">
              {row.words}
            </q>
          </div>
        );
      case "read-back":
        return (
          <div className={styles["thin"]} data-place={`room/${room.party}`}>
            <ReadBackLine readBack={row.readBack} room={room} />
            <q className={styles["about"]} dir="auto">
              {row.words}
            </q>
          </div>
        );
    }
  },
);
