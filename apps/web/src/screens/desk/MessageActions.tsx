// What can be done with a chosen message: carry it, ask its author for more leave, narrow its leave, note something about it, render
// it. Nothing here forwards anything.

import {
  ArrowLeftRight,
  Ellipsis,
  Hand,
  Languages,
  Megaphone,
  NotebookPen,
  ShieldMinus,
  X,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { MessageView } from "@tworooms/talks";
import { Button } from "../../parts/Button.tsx";
import { Menu } from "../../parts/Menu.tsx";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { AskForm } from "./AskForm.tsx";
import { leaveOfMessage } from "./leave-words.ts";
import styles from "./MessageActions.module.css";
import type { FormProps } from "./MessageForms.tsx";
import { NarrowForm, NoteForm, PublicForm, RenderForm } from "./MessageForms.tsx";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";

type Form = "ask" | "narrow" | "note" | "public" | "render";

const buttons: readonly {
  readonly form: Form;
  readonly label: Key;
  readonly icon: LucideIcon;
}[] = [
  { form: "narrow", label: "desk.narrow", icon: ShieldMinus },
  { form: "note", label: "desk.note-about", icon: NotebookPen },
  { form: "public", label: "desk.said-in-public", icon: Megaphone },
  { form: "render", label: "desk.render", icon: Languages },
];

const FormOf = ({ form, ...props }: FormProps & { readonly form: Form }): ReactNode => {
  switch (form) {
    case "ask":
      return <AskForm {...props} />;
    case "narrow":
      return <NarrowForm {...props} />;
    case "note":
      return <NoteForm {...props} />;
    case "public":
      return <PublicForm {...props} />;
    case "render":
      return <RenderForm {...props} />;
  }
};

/** The actions on a message, as a row; a form opens below when one needs words. */
export const MessageActions = ({
  room,
  message,
  onClose,
}: {
  readonly room: RoomOnDesk;
  readonly message: MessageView;
  readonly onClose: () => void;
}): ReactNode => {
  const { t } = useWords();
  const { tray, ui, dispatch } = useDesk();
  const [asked, setAsked] = useState<Form>("ask");
  // A form takes words, so it is live alone: opening a composer rests it.
  const isOpen = ui.live.type === "form";
  const stays = leaveOfMessage(message) === "stays";
  const open = (form: Form): void => {
    setAsked(form);
    dispatch({ type: "open", live: { type: "form" } });
  };
  const offers = (form: Form): boolean => {
    if (form === "narrow") return !stays;
    return form !== "render" || room.room?.renderAs !== undefined;
  };
  return (
    <div className={styles["actions"]}>
      <div className={styles["row"]} role="group" aria-label={t("desk.actions")}>
        <Button
          size="small"
          icon={ArrowLeftRight}
          keyHint="C"
          onClick={() => {
            tray.begin({ from: room.party, item: message.item });
            dispatch({ type: "open", live: { type: "tray" } });
          }}
        >
          {t("desk.carry")}
        </Button>
        <Button
          size="small"
          kind="ghost"
          icon={Hand}
          aria-expanded={isOpen && asked === "ask"}
          onClick={() => open("ask")}
        >
          {t("desk.ask-more")}
        </Button>
        <Menu
          label={t("desk.more")}
          icon={Ellipsis}
          items={buttons
            .filter(({ form }) => offers(form))
            .map(({ form, label, icon }) => ({ label: t(label), icon, act: () => open(form) }))}
        />
        <Button
          size="small"
          kind="ghost"
          icon={X}
          aria-label={t("desk.actions-close")}
          onClick={onClose}
        />
      </div>
      {isOpen && (
        <FormOf
          form={asked}
          room={room}
          message={message}
          onPutDown={() => dispatch({ type: "put-down" })}
        />
      )}
    </div>
  );
};
