// The mediators ask for leave: answered in one tap by whoever may give it; anybody else sees that it waits.

import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import type { AskView, Leave, Member } from "@tworooms/talks";
import { useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import { leaveText } from "../desk/leave-words.ts";
import styles from "./Room.module.css";
import { isMe, useRoom } from "./use-room.ts";
import { useDoer } from "./use-name.ts";

/** An ask, and its answer or the taps that give one. */
export const AskCard = ({
  ask,
  words,
  author,
}: {
  readonly ask: AskView;
  /** The message it is about, and whose it is. */
  readonly words: string;
  readonly author: Member;
}): ReactNode => {
  const all = useWords();
  const { t, refusal, time } = all;
  const link = useLink();
  const doerOf = useDoer();
  const { talk, view, party } = useRoom();
  const isHead = view.people.some(
    ({ place, people }) =>
      place.type === "room" &&
      place.party === party &&
      people.some((person) => person.isMe && person.roles.includes("head")),
  );
  const mayGive = isHead || isMe(view, party, author);
  const give = async (leave: Leave): Promise<void> => {
    const outcome = await link.act("perform", {
      talk,
      command: { type: "give-leave", room: party, ask: ask.ask, leave },
    });
    if (!outcome.ok) alarm(refusal(outcome.code));
  };
  const refuse = async (): Promise<void> => {
    const outcome = await link.act("perform", {
      talk,
      command: { type: "refuse-leave", room: party, ask: ask.ask },
    });
    if (!outcome.ok) alarm(refusal(outcome.code));
  };
  const { answer } = ask;
  const unnamed: Leave | undefined =
    ask.leave !== "stays" && ask.leave.manners.includes("reworded-named")
      ? { ...ask.leave, manners: ["reworded-unnamed"] }
      : undefined;
  return (
    <div className={styles["ask"]} data-ask={ask.ask}>
      <p>
        <b>{t("room.asks-leave", { leave: leaveText(all, ask.leave) })}</b>
      </p>
      <q dir="auto">{words}</q>
      {ask.words !== undefined && <p dir="auto">{ask.words}</p>}
      {answer !== undefined && (
        <p>
          {t(answer.type === "given" ? "room.leave-given" : "room.leave-refused", {
            ...doerOf(answer.by),
            time: time(answer.at),
          })}
        </p>
      )}
      {answer === undefined && !mayGive && <p>{t("room.ask-waits")}</p>}
      {answer === undefined && mayGive && (
        <div className={styles["row"]}>
          <Button kind="fill" size="small" icon={Check} onClick={() => void give(ask.leave)}>
            {t("room.give")}
          </Button>
          {unnamed !== undefined && (
            <Button size="small" onClick={() => void give(unnamed)}>
              {t("room.give-unnamed")}
            </Button>
          )}
          <Button size="small" icon={X} onClick={() => void refuse()}>
            {t("room.keep")}
          </Button>
        </div>
      )}
    </div>
  );
};
