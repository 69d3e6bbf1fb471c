// A leave put together: the manners, only if they ask, not before a time; or that the item stays. Used to ask for more and to narrow;
// what may not be chosen is not offered.

import type { ReactNode } from "react";
import { useState } from "react";
import type { Leave, Manner, Time } from "@tworooms/talks";
import { manners } from "@tworooms/talks";
import { Button } from "../../parts/Button.tsx";
import { TimeField } from "../../parts/TimeField.tsx";
import { useWords } from "../../words/use-words.ts";
import { mannerKeys } from "./leave-words.ts";
import styles from "./MessageActions.module.css";

type Fields = {
  readonly chosen: readonly Manner[];
  readonly onlyIfAsked: boolean;
  readonly notBefore: Time | undefined;
};

const fieldsOf = (leave: Leave): Fields =>
  leave === "stays"
    ? { chosen: [], onlyIfAsked: false, notBefore: undefined }
    : {
        chosen: leave.manners,
        onlyIfAsked: leave.onlyIfAsked,
        notBefore: leave.notBefore,
      };

const leaveFrom = ({ chosen, onlyIfAsked, notBefore }: Fields): Leave => {
  if (chosen.length === 0) return "stays";
  return {
    manners: manners.filter((manner) => chosen.includes(manner)),
    onlyIfAsked,
    ...(notBefore === undefined ? {} : { notBefore }),
  };
};

/** A form that ends in a leave. `why` says why one may not be given; then the button rests with that sentence. */
export const LeaveForm = ({
  start,
  offered,
  why,
  action,
  children,
  onDone,
  onPutDown,
}: {
  readonly start: Leave;
  readonly offered: readonly Manner[];
  readonly why: (leave: Leave) => string | undefined;
  readonly action: string;
  readonly children?: ReactNode;
  readonly onDone: (leave: Leave) => void;
  readonly onPutDown: () => void;
}): ReactNode => {
  const { t } = useWords();
  const [fields, setFields] = useState(() => fieldsOf(start));
  const leave = leaveFrom(fields);
  const toggle = (manner: Manner): void =>
    setFields({
      ...fields,
      chosen: fields.chosen.includes(manner)
        ? fields.chosen.filter((each) => each !== manner)
        : [...fields.chosen, manner],
    });
  return (
    <div className={styles["form"]}>
      <fieldset className={styles["choices"]}>
        <legend>{t("desk.leave-how")}</legend>
        {manners
          .filter((manner) => offered.includes(manner))
          .map((manner) => (
            <label key={manner}>
              <input
                type="checkbox"
                checked={fields.chosen.includes(manner)}
                onChange={() => toggle(manner)}
              />
              {t(mannerKeys[manner])}
            </label>
          ))}
        <label>
          <input
            type="checkbox"
            checked={fields.onlyIfAsked}
            disabled={fields.chosen.length === 0}
            onChange={() => setFields({ ...fields, onlyIfAsked: !fields.onlyIfAsked })}
          />
          {t("desk.leave-only-if-asked")}
        </label>
        <TimeField
          label={t("desk.not-before")}
          at={fields.notBefore}
          isDisabled={fields.chosen.length === 0}
          onChange={(notBefore) => setFields({ ...fields, notBefore })}
        />
      </fieldset>
      {children}
      <div className={styles["row"]}>
        <Button kind="ghost" size="small" onClick={onPutDown}>
          {t("desk.put-down")}
        </Button>
        <Button kind="solid" size="small" blocked={why(leave)} onClick={() => onDone(leave)}>
          {action}
        </Button>
      </div>
    </div>
  );
};
