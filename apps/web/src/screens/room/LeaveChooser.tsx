// How the mediators may use a message: chosen with every one.

import type { LucideIcon } from "lucide-react";
import { FileCheck, Lightbulb, Lock, PenLine, UserRound } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import type { Manner } from "@tworooms/talks";
import type { Key } from "../../words/key.ts";
import { TimeField } from "../../parts/TimeField.tsx";
import { useWords } from "../../words/use-words.ts";
import type { LeaveChoice } from "./leave-choice.ts";
import styles from "./Room.module.css";

const USES: readonly {
  readonly use: "stays" | Manner;
  readonly name: Key;
  readonly means: Key;
  readonly icon: LucideIcon;
}[] = [
  { use: "stays", name: "room.use-stays", means: "room.use-stays-means", icon: Lock },
  {
    use: "as-written",
    name: "room.use-as-written",
    means: "room.use-as-written-means",
    icon: FileCheck,
  },
  { use: "reworded-named", name: "room.use-named", means: "room.use-named-means", icon: UserRound },
  {
    use: "reworded-unnamed",
    name: "room.use-unnamed",
    means: "room.use-unnamed-means",
    icon: PenLine,
  },
  { use: "own-idea", name: "room.use-idea", means: "room.use-idea-means", icon: Lightbulb },
];

/** Chooses a leave. */
export const LeaveChooser = ({
  choice,
  onChoice,
}: {
  readonly choice: LeaveChoice;
  readonly onChoice: (choice: LeaveChoice) => void;
}): ReactNode => {
  const { t } = useWords();
  const name = useId();
  const crosses = choice.use !== undefined && choice.use !== "stays";
  return (
    <fieldset className={styles["leave"]}>
      <legend>{t("room.how-used")}</legend>
      <div className={styles["leaves"]}>
        {USES.map(({ use, name: label, means, icon: Icon }) => (
          <label key={use}>
            <input
              type="radio"
              name={name}
              checked={choice.use === use}
              onChange={() => onChoice({ ...choice, use })}
            />
            <b>
              <Icon aria-hidden="true" size={15} />
              {t(label)}
            </b>
            <small>{t(means)}</small>
          </label>
        ))}
      </div>
      {crosses && (
        <div className={styles["conditions"]}>
          <label>
            <input
              type="checkbox"
              checked={choice.onlyIfAsked}
              onChange={(event) => onChoice({ ...choice, onlyIfAsked: event.target.checked })}
            />
            {t("room.only-if-asked")}
          </label>
          <TimeField
            label={t("room.not-before")}
            at={choice.notBefore}
            onChange={(at) => {
              const { notBefore: _, ...others } = choice;
              onChoice(at === undefined ? others : { ...others, notBefore: at });
            }}
          />
        </div>
      )}
    </fieldset>
  );
};
