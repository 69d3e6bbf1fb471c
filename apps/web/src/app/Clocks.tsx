// What time it is for each side, where this device was told their time zone. It is this device's knowledge and goes nowhere.

import type { ReactNode } from "react";
import type { SeatView } from "@tworooms/talks";
import { useLook } from "../look/use-look.ts";
import { roomOf } from "../parts/room-marks.ts";
import { useNow } from "../parts/use-now.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./Clocks.module.css";

/** The clocks of a talk: one's own, and each party's whose zone is known. */
export const Clocks = ({
  talk,
  view,
}: {
  readonly talk: string;
  readonly view: SeatView;
}): ReactNode => {
  const { t, time, zoneTime } = useWords();
  const { zones } = useLook();
  const now = useNow(1000);
  const known = zones[talk] ?? {};
  const sides = (view.rules?.parties ?? []).flatMap(({ party, name }, index) => {
    const zone = known[party];
    return zone === undefined ? [] : [{ party, name, zone, mark: roomOf(index) }];
  });
  return (
    <dl className={styles["clocks"]}>
      <div>
        <dt>{t("app.you")}</dt>
        <dd>{time(now)}</dd>
      </div>
      {sides.map(({ party, name, zone, mark }) => (
        <div key={party} className={mark.className}>
          <dt dir="auto">{name}</dt>
          <dd>{zoneTime(now, zone)}</dd>
        </div>
      ))}
    </dl>
  );
};
