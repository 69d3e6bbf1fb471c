// Words of the caucus that were pasted or dropped into the room with the mediators do not land: they wait here, whole, and whoever sits
// there says whether the mediators are to read them (rule V253).

import { Lock } from "lucide-react";
import type { ClipboardEvent, DragEvent, ReactNode } from "react";
import { useState } from "react";
import type { RoomView, SeatView } from "@tworooms/talks";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import { isField, pastedFrom } from "../desk/clip-guard.ts";
import { comingOf } from "./caucus-words.ts";
import styles from "./Room.module.css";

type Field = HTMLTextAreaElement | HTMLInputElement;
type Waiting = { readonly words: string; readonly field: Field };

/** What the root of a room's screen hears before any field of it, and the words that wait. */
export type CaucusGuard = {
  readonly heard: {
    readonly onPasteCapture: (event: ClipboardEvent) => void;
    readonly onDropCapture: (event: DragEvent) => void;
  };
  readonly waiting: Waiting | undefined;
  readonly letGo: () => void;
};

/** The guard of one room. */
export const useCaucusGuard = (talk: string, view: SeatView, room: RoomView): CaucusGuard => {
  const { t } = useWords();
  const [waiting, setWaiting] = useState<Waiting>();
  const hear = (event: ClipboardEvent | DragEvent, data: DataTransfer): void => {
    const { target } = event;
    const pasted = pastedFrom(talk, data);
    const { words } = pasted;
    if (!isField(target) || words === "") return;
    const coming = comingOf(view, room, pasted);
    if (coming === "stays") return;
    event.preventDefault();
    event.stopPropagation();
    if (coming === "other-talk") return alarm(t("desk.paste-other-talk"));
    setWaiting({ words, field: target });
  };
  return {
    heard: {
      onPasteCapture: (event) => hear(event, event.clipboardData),
      onDropCapture: (event) => hear(event, event.dataTransfer),
    },
    waiting,
    letGo: () => setWaiting(undefined),
  };
};

/** The words that wait, and what may be done about them. */
export const CaucusWords = ({ guard }: { readonly guard: CaucusGuard }): ReactNode => {
  const { t } = useWords();
  const { waiting, letGo } = guard;
  const put = (): void => {
    letGo();
    if (waiting === undefined) return;
    waiting.field.focus();
    // As if typed there: the field keeps its own undo.
    document.execCommand("insertText", false, waiting.words);
  };
  return (
    <div role="alert">
      {waiting !== undefined && (
        <div className={styles["ofCaucus"]}>
          <p>
            <Lock aria-hidden="true" size={15} /> {t("room.of-caucus")}
          </p>
          <blockquote dir="auto">{waiting.words}</blockquote>
          <div className={styles["row"]}>
            <Button size="small" onClick={letGo}>
              {t("room.of-caucus-leave")}
            </Button>
            <Button size="small" kind="ghost" onClick={put}>
              {t("room.of-caucus-put")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
};
