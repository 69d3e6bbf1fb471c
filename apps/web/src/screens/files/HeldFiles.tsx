// The files that go with a message which is still held: whoever wrote it sees that they do.

import { Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import type { Command } from "@tworooms/talks";
import { useWords } from "../../words/use-words.ts";
import styles from "./Files.module.css";
import { filesIn } from "./puts.ts";
import { useSize } from "./use-size.ts";

/** What goes along; nothing where nothing does. */
export const HeldFiles = ({ command }: { readonly command: Command }): ReactNode => {
  const { t } = useWords();
  const sizeText = useSize();
  const files = filesIn(command);
  if (files.length === 0) return undefined;
  return (
    <ul className={styles["files"]} aria-label={t("files.files")}>
      {files.map((file) => (
        <li key={file.blob}>
          <Paperclip aria-hidden="true" size={14} />
          <bdi>{file.name}</bdi>
          <small>{sizeText(file.size)}</small>
        </li>
      ))}
    </ul>
  );
};
