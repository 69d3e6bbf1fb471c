// One row of a delegation's room.

import { CornerDownRight, MessageCircleQuestion, ShieldQuestionMark } from "lucide-react";
import { memo } from "react";
import type { ReactNode } from "react";
import type { Member, MessageView, ShownAs, ToldView } from "@tworooms/talks";
import { Avatar } from "../../parts/Avatar.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { classNames } from "../../parts/class-names.ts";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { LeaveChip } from "../desk/LeaveChip.tsx";
import { mannerKeys } from "../desk/leave-words.ts";
import rows from "../desk/Rows.module.css";
import type { TimelineRow } from "../desk/timeline.ts";
import { FileList } from "../files/FileList.tsx";
import { AskCard } from "./AskCard.tsx";
import { LeaveChange } from "./LeaveChange.tsx";
import { ReadBack } from "./ReadBack.tsx";
import { Rendered } from "./Rendered.tsx";
import { useDoer, useName } from "./use-name.ts";
import { nameInRoom, partyName, useRoom } from "./use-room.ts";

const shownKeys: Readonly<Record<ShownAs["type"], Key>> = {
  "their-words": "room.shown-their-words",
  "their-position": "room.shown-their-position",
  unattributed: "room.shown-unattributed",
  ours: "room.shown-ours",
};

const Head = ({
  member,
  at,
  isMediator,
  children,
}: {
  readonly member: Member;
  readonly at: number;
  readonly isMediator: boolean;
  readonly children?: ReactNode;
}): ReactNode => {
  const { time } = useWords();
  const { view, party } = useRoom();
  const name = useName()(member);
  return (
    <>
      <Avatar
        name={nameInRoom(view, party, member) ?? name}
        tone={isMediator ? "mediator" : "room"}
      />
      <div className={rows["head"]}>
        <bdi className={rows["name"]}>{name}</bdi>
        <time dateTime={new Date(at).toISOString()}>{time(at)}</time>
        <span className={rows["chips"]}>{children}</span>
      </div>
    </>
  );
};

const Message = ({ message }: { readonly message: MessageView }): ReactNode => {
  const { t, time } = useWords();
  const { talk, view, party } = useRoom();
  const nameOf = useName();
  const doerOf = useDoer();
  const { item, author, side, at, words, language, leave, receipts, renderings } = message;
  const isMediators = side === "mediators";
  return (
    <article
      className={classNames(rows["message"], !isMediators && rows["ours"])}
      data-item={item}
      data-place={`room/${party}`}
      aria-label={t("room.message-of", { name: nameOf(author), time: time(at) })}
    >
      <Head member={author} at={at} isMediator={isMediators}>
        {!message.isChecked && <Chip icon={ShieldQuestionMark}>{t("room.unchecked")}</Chip>}
        {leave !== undefined && <LeaveChip leave={leave.leave} />}
      </Head>
      <p className={rows["words"]} dir="auto" lang={language}>
        {words}
      </p>
      <FileList talk={talk} place={{ type: "room", party }} files={message.files} />
      <Rendered of={{ type: "item", item }} language={language} renderings={renderings} />
      {receipts.map((receipt) => (
        <p key={receipt.used} className={rows["after"]}>
          <CornerDownRight aria-hidden="true" size={14} className="mirrored" />
          <span>
            {t(receipt.corrects === undefined ? "room.carried" : "room.corrected", {
              party: partyName(view, receipt.to),
              time: time(receipt.at),
              manner: t(mannerKeys[receipt.manner]),
            })}
          </span>
          {receipt.words !== undefined && <q dir="auto">{receipt.words}</q>}
        </p>
      ))}
      {leave?.narrowedBy !== undefined && (
        <p className={rows["after"]}>{t("room.narrowed-by", doerOf(leave.narrowedBy))}</p>
      )}
      {leave !== undefined && <LeaveChange message={message} leave={leave} />}
    </article>
  );
};

const Told = ({ told }: { readonly told: ToldView }): ReactNode => {
  const { t } = useWords();
  const { talk, view, party } = useRoom();
  const { shownAs, language } = told;
  const shownParty = "party" in shownAs ? partyName(view, shownAs.party) : "";
  return (
    <article className={rows["message"]} data-told={told.told} data-place={`room/${party}`}>
      <Head member={told.by} at={told.at} isMediator>
        <Chip icon={CornerDownRight}>{t(shownKeys[shownAs.type], { party: shownParty })}</Chip>
      </Head>
      <p className={rows["words"]} dir="auto" lang={language}>
        {told.words}
      </p>
      <FileList talk={talk} place={{ type: "room", party }} files={told.files} />
      <Rendered
        of={{ type: "told", told: told.told }}
        language={language}
        renderings={told.renderings}
      />
      {told.corrects !== undefined && <p className={rows["after"]}>{t("room.is-correction")}</p>}
      {told.correctedBy.length > 0 && <p className={rows["after"]}>{t("room.was-corrected")}</p>}
      <ReadBack told={told} />
    </article>
  );
};

const Mark = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <p className={rows["mark"]}>
    <span>{children}</span>
  </p>
);

/** A row. */
export const RoomRow = memo(({ row }: { readonly row: TimelineRow }): ReactNode => {
  const { t, day } = useWords();
  switch (row.type) {
    case "day":
      return <Mark>{day(row.at)}</Mark>;
    case "unread":
      return <Mark>{t("room.new-below")}</Mark>;
    case "message":
      return <Message message={row.message} />;
    case "told":
      return <Told told={row.told} />;
    case "question":
      return (
        <article className={classNames(rows["message"], rows["ours"])}>
          <Head member={row.question.by} at={row.at} isMediator={false}>
            <Chip icon={MessageCircleQuestion}>{t("room.we-asked")}</Chip>
          </Head>
          <p className={rows["words"]} dir="auto">
            {row.question.words}
          </p>
          <Rendered
            of={{ type: "asked", asked: row.question.asked }}
            language={undefined}
            renderings={row.question.renderings}
          />
        </article>
      );
    case "ask":
      return (
        <article className={rows["message"]}>
          <Head member={row.ask.by} at={row.at} isMediator />
          <AskCard ask={row.ask} words={row.words} author={row.author} />
        </article>
      );
    case "receipt":
    case "read-back":
      return undefined;
  }
});
