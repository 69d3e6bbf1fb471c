// The small forms that open under a message: narrowing its leave, a note for the desk, what was said of it in public, a rendering
// beside it. One is open at a time, and while it is, every composer rests.

import type { ReactNode } from "react";
import { useState } from "react";
import type { Command, Leave, MessageView } from "@tworooms/talks";
import { isWithin } from "@tworooms/talks";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { TextArea, TextField } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import { mannersIn } from "./carry-draft.ts";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { LeaveForm } from "./LeaveForm.tsx";
import { leaveOfMessage } from "./leave-words.ts";
import styles from "./MessageActions.module.css";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";
import { useLanding } from "./use-landing.ts";

/** What a form under a message is about. */
export type FormProps = {
  readonly room: RoomOnDesk;
  readonly message: MessageView;
  readonly onPutDown: () => void;
};

/** Performs a command and says what became of it. */
const usePerform = (onDone: () => void): ((command: Command, done: string) => Promise<void>) => {
  const { refusal } = useWords();
  const link = useLink();
  const { talk } = useDesk();
  return async (command, done) => {
    const outcome = await link.act("perform", { talk, command });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    say(done);
    onDone();
  };
};

/** Fewer manners or more conditions than now; the author alone may widen. */
export const NarrowForm = ({ room, message, onPutDown }: FormProps): ReactNode => {
  const { t } = useWords();
  const perform = usePerform(onPutDown);
  const now = leaveOfMessage(message);
  const why = (leave: Leave): string | undefined => {
    if (!isWithin(leave, now)) return t("desk.leave-wider");
    return isWithin(now, leave) ? t("desk.leave-same") : undefined;
  };
  return (
    <LeaveForm
      start={now}
      offered={mannersIn(now)}
      why={why}
      action={t("desk.narrow")}
      onDone={(leave) =>
        void perform(
          { type: "narrow-leave", room: room.party, item: message.item, leave },
          t("desk.narrowed"),
        )
      }
      onPutDown={onPutDown}
    />
  );
};

const Ends = ({
  action,
  blocked,
  onDone,
  onPutDown,
}: {
  readonly action: string;
  readonly blocked: string | undefined;
  readonly onDone: () => void;
  readonly onPutDown: () => void;
}): ReactNode => {
  const { t } = useWords();
  return (
    <div className={styles["row"]}>
      <Button kind="ghost" size="small" onClick={onPutDown}>
        {t("desk.put-down")}
      </Button>
      <Button kind="solid" size="small" blocked={blocked} onClick={onDone}>
        {action}
      </Button>
    </div>
  );
};

/** A note about the message, which no room reads. */
export const NoteForm = ({ room, message, onPutDown }: FormProps): ReactNode => {
  const { t } = useWords();
  const perform = usePerform(onPutDown);
  const [words, setWords] = useState("");
  const about = { party: room.party, item: message.item };
  return (
    <div className={styles["form"]} data-place={`room/${room.party}`}>
      <TextArea
        label={t("desk.note-about")}
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Ends
        action={t("desk.note-it")}
        blocked={words.trim() === "" ? t("desk.write-first") : undefined}
        onDone={() =>
          void perform({ type: "note", note: newId<"note">(), words, about }, t("desk.noted"))
        }
        onPutDown={onPutDown}
      />
    </div>
  );
};

/** What was said of the item in public, by whom: the ledger's last column. It publishes nothing. */
export const PublicForm = ({ room, message, onPutDown }: FormProps): ReactNode => {
  const { t } = useWords();
  const perform = usePerform(onPutDown);
  const [words, setWords] = useState("");
  const [source, setSource] = useState("");
  const about = { party: room.party, item: message.item };
  const isEmpty = words.trim() === "" || source.trim() === "";
  return (
    <div className={styles["form"]} data-place={`room/${room.party}`}>
      <TextArea
        label={t("desk.public-words")}
        help={t("desk.public-help")}
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <TextField
        label={t("desk.public-source")}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <Ends
        action={t("desk.note-it")}
        blocked={isEmpty ? t("desk.write-first") : undefined}
        onDone={() =>
          void perform(
            { type: "note-public", public: newId<"public">(), words, source, about },
            t("desk.noted"),
          )
        }
        onPutDown={onPutDown}
      />
    </div>
  );
};

/** A rendering beside the original, which stays the one that counts. */
export const RenderForm = ({ room, message, onPutDown }: FormProps): ReactNode => {
  const { t } = useWords();
  const perform = usePerform(onPutDown);
  const landing = useLanding(room.party);
  const [words, setWords] = useState("");
  const [language, setLanguage] = useState("");
  const blocked = (): string | undefined => {
    if (language === "") return t("desk.choose-language");
    return words.trim() === "" ? t("desk.write-first") : undefined;
  };
  return (
    <div className={styles["form"]} data-place={`room/${room.party}`}>
      <LanguageChoice value={language} onChoose={setLanguage} />
      <TextArea
        label={t("desk.rendering-words")}
        rows={2}
        value={words}
        lang={language === "" ? undefined : language}
        onChange={(event) => setWords(event.target.value)}
        {...landing}
      />
      <Ends
        action={t("desk.render-it")}
        blocked={blocked()}
        onDone={() =>
          void perform(
            {
              type: "render",
              room: room.party,
              rendering: newId<"rendering">(),
              of: { type: "item", item: message.item },
              language,
              words,
            },
            t("desk.rendered"),
          )
        }
        onPutDown={onPutDown}
      />
    </div>
  );
};
