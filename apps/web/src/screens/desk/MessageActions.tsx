// What can be done with a chosen message: carry it, ask its author for more leave, narrow its leave, note something about it. Nothing
// here forwards anything.

import { ArrowLeftRight, Hand, NotebookPen, ShieldMinus } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Leave, MessageView, Party } from "@tworooms/talks";
import { isWithin, manners } from "@tworooms/talks";
import { useLook } from "../../look/use-look.ts";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import { mannersIn } from "./carry-draft.ts";
import { FoundElsewhere } from "./FoundElsewhere.tsx";
import { LeaveForm } from "./LeaveForm.tsx";
import styles from "./MessageActions.module.css";
import { useDesk } from "./use-desk.ts";
import { useLanding } from "./use-landing.ts";
import { askLeak, useLeak } from "./use-leak.ts";

type Of = { readonly party: Party; readonly message: MessageView };
type FormProps = Of & { readonly onPutDown: () => void };

const leaveOf = ({ leave }: MessageView): Leave => leave?.leave ?? "stays";

/** More than what is allowed now: every manner without condition, to take away from. */
const AskForm = ({ party, message, onPutDown }: FormProps): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { hold } = useLook();
  const { talk, rooms, view } = useDesk();
  const [words, setWords] = useState("");
  const landing = useLanding(party);
  const others = rooms.map((room) => room.party).filter((other) => other !== party);
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
        return isWithin(leave, leaveOf(message)) ? t("desk.leave-has-it") : undefined;
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

const NarrowForm = ({ party, message, onPutDown }: FormProps): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk } = useDesk();
  const now = leaveOf(message);
  const narrow = async (leave: Leave): Promise<void> => {
    const outcome = await link.act("perform", {
      talk,
      command: { type: "narrow-leave", room: party, item: message.item, leave },
    });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    say(t("desk.narrowed"));
    onPutDown();
  };
  return (
    <LeaveForm
      start={now}
      offered={mannersIn(now)}
      why={(leave) => {
        if (!isWithin(leave, now)) return t("desk.leave-wider");
        return isWithin(now, leave) ? t("desk.leave-same") : undefined;
      }}
      action={t("desk.narrow")}
      onDone={(leave) => void narrow(leave)}
      onPutDown={onPutDown}
    />
  );
};

const NoteForm = ({ party, message, onPutDown }: FormProps): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk } = useDesk();
  const [words, setWords] = useState("");
  const note = async (): Promise<void> => {
    const about = { party, item: message.item };
    const outcome = await link.act("perform", {
      talk,
      command: { type: "note", note: newId<"note">(), words, about },
    });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    say(t("desk.noted"));
    onPutDown();
  };
  return (
    <div className={styles["form"]} data-place={`room/${party}`}>
      <TextArea
        label={t("desk.note-about")}
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles["row"]}>
        <Button kind="ghost" size="small" onClick={onPutDown}>
          {t("desk.put-down")}
        </Button>
        <Button
          kind="solid"
          size="small"
          blocked={words.trim() === "" ? t("desk.write-first") : undefined}
          onClick={() => void note()}
        >
          {t("desk.note-it")}
        </Button>
      </div>
    </div>
  );
};

type Form = "ask" | "narrow" | "note";

/** The actions on a message, as a row; a form opens below when one needs words. */
export const MessageActions = ({ party, message }: Of): ReactNode => {
  const { t } = useWords();
  const { tray, ui, dispatch } = useDesk();
  const [asked, setAsked] = useState<Form>();
  // A form takes words, so it is live alone: opening a composer rests it.
  const form = ui.live.type === "form" ? asked : undefined;
  const open = (which: Form): void => {
    setAsked(which);
    dispatch({ type: "open", live: { type: "form" } });
  };
  const leave = leaveOf(message);
  const carry = (): void => {
    tray.begin({ from: party, item: message.item });
    dispatch({ type: "open", live: { type: "tray" } });
  };
  const putDown = (): void => dispatch({ type: "put-down" });
  const formProps = { party, message, onPutDown: putDown };
  return (
    <div className={styles["actions"]}>
      <div className={styles["row"]} role="group" aria-label={t("desk.actions")}>
        <Button size="small" icon={ArrowLeftRight} keyHint="C" onClick={carry}>
          {t("desk.carry")}
        </Button>
        <Button size="small" kind="ghost" icon={Hand} onClick={() => open("ask")}>
          {t("desk.ask-more")}
        </Button>
        {leave !== "stays" && (
          <Button size="small" kind="ghost" icon={ShieldMinus} onClick={() => open("narrow")}>
            {t("desk.narrow")}
          </Button>
        )}
        <Button size="small" kind="ghost" icon={NotebookPen} onClick={() => open("note")}>
          {t("desk.note")}
        </Button>
      </div>
      {form === "ask" && <AskForm {...formProps} />}
      {form === "narrow" && <NarrowForm {...formProps} />}
      {form === "note" && <NoteForm {...formProps} />}
    </div>
  );
};
