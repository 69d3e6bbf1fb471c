// An interpreter's place at the foot of a room: it writes beside what others wrote, and nothing of its own.

import { Languages } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../words/use-words.ts";
import styles from "./Room.module.css";

/** Says what an interpreter does here. */
export const RenderOnly = (): ReactNode => {
  const { t } = useWords();
  return (
    <p className={styles["composer"]}>
      <span className={styles["row"]}>
        <Languages aria-hidden="true" size={16} /> {t("room.interpreter-only")}
      </span>
    </p>
  );
};
