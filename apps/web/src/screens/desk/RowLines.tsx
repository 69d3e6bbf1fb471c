// The small lines of a timeline: where an item was carried, what was asked and answered, how a room read something back; and the head
// of every row. Names and words of people stand isolated, in their own direction.

import { CheckCheck, CornerDownRight, ShieldQuestionMark } from "lucide-react";
import type { ReactNode } from "react";
import type { AskView, Member, ReadBackView, ReceiptView, ShownAs } from "@tworooms/talks";
import { Avatar } from "../../parts/Avatar.tsx";
import { Chip } from "../../parts/Chip.tsx";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { leaveText, mannerKeys } from "./leave-words.ts";
import { nameIn } from "./readers.ts";
import styles from "./Rows.module.css";
import type { RoomOnDesk } from "./use-desk.ts";
import { roomOnDesk, useDesk } from "./use-desk.ts";
import { useNameIn } from "./use-name-in.ts";

/** A mark on what somebody wrote whose words were not compared. */
export const Unchecked = (): ReactNode => {
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
export const ReceiptLine = ({ receipt }: { readonly receipt: ReceiptView }): ReactNode => {
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

/** What the mediators asked for, and the answer. */
export const AskLine = ({
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

/** How a room read something back. */
export const ReadBackLine = ({
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

const shownKeys: Readonly<Record<ShownAs["type"], Key>> = {
  "their-words": "desk.shown-their-words",
  "their-position": "desk.shown-their-position",
  unattributed: "desk.shown-unattributed",
  ours: "desk.shown-ours",
};

/** How a room was shown whose words something is. */
export const useShownText = (): ((shownAs: ShownAs) => string) => {
  const { t } = useWords();
  const desk = useDesk();
  return (shownAs) =>
    t(shownKeys[shownAs.type], {
      room: "party" in shownAs ? (roomOnDesk(desk, shownAs.party)?.name ?? "") : "",
    });
};

/** Who and when, with marks at the end of the line. */
export const Head = ({
  room,
  by,
  at,
  isMediator,
  children,
}: {
  readonly room: RoomOnDesk;
  readonly by: Member;
  readonly at: number;
  readonly isMediator: boolean;
  readonly children?: ReactNode;
}): ReactNode => {
  const { time } = useWords();
  const { view } = useDesk();
  const name = useNameIn(room)(by);
  return (
    <>
      <Avatar
        name={nameIn(view.people, room.party, by) ?? "?"}
        tone={isMediator ? "mediator" : "room"}
      />
      <div className={styles["head"]}>
        <bdi className={styles["name"]}>{name}</bdi>
        <time dateTime={new Date(at).toISOString()}>{time(at)}</time>
        <span className={styles["chips"]}>{children}</span>
      </div>
    </>
  );
};
