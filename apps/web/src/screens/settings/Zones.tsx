// The time zone of each side, as this device was told it: it shows their clocks, and goes nowhere.

import type { ReactNode } from "react";
import { changeLook, useLook } from "../../look/use-look.ts";
import { useHost } from "../../page/use-link.ts";
import { SelectField } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import front from "../start/Front.module.css";

const zones: readonly string[] = Intl.supportedValuesOf("timeZone");

/** The zones of every talk of this device. */
export const Zones = (): ReactNode => {
  const { t } = useWords();
  const look = useLook();
  const talks = useHost((state) => state.talks);
  const known = Object.values(talks).filter(({ view }) => view?.rules !== undefined);
  if (known.length === 0) return undefined;
  const choose = (talk: string, party: string, zone: string): void => {
    const { [party]: _, ...others } = look.zones[talk] ?? {};
    const chosen = zone === "" ? others : { ...others, [party]: zone };
    changeLook({ zones: { ...look.zones, [talk]: chosen } });
  };
  return (
    <section className={front["card"]}>
      <h2>{t("look.zones")}</h2>
      <p className={front["quiet"]}>{t("look.zones-help")}</p>
      <div className={front["two"]}>
        {known.flatMap(({ talk, view }) =>
          (view?.rules?.parties ?? []).map(({ party, name }) => (
            <SelectField
              key={`${talk}/${party}`}
              label={<bdi>{name}</bdi>}
              value={look.zones[talk]?.[party] ?? ""}
              choices={[
                { value: "", label: t("look.zone-none") },
                ...zones.map((zone) => ({ value: zone, label: zone })),
              ]}
              onChoose={(zone) => choose(talk, party, zone)}
            />
          )),
        )}
      </div>
    </section>
  );
};
