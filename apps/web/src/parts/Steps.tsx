// Where somebody is on a way of a few steps. Done ones have a tick, the present one is said to be it; none is a button.

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import styles from "./Steps.module.css";

/** The steps of a way; `at` counts from 0. */
export const Steps = ({
  label,
  steps,
  at,
}: {
  readonly label: string;
  readonly steps: readonly string[];
  readonly at: number;
}): ReactNode => {
  const { t } = useWords();
  return (
    <ol className={styles["steps"]} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? "step" : undefined}
          data-standing={index < at ? "done" : index === at ? "now" : "ahead"}
        >
          {index < at && <Check aria-hidden="true" size={14} />}
          {index === at && (
            <span aria-hidden="true" className={styles["count"]}>
              {t("parts.step-of", { step: at + 1, steps: steps.length })}
            </span>
          )}
          <span>{step}</span>
          {index < at && <span className="unseen">{t("parts.done")}</span>}
        </li>
      ))}
    </ol>
  );
};
