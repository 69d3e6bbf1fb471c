// Asking the author of an item for more leave: what exactly is asked, and why in a word. It is written for that author's room alone, so it
// is guarded and held as everything that goes there is.

import type { ReactNode } from "react";
import { useState } from "react";
import type { Leave } from "@tworooms/talks";
import { isWithin, manners } from "@tworooms/talks";
import { useLook } from "../../look/use-look.ts";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { TextArea } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import { FoundElsewhere } from "./FoundElsewhere.tsx";
import { LeaveForm } from "./LeaveForm.tsx";
import { leaveOfMessage } from "./leave-words.ts";
import type { FormProps } from "./MessageForms.tsx";
import { useDesk } from "./use-desk.ts";
import { useLanding } from "./use-landing.ts";
import { askLeak, useLeak } from "./use-leak.ts";

/** The form. */
export const AskForm = ({ room, message, onPutDown }: FormProps): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { hold } = useLook();
  const { talk, rooms, view } = useDesk();
  const { party } = room;
  const [words, setWords] = useState("");
  const landing = useLanding(party);
  const others = rooms.map((each) => each.party).filter((other) => other !== party);
  const question = words.trim() === "" ? undefined : { to: party, others, words };
  const found = useLeak(talk, question, view.rooms);
  const ask = async (leave: Leave): Promise<void> => {
    if (question !== undefined) {
      const last = await askLeak(link, talk, question);
      if (last === undefined) return alarm(t("desk.leak-unknown"));
      if (last.marks.some(({ level }) => level === "stop")) return alarm(t("desk.send-stopped"));
    }
    const outcome = await link.act("hold", {
      talk,
      hold,
      command: {
        type: "ask-leave",
        room: party,
        ask: newId<"ask">(),
        item: message.item,
        leave,
        ...(words.trim() === "" ? {} : { words }),
      },
    });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    say(t("desk.ask-held"));
    onPutDown();
  };
  const isStopped = found?.marks.some(({ level }) => level === "stop") === true;
  return (
    <LeaveForm
      start={{ manners: ["reworded-unnamed"], onlyIfAsked: false }}
      offered={manners}
      why={(leave) => {
        if (isStopped) return t("desk.send-blocked", { stops: 1 });
        return isWithin(leave, leaveOfMessage(message)) ? t("desk.leave-has-it") : undefined;
      }}
      action={t("desk.ask-leave")}
      onDone={(leave) => void ask(leave)}
      onPutDown={onPutDown}
    >
      <TextArea
        label={t("desk.ask-words")}
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        {...landing}
      />
      <FoundElsewhere
        words={words}
        found={found}
        isAsked={question !== undefined}
        onTakeOut={setWords}
      />
    </LeaveForm>
  );
};
