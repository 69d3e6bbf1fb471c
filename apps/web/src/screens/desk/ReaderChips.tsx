// Who will read: by name, above the words, with the unchecked and the open invitations named as such. No box to tick, nobody to pick.

import { LockKeyhole } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "../../parts/Chip.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Composer.module.css";
import type { Reader } from "./readers.ts";

/** A reader's name with what is to be known of it. */
export const readerText = (
  t: ReturnType<typeof useWords>["t"],
  { name, standing, hasLeft }: Reader,
): string => {
  if (standing === "invited") return t("desk.reader-invited");
  const known = name ?? t("desk.reader-unnamed");
  if (hasLeft) return t("desk.reader-left", { name: known });
  return standing === "unchecked" ? t("desk.reader-unchecked", { name: known }) : known;
};

/** The readers of a room. */
export const ReaderChips = ({ readers }: { readonly readers: readonly Reader[] }): ReactNode => {
  const { t, number } = useWords();
  return (
    <div className={styles["to"]}>
      <span>{t("desk.to")}</span>
      {readers.length === 0 ? (
        <span>{t("desk.no-readers")}</span>
      ) : (
        <ul>
          {readers.map((reader) => (
            <li key={reader.member}>
              <Chip tone="room">
                <bdi>{readerText(t, reader)}</bdi>
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <span className={styles["sealed"]}>
        <LockKeyhole aria-hidden="true" size={13} />
        {t("desk.sealed-to", { readers: number(readers.length) })}
      </span>
    </div>
  );
};
