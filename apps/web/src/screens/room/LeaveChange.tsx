// A leave may be taken back in part at any time before it is used: its author, or its head, narrows it. Widening is answered to an ask.

import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { LeaveView, MessageView } from "@tworooms/talks";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Room.module.css";
import { isMe, useRoom } from "./use-room.ts";

/** The tap that keeps a message in its room from now on. */
export const LeaveChange = ({
  message,
  leave,
}: {
  readonly message: MessageView;
  readonly leave: LeaveView;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk, view, party } = useRoom();
  const isHead = view.people.some(
    ({ place, people }) =>
      place.type === "room" && people.some((each) => each.isMe && each.roles.includes("head")),
  );
  if (view.type !== "party" || leave.leave === "stays") return undefined;
  if (!isHead && !isMe(view, party, message.author)) return undefined;
  const keep = async (): Promise<void> => {
    const outcome = await link.act("perform", {
      talk,
      command: { type: "narrow-leave", room: party, item: message.item, leave: "stays" },
    });
    if (outcome.ok) say(t("room.stays-now"));
    else alarm(refusal(outcome.code));
  };
  return (
    <Button
      kind="ghost"
      size="small"
      className={styles["act"]}
      icon={Lock}
      onClick={() => void keep()}
    >
      {t(message.receipts.length === 0 ? "room.keep-here" : "room.keep-here-from-now")}
    </Button>
  );
};
