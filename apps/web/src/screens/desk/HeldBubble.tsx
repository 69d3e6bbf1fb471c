// Something of the mediator's own that waits on this device: it has gone nowhere, says when it leaves, and can be taken back into
// its composer or sent at once. Found again after a restart it waits for a tap.

import { Send, Timer, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { HeldState } from "../../host/state.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { HoldBar } from "../../parts/HoldBar.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./HeldBubble.module.css";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";
import { HeldFiles } from "../files/HeldFiles.tsx";
import { useTakeBack } from "./use-take-back.ts";

const wordsOf = ({ command }: HeldState): string =>
  "words" in command ? (command.words ?? "") : "";

/** What is held for a room. */
export const HeldBubble = ({
  held,
  room,
  isNewest,
}: {
  readonly held: HeldState;
  readonly room: RoomOnDesk;
  readonly isNewest: boolean;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk } = useDesk();
  const takeBack = useTakeBack();
  const send = async (): Promise<void> => {
    const outcome = await link.act("send-held", { talk, names: [held.name] });
    if (!outcome.ok) alarm(refusal(outcome.code));
  };
  const isAsk = held.command.type === "ask-leave";
  return (
    <div className={styles["held"]} data-place={`room/${room.party}`}>
      <div className={styles["head"]}>
        <Timer aria-hidden="true" size={15} />
        <span className={styles["when"]}>
          {t(held.holdUntil === undefined ? "desk.waits-for-tap" : "desk.leaves-for", {
            room: room.name,
          })}
        </span>
        <Button
          size="small"
          icon={Undo2}
          {...(isNewest ? { keyHint: "Z" } : {})}
          onClick={() => void takeBack(held)}
        >
          {t("desk.take-back")}
        </Button>
        <Button kind="ghost" size="small" icon={Send} onClick={() => void send()}>
          {t("desk.send-now")}
        </Button>
      </div>
      {isAsk && <p className={styles["why"]}>{t("desk.asks-leave")}</p>}
      <p dir="auto">{wordsOf(held)}</p>
      <HeldFiles command={held.command} />
      {held.why !== undefined && <p className={styles["why"]}>{refusal(held.why)}</p>}
      {held.holdUntil !== undefined && <HoldBar from={held.keptAt} until={held.holdUntil} />}
    </div>
  );
};
