// A carry in hand, at the desk for every mediator to see: where it stands, when it goes, why it does not, and what a person can do:
// take it back, approve it, let it go (rules V95, V96).

import { ArrowRight, Check, Clock, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { CarryView } from "@tworooms/talks";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Badge } from "../../parts/Badge.tsx";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { HoldBar } from "../../parts/HoldBar.tsx";
import { useNow } from "../../parts/use-now.ts";
import { useWords } from "../../words/use-words.ts";
import { carryActs } from "./carry-acts.ts";
import { mannerKeys, stageKeys } from "./leave-words.ts";
import styles from "./Tray.module.css";
import { roomOnDesk, useDesk } from "./use-desk.ts";

const whyKey = (why: string): "desk.due-late" | "desk.due-receipt-differs" | undefined => {
  if (why === "late") return "desk.due-late";
  return why === "receipt-differs" ? "desk.due-receipt-differs" : undefined;
};

/** One carry in hand. */
export const CarryStrip = ({ carry }: { readonly carry: CarryView }): ReactNode => {
  const { t, refusal, dateTime } = useWords();
  const link = useLink();
  const desk = useDesk();
  const { talk, state, view } = desk;
  const now = useNow(1000);
  const from = roomOnDesk(desk, carry.from);
  const to = roomOnDesk(desk, carry.to);
  const why = state.dues.find((due) => due.carry === carry.carry)?.why;
  const acts = carryActs(carry, view.people, now, why);
  const perform = async (
    type: "take-back-carry" | "approve-carry" | "release-carry",
    done: string,
  ): Promise<void> => {
    const outcome = await link.act("perform", { talk, command: { type, carry: carry.carry } });
    if (outcome.ok) say(done);
    else alarm(refusal(outcome.code));
  };
  const due = why === undefined ? undefined : whyKey(why);
  const block = carry.block ?? (due === undefined ? why : undefined);
  return (
    <li className={styles["strip"]} data-carry={carry.carry} data-place={`room/${carry.from}`}>
      <span className={styles["direction"]} dir="ltr">
        {from !== undefined && <Badge mark={from.mark} label={from.name} />}
        <ArrowRight aria-hidden="true" size={14} />
        {to !== undefined && <Badge mark={to.mark} label={to.name} />}
      </span>
      <span className={styles["excerpt"]} data-may-clip="" dir="auto" title={carry.words}>
        {carry.words}
      </span>
      <Chip icon={acts.isWaiting ? Clock : Check}>
        {acts.waitsUntil === undefined
          ? t(stageKeys[carry.stage])
          : t("desk.leave-not-before", { time: dateTime(acts.waitsUntil) })}
      </Chip>
      <span className={styles["stripMore"]}>
        {t(mannerKeys[carry.manner])}
        {carry.files.length > 0 && ` · ${t("desk.with-files", { files: carry.files.length })}`}
        {carry.isAgain && ` · ${t("desk.again")}`}
        {carry.corrects !== undefined && ` · ${t("desk.correction")}`}
      </span>
      {acts.isCounting && (
        <span className={styles["counting"]}>
          <HoldBar from={carry.preparedAt} until={carry.dueFrom} />
        </span>
      )}
      {(block !== undefined || due !== undefined) && (
        <p role="alert" className={styles["block"]}>
          {due === undefined ? refusal(block ?? "unknown") : t(due)}
        </p>
      )}
      {(acts.mayTakeBack || acts.mayApprove || acts.mayGo) && (
        <span className={styles["stripActs"]}>
          {acts.mayTakeBack && (
            <Button
              size="small"
              icon={Undo2}
              keyHint="Z"
              onClick={() => void perform("take-back-carry", t("desk.taken-back"))}
            >
              {t("desk.take-back")}
            </Button>
          )}
          {acts.mayApprove && (
            <Button
              size="small"
              kind="solid"
              icon={Check}
              onClick={() => void perform("approve-carry", t("desk.approved"))}
            >
              {t("desk.approve")}
            </Button>
          )}
          {acts.mayGo && (
            <Button
              size="small"
              kind="solid"
              onClick={() => void perform("release-carry", t("desk.let-it-go"))}
            >
              {t("desk.let-go", { room: to?.name ?? "" })}
            </Button>
          )}
          {acts.isOwn && carry.stage === "waits-for-approval" && (
            <span className={styles["note"]}>{t("desk.other-approves")}</span>
          )}
        </span>
      )}
    </li>
  );
};
