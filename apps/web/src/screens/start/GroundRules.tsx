// The ground rules, each with a sentence of advice: what silence about leave means, whether a second mediator looks, what receipts
// tell, which languages are spoken. They stand for the whole talks and are shown in every room.

import type { ReactNode } from "react";
import type { CaucusRule } from "@tworooms/talks";
import type { Convening } from "../../host/acts.ts";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { Toggle } from "../../parts/Toggle.tsx";
import styles from "./Convene.module.css";
import frontStyles from "./Front.module.css";

const RULES: readonly { readonly rule: CaucusRule; readonly name: Key; readonly advice: Key }[] = [
  { rule: "closed", name: "convene.closed", advice: "convene.closed-advice" },
  { rule: "open", name: "convene.open", advice: "convene.open-advice" },
  { rule: "none", name: "convene.none", advice: "convene.none-advice" },
];
const LANGUAGES: readonly { readonly code: string; readonly name: Key }[] = [
  { code: "en", name: "convene.english" },
  { code: "ar", name: "convene.arabic" },
  { code: "fa", name: "convene.persian" },
];

/** The fields of the ground rules. */
export const GroundRules = ({
  plan,
  onChange,
}: {
  readonly plan: Convening;
  readonly onChange: (part: Partial<Convening>) => void;
}): ReactNode => {
  const { t } = useWords();
  const turn = (code: string, isOn: boolean): void => {
    const others = plan.languages.filter((each) => each !== code);
    const languages = isOn ? [...others, code] : others;
    // Talks are held in some language: the last one stays.
    if (languages.length > 0) onChange({ languages });
  };
  return (
    <section className={frontStyles["card"]}>
      <fieldset className={styles["rules"]}>
        <legend>{t("convene.caucus-rule")}</legend>
        {RULES.map(({ rule, name, advice }) => (
          <label key={rule} className={styles["rule"]}>
            <input
              type="radio"
              name="caucus-rule"
              checked={plan.caucusRule === rule}
              onChange={() => onChange({ caucusRule: rule })}
            />
            <span>
              <b>{t(name)}</b>
              <span className={frontStyles["quiet"]}>{t(advice)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <details className={styles["more"]}>
        <summary>{t("convene.more-rules")}</summary>
        <div className={styles["rules"]}>
          <Toggle
            label={t("convene.second-approval")}
            help={t("convene.second-approval-advice")}
            isOn={plan.secondApproval === "needed"}
            onTurn={(isOn) => onChange({ secondApproval: isOn ? "needed" : "not-needed" })}
          />
          <Toggle
            label={t("convene.receipts")}
            help={t("convene.receipts-advice")}
            isOn={plan.receipts === "with-words"}
            onTurn={(isOn) => onChange({ receipts: isOn ? "with-words" : "without-words" })}
          />
          <fieldset className={styles["languages"]}>
            <legend>{t("convene.languages")}</legend>
            <p className={frontStyles["quiet"]}>{t("convene.languages-advice")}</p>
            {LANGUAGES.map(({ code, name }) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={plan.languages.includes(code)}
                  onChange={(event) => turn(code, event.target.checked)}
                />{" "}
                {t(name)}
              </label>
            ))}
          </fieldset>
        </div>
      </details>
    </section>
  );
};
