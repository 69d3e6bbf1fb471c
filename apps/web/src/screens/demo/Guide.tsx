// The guide: one line above the seat that says what to do next, and all steps behind it. It covers nothing and can be put away.

import { Check, Compass, Copy, X } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { GuideStep } from "../../demo/guide.ts";
import { guideSteps } from "../../demo/guide.ts";
import { guided } from "../../demo/guided.ts";
import type { Link } from "../../page/link.ts";
import { Button } from "../../parts/Button.tsx";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Guide.module.css";
import type { Sitting } from "./SeatSwitch.tsx";
import { useGuide } from "./use-guide.ts";

const SAID: Readonly<Record<GuideStep, Key>> = {
  pick: "demo.step-pick",
  word: "demo.step-word",
  stop: "demo.step-stop",
  "take-out": "demo.step-take-out",
  "hand-over": "demo.step-hand-over",
  seen: "demo.step-seen",
};

/** The wording to try, and a button that copies it. */
const Wording = (): ReactNode => {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(guided.wording).then(() => setCopied(true));
  };
  return (
    <span className={styles["wording"]}>
      <q lang="en" dir="ltr">
        {guided.wording}
      </q>
      <Button kind="plain" size="small" icon={isCopied ? Check : Copy} onClick={copy}>
        {t(isCopied ? "demo.copied" : "demo.copy")}
      </Button>
    </span>
  );
};

/** The guide through one carry. */
export const Guide = ({
  link,
  talk,
  item,
  sitting,
}: {
  readonly link: Link;
  readonly talk: string;
  readonly item: string;
  readonly sitting: Sitting;
}): ReactNode => {
  const { t, number } = useWords();
  const [isAway, setAway] = useState(false);
  const done = useGuide(link, talk, item, sitting === "selen");
  const next = guideSteps.find((step) => !done.has(step));
  if (isAway)
    return (
      <Button kind="ghost" size="small" icon={Compass} onClick={() => setAway(false)}>
        {t("demo.guide-show")}
      </Button>
    );
  return (
    <section className={styles["guide"]} aria-label={t("demo.guide")}>
      <Compass aria-hidden="true" size={16} />
      <div className={styles["now"]} role="status">
        {next === undefined ? (
          <p>{t("demo.guide-done")}</p>
        ) : (
          <p>
            <b>
              {number(guideSteps.indexOf(next) + 1)}/{number(guideSteps.length)}
            </b>{" "}
            {t(SAID[next])}
          </p>
        )}
        {next === "word" && <Wording />}
      </div>
      <details className={styles["all"]}>
        <summary>{t("demo.guide-all")}</summary>
        <ol>
          {guideSteps.map((step) => (
            <li key={step} aria-current={step === next ? "step" : undefined}>
              {done.has(step) && (
                <>
                  <Check aria-hidden="true" size={14} />
                  <span className="unseen">{t("demo.step-done")}</span>
                </>
              )}
              <span>{t(SAID[step])}</span>
            </li>
          ))}
        </ol>
      </details>
      <Button
        kind="ghost"
        size="small"
        icon={X}
        aria-label={t("demo.guide-hide")}
        onClick={() => setAway(true)}
      />
    </section>
  );
};
