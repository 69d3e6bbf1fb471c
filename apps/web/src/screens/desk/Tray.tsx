// The carry tray: the only way from one room to another. Pick, word, check, hand over; below it, the carries in hand. Nothing
// leaves it by itself before its hold has ended, and a draft is nobody's but this device's.

import { ArrowRight, Inbox, X } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../parts/Badge.tsx";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Steps } from "../../parts/Steps.tsx";
import { useWords } from "../../words/use-words.ts";
import { CarryStrip } from "./CarryStrip.tsx";
import type { CarryDraft } from "./carry-draft.ts";
import { steps } from "./carry-draft.ts";
import { LeaveChip } from "./LeaveChip.tsx";
import { stepKeys } from "./leave-words.ts";
import styles from "./Tray.module.css";
import { TrayCheck } from "./TrayCheck.tsx";
import { TrayPick } from "./TrayPick.tsx";
import { TrayWord } from "./TrayWord.tsx";
import type { RoomOnDesk } from "./use-desk.ts";
import { roomOnDesk, useDesk } from "./use-desk.ts";
import { useNameIn } from "./use-name-in.ts";

const SourceName = ({ room }: { readonly room: RoomOnDesk }): ReactNode => {
  const { time } = useWords();
  const { tray, view } = useDesk();
  const nameOf = useNameIn(room);
  const { draft } = tray;
  const message = view.rooms
    .find(({ party }) => party === room.party)
    ?.messages.find(({ item }) => item === draft?.item);
  return message === undefined ? undefined : (
    <small>
      <bdi>{nameOf(message.author)}</bdi> · {time(message.at)}
    </small>
  );
};

/** From which room to which, at the sides where those rooms stand. */
const Way = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t, dir } = useWords();
  const desk = useDesk();
  const from = roomOnDesk(desk, draft.from);
  const to = draft.to === undefined ? undefined : roomOnDesk(desk, draft.to);
  const indexOf = (room: RoomOnDesk | undefined): number =>
    room === undefined ? desk.rooms.length : desk.rooms.indexOf(room);
  // The source stands where its room stands: the arrow turns, the rooms never do.
  const isTurned = indexOf(to) < indexOf(from);
  const source = from !== undefined && (
    <div key="from" className={from.mark.className} dir={dir}>
      <Badge mark={from.mark} />
      <span>
        <bdi>{from.name}</bdi>
        <SourceName room={from} />
      </span>
    </div>
  );
  const target =
    to === undefined ? (
      <div key="to" dir={dir}>
        <span>{t("desk.to-which-room")}</span>
      </div>
    ) : (
      <div key="to" className={to.mark.className} dir={dir}>
        <Badge mark={to.mark} />
        <span>
          <bdi>{to.name}</bdi>
          <small>{t("desk.will-read", { readers: to.readers.length })}</small>
        </span>
      </div>
    );
  const arrow = (
    <span key="arrow" className={styles["arrow"]} data-turned={isTurned}>
      <ArrowRight aria-hidden="true" size={20} />
      <span className="unseen">
        {t("desk.from-to", { from: from?.name ?? "", to: to?.name ?? "" })}
      </span>
    </span>
  );
  return (
    <div className={styles["way"]}>
      {isTurned ? [target, arrow, source] : [source, arrow, target]}
    </div>
  );
};

const Source = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const desk = useDesk();
  const { message } = desk.tray.facts;
  const from = roomOnDesk(desk, draft.from);
  if (message === undefined || from === undefined) return undefined;
  return (
    <div className={`${from.mark.className} ${styles["source"]}`} data-place={`room/${from.party}`}>
      <blockquote dir="auto">{message.words}</blockquote>
      {message.leave !== undefined && <LeaveChip leave={message.leave.leave} />}
    </div>
  );
};

const StepOf = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  switch (draft.step) {
    case "pick":
      return <TrayPick draft={draft} />;
    case "word":
      return <TrayWord key={draft.carry} draft={draft} />;
    case "check":
      return <TrayCheck draft={draft} />;
  }
};

const RestingStrip = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t } = useWords();
  const desk = useDesk();
  const { tray, dispatch } = desk;
  const from = roomOnDesk(desk, draft.from);
  const to = draft.to === undefined ? undefined : roomOnDesk(desk, draft.to);
  return (
    <li className={styles["strip"]} data-place={`room/${draft.from}`}>
      <span className={styles["direction"]} dir="ltr">
        {from !== undefined && <Badge mark={from.mark} label={from.name} />}
        <ArrowRight aria-hidden="true" size={14} />
        {to !== undefined && <Badge mark={to.mark} label={to.name} />}
      </span>
      <span className={styles["excerpt"]} data-may-clip="" dir="auto">
        {draft.words === "" ? t("desk.draft-no-words") : draft.words}
      </span>
      <Chip>{t("desk.draft")}</Chip>
      <span className={styles["stripActs"]}>
        <Button
          size="small"
          onClick={() => {
            tray.take(draft);
            dispatch({ type: "open", live: { type: "tray" } });
          }}
        >
          {t("desk.take-up")}
        </Button>
        <Button
          size="small"
          kind="ghost"
          icon={X}
          aria-label={t("desk.drop-draft")}
          onClick={() => tray.drop(draft.carry)}
        />
      </span>
    </li>
  );
};

/** The tray. */
export const Tray = (): ReactNode => {
  const { t, number } = useWords();
  const { tray, view, ui, dispatch } = useDesk();
  const { draft, resting } = tray;
  const count = view.tray.length + resting.length + (draft === undefined ? 0 : 1);
  const at =
    draft === undefined
      ? view.tray.length > 0
        ? steps.length - 1
        : -1
      : steps.indexOf(draft.step);
  return (
    <section
      className={styles["tray"]}
      aria-label={t("desk.tray")}
      data-live={ui.live.type === "tray"}
    >
      <header className={styles["header"]}>
        <h2>{t("desk.tray")}</h2>
        <Chip>{number(count)}</Chip>
        <span className={styles["space"]} />
        {at >= 0 && (
          <Steps label={t("desk.steps")} steps={steps.map((step) => t(stepKeys[step]))} at={at} />
        )}
        {draft !== undefined && (
          <Button
            kind="ghost"
            size="small"
            icon={X}
            aria-label={t("desk.put-down")}
            onClick={() => {
              tray.putDown();
              dispatch({ type: "put-down" });
            }}
          />
        )}
      </header>
      <div className={styles["body"]}>
        {draft !== undefined && (
          <>
            <Way draft={draft} />
            <Source draft={draft} />
            <StepOf draft={draft} />
          </>
        )}
        {count === 0 && (
          <div className={styles["empty"]}>
            <Inbox aria-hidden="true" size={20} />
            <Empty sentence={t("desk.tray-empty")} />
          </div>
        )}
        {view.tray.length + resting.length > 0 && (
          <ul className={styles["queue"]} aria-label={t("desk.in-hand")}>
            {view.tray.map((carry) => (
              <CarryStrip key={carry.carry} carry={carry} />
            ))}
            {resting.map((each) => (
              <RestingStrip key={each.carry} draft={each} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
};
