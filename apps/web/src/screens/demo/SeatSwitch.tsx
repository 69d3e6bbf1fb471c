// "Sit as": which seat of the demo this tab looks through. Real radio buttons; a party by its mark and its name, so that the
// colour never says it alone.

import { Globe, Scale } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { sideNames } from "../../demo/people.ts";
import type { SeatName } from "../../demo/stage.ts";
import { Badge } from "../../parts/Badge.tsx";
import { roomOf } from "../../parts/room-marks.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./SeatSwitch.module.css";

/** Through whose eyes. */
export type Sitting = SeatName | "public";

/** The switch. */
export const SeatSwitch = ({
  sitting,
  onSit,
}: {
  readonly sitting: Sitting;
  readonly onSit: (sitting: Sitting) => void;
}): ReactNode => {
  const { t } = useWords();
  const name = useId();
  const choices: readonly (readonly [Sitting, ReactNode])[] = [
    [
      "mediator",
      <>
        <Scale aria-hidden="true" size={14} />
        {t("demo.mediator")}
      </>,
    ],
    [
      "varda",
      <>
        <Badge mark={roomOf(0)} />
        <bdi>{sideNames.varda}</bdi>
      </>,
    ],
    [
      "selen",
      <>
        <Badge mark={roomOf(1)} />
        <bdi>{sideNames.selen}</bdi>
      </>,
    ],
    [
      "public",
      <>
        <Globe aria-hidden="true" size={14} />
        {t("demo.public")}
      </>,
    ],
  ];
  return (
    <fieldset className={styles["switch"]}>
      <legend>{t("demo.sit-as")}</legend>
      <div className={styles["row"]}>
        {choices.map(([choice, label]) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === sitting}
              onChange={() => onSit(choice)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
