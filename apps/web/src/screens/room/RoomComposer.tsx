// A delegate writes to the mediators, and to nobody else: there is no recipient to pick. Every message says how it may be used. Or it
// is a question: what the other side says of something, which may open what stands there under "only if they ask".

import { MessageCircleQuestion, Send } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { memo, useRef, useState } from "react";
import { useKeys } from "../../app/use-keys.ts";
import { useLook } from "../../look/use-look.ts";
import { newId } from "../../page/new-id.ts";
import { useLine, useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { chordOf } from "../../parts/chord.ts";
import { KeyHint } from "../../parts/KeyHint.tsx";
import { SelectField } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import { useWordsOf } from "../desk/use-unsent.ts";
import { AttachFiles, dropOn, waitKeys } from "../files/AttachFiles.tsx";
import { useAttached } from "../files/use-attached.ts";
import type { LeaveChoice } from "./leave-choice.ts";
import { leaveOfChoice, startChoice } from "./leave-choice.ts";
import { LeaveChooser } from "./LeaveChooser.tsx";
import styles from "./Room.module.css";
import { useLanguageName } from "./use-language-name.ts";
import { useRoom } from "./use-room.ts";

/** Whether a key press sends: ⌘ or Ctrl with Enter, and no composition under way. */
export const isSendKey = ({ key, metaKey, ctrlKey, nativeEvent }: KeyboardEvent): boolean =>
  key === "Enter" && (metaKey || ctrlKey) && !nativeEvent.isComposing;

const ComposerOf = (): ReactNode => {
  const { t, refusal, number, language: shownIn } = useWords();
  const link = useLink();
  const nameOf = useLanguageName();
  const { hold } = useLook();
  const { talk, view, party, unsent, puts, readers } = useRoom();
  const place = `room/${party}`;
  const attached = useAttached(talk, { type: "room", party }, puts);
  const [words, setWords] = useWordsOf(unsent, place);
  const languages = view.rules?.languages ?? [];
  const [language, setLanguage] = useState(
    languages.includes(shownIn) ? shownIn : (languages[0] ?? shownIn),
  );
  const [kind, setKind] = useState<"message" | "question">("message");
  const [choice, setChoice] = useState<LeaveChoice>(() => startChoice(view.rules?.caucusRule));
  const [isBusy, setBusy] = useState(false);
  const isMediator = view.type === "desk";
  const leave = leaveOfChoice(choice);
  const isMute = words.trim() === "";
  const line = useLine(talk);
  const why = (): string | undefined => {
    if (line === "shut-out") return t("room.shut-out");
    if (kind === "question") return undefined;
    if (attached.waits !== undefined) return t(waitKeys[attached.waits]);
    return !isMediator && leave === undefined ? t("room.choose-leave") : undefined;
  };
  const blocked = why();
  const field = useRef<HTMLTextAreaElement>(null);
  useKeys({ "pane-1": { act: () => field.current?.focus(), label: t("room.write-short") } });

  const send = async (): Promise<void> => {
    if (isMute || blocked !== undefined || isBusy) return;
    setBusy(true);
    const command =
      kind === "question"
        ? ({ type: "ask-for", room: party, asked: newId<"asked">(), words } as const)
        : ({
            type: "say",
            room: party,
            item: newId<"item">(),
            words,
            ...(languages.length > 1 ? { language } : {}),
            ...(attached.files.length > 0 ? { files: attached.files } : {}),
            ...(isMediator || leave === undefined ? {} : { leave }),
          } as const);
    unsent.flush();
    const outcome = await link.act("hold", { talk, command, hold });
    setBusy(false);
    if (!outcome.ok) return alarm(refusal(outcome.code));
    setWords("");
    // Files that were put before a question was asked stay for the message they are for.
    if (kind === "message") attached.clear();
    setKind("message");
    return setChoice(startChoice(view.rules?.caucusRule));
  };
  return (
    <form
      className={styles["composer"]}
      {...dropOn(attached)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        ref={field}
        dir="auto"
        rows={2}
        value={words}
        placeholder={t(kind === "question" ? "room.ask-what" : "room.write")}
        aria-label={t(kind === "question" ? "room.ask-what" : "room.write")}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (!isSendKey(event)) return;
          event.preventDefault();
          void send();
        }}
      />
      {kind === "message" && <AttachFiles talk={talk} attached={attached} />}
      {kind === "message" && !isMediator && <LeaveChooser choice={choice} onChoice={setChoice} />}
      <div className={styles["row"]}>
        {!isMediator && (
          <Button
            kind="ghost"
            size="small"
            icon={MessageCircleQuestion}
            aria-pressed={kind === "question"}
            onClick={() => setKind(kind === "question" ? "message" : "question")}
          >
            {t("room.ask-them")}
          </Button>
        )}
        {languages.length > 1 && kind === "message" && (
          <SelectField
            label={<span className="unseen">{t("room.written-in")}</span>}
            value={language}
            choices={languages.map((each) => ({ value: each, label: nameOf(each) }))}
            onChoose={setLanguage}
          />
        )}
        <span className={styles["space"]} />
        <KeyHint keys={chordOf("↵")} />
        <Button type="submit" kind="fill" icon={Send} blocked={blocked}>
          {isMediator ? t("room.send-here") : t("room.send", { readers: number(readers.length) })}
        </Button>
      </div>
    </form>
  );
};

/** The composer of the room around; a message that comes does not draw it again. */
export const RoomComposer = memo(ComposerOf);
