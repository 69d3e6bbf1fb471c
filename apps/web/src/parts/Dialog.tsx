// A question over the page: the browser's own dialog, so that focus stays inside, Escape puts it down and what lies behind rests.

import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { classNames } from "./class-names.ts";

/** A dialog with a title; closing it by Escape or its cross calls `onClose`. */
export const Dialog = ({
  isOpen,
  title,
  onClose,
  footer,
  className,
  children,
}: {
  readonly isOpen: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly footer?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactNode => {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown === null) return;
    if (isOpen && !shown.open) shown.showModal();
    if (!isOpen && shown.open) shown.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classNames(styles["dialog"], className)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (isOpen) onClose();
      }}
    >
      {isOpen && (
        <>
          <header className={styles["head"]}>
            <h2 id={titleId}>{title}</h2>
            <Button
              kind="ghost"
              size="small"
              icon={X}
              aria-label={t("parts.close")}
              onClick={onClose}
            />
          </header>
          <div className={styles["body"]}>{children}</div>
          {footer !== undefined && <footer className={styles["foot"]}>{footer}</footer>}
        </>
      )}
    </dialog>
  );
};
