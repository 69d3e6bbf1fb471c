// Convening: what the talks are called, who sits, and the ground rules with a sentence of advice on each. Then keys are made, and
// an invitation for the head of each party waits on the desk.

import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import type { Party } from "@tworooms/talks";
import type { Convening } from "../../host/acts.ts";
import type { Link } from "../../page/link.ts";
import { takeAdmission } from "../../page/admission.ts";
import { useDevice, useLink } from "../../page/use-link.ts";
import { Badge } from "../../parts/Badge.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { roomOf } from "../../parts/room-marks.ts";
import { useLook } from "../../look/use-look.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Convene.module.css";
import { Front } from "./Front.tsx";
import frontStyles from "./Front.module.css";
import { GroundRules } from "./GroundRules.tsx";
import { Unlock } from "./Unlock.tsx";

const mostParties = 8;
const invitationDays = 7;

/** Convenes, and makes the invitation of each party's head; what of that failed can be made again on the desk. */
const convene = async (link: Link, plan: Convening): Promise<string | undefined> => {
  const convened = await link.act("convene", plan);
  if (!convened.ok) return convened.code;
  const { talk } = convened.value;
  for (const index of plan.parties.keys())
    await link.act("invite", {
      talk,
      kind: { as: "head", party: `p${index + 1}` as Party },
      title: "",
      days: invitationDays,
    });
  return undefined;
};

const Parties = ({
  names,
  onNames,
}: {
  readonly names: readonly string[];
  readonly onNames: (names: readonly string[]) => void;
}): ReactNode => {
  const { t, number } = useWords();
  return (
    <fieldset className={styles["parties"]}>
      <legend>{t("convene.parties")}</legend>
      <p className={frontStyles["quiet"]}>{t("convene.parties-help")}</p>
      {names.map((name, index) => (
        // The place is what the party is until it has a name.
        <div key={roomOf(index).letter} className={styles["party"]}>
          <Badge mark={roomOf(index)} />
          <TextField
            label={t("convene.party", { place: number(index + 1) })}
            value={name}
            required
            autoComplete="off"
            onChange={(event) =>
              onNames(names.map((each, at) => (at === index ? event.target.value : each)))
            }
          />
          {names.length > 2 && (
            <Button
              kind="ghost"
              size="small"
              icon={X}
              aria-label={t("convene.party-out", { place: number(index + 1) })}
              onClick={() => onNames(names.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {names.length < mostParties && (
        <Button kind="ghost" size="small" icon={Plus} onClick={() => onNames([...names, ""])}>
          {t("convene.party-more")}
        </Button>
      )}
    </fieldset>
  );
};

const ConveneForm = (): ReactNode => {
  const { t, refusal } = useWords();
  const { language } = useLook();
  const link = useLink();
  const [, go] = useLocation();
  const [known] = useState(takeAdmission);
  const [plan, setPlan] = useState<Convening>({
    title: "",
    parties: ["", ""],
    languages: [language],
    caucusRule: "closed",
    secondApproval: "not-needed",
    receipts: "with-words",
    name: "",
    personTitle: "",
    admission: known ?? "",
  });
  const [fault, setFault] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<Convening>): void => setPlan((before) => ({ ...before, ...part }));
  const press = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    void navigator.storage?.persist?.();
    const code = await convene(link, plan);
    setBusy(false);
    if (code === undefined) go("/sheet", { replace: true });
    else setFault(refusal(code));
  };
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void press();
      }}
    >
      <section className={frontStyles["card"]}>
        <div className={frontStyles["two"]}>
          <TextField
            label={t("convene.talks-name")}
            help={t("convene.talks-name-help")}
            value={plan.title}
            required
            autoFocus
            autoComplete="off"
            onChange={(event) => change({ title: event.target.value })}
          />
          <TextField
            label={t("start.your-name")}
            help={t("convene.your-name-help")}
            value={plan.name}
            required
            autoComplete="name"
            onChange={(event) => change({ name: event.target.value })}
          />
        </div>
        <Parties names={plan.parties} onNames={(parties) => change({ parties })} />
      </section>
      <GroundRules plan={plan} onChange={change} />
      {known === undefined && (
        <section className={frontStyles["card"]}>
          <TextField
            label={t("start.admission")}
            help={t("start.admission-help")}
            value={plan.admission}
            required
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ admission: event.target.value })}
          />
        </section>
      )}
      {fault !== undefined && (
        <p role="alert" className={frontStyles["fault"]}>
          {fault}
        </p>
      )}
      <div className={frontStyles["acts"]}>
        <Button type="submit" kind="solid" blocked={isBusy ? t("convene.making-keys") : undefined}>
          {t("start.convene")}
        </Button>
        <span className={frontStyles["quiet"]}>{t("convene.next")}</span>
      </div>
    </form>
  );
};

/** The convening screen. */
export const Convene = (): ReactNode => {
  const { t } = useWords();
  const { phase } = useDevice();
  const isShut = phase === "locked" || phase === "walk-in";
  return (
    <Front>
      <h1>{t("start.convene")}</h1>
      {isShut ? (
        <section className={frontStyles["card"]}>
          <p>{t("start.locked-first")}</p>
          <Unlock />
        </section>
      ) : (
        <ConveneForm />
      )}
    </Front>
  );
};
