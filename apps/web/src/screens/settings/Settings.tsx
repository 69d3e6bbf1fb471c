// How this browser shows the talks, and what may be done with this device. Nothing here changes what the talks hold.

import type { ReactNode } from "react";
import type { Calendar, Density, Language, Numerals, Shade } from "../../look/look.ts";
import { holdBounds } from "../../look/look.ts";
import { changeLanguage, changeLook, useLook } from "../../look/use-look.ts";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { Toggle } from "../../parts/Toggle.tsx";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { Front } from "../start/Front.tsx";
import front from "../start/Front.module.css";
import { KeysTable } from "./KeysTable.tsx";
import { ThisDevice } from "./ThisDevice.tsx";
import { Zones } from "./Zones.tsx";

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ["en", "English"],
  ["ar", "العربية"],
  ["fa", "فارسی"],
];
const CALENDARS: readonly (readonly [Calendar, Key])[] = [
  ["gregory", "look.gregory"],
  ["persian", "look.persian"],
  ["islamic", "look.islamic"],
];
const NUMERALS: readonly (readonly [Numerals, string])[] = [
  ["latn", "123"],
  ["arab", "١٢٣"],
  ["arabext", "۱۲۳"],
];
const SHADES: readonly (readonly [Shade, Key])[] = [
  ["system", "look.shade-system"],
  ["light", "look.shade-light"],
  ["dark", "look.shade-dark"],
];
const DENSITIES: readonly (readonly [Density, Key])[] = [
  ["compact", "look.compact"],
  ["comfortable", "look.comfortable"],
];

/** The settings. */
export const Settings = (): ReactNode => {
  const { t } = useWords();
  const look = useLook();
  return (
    <Front>
      <h1>{t("app.settings")}</h1>
      <section className={front["card"]}>
        <h2>{t("look.how")}</h2>
        <div className={front["two"]}>
          <SelectField
            label={t("start.language")}
            value={look.language}
            choices={LANGUAGES.map(([value, label]) => ({ value, label }))}
            onChoose={changeLanguage}
          />
          <SelectField
            label={t("look.calendar")}
            value={look.calendar}
            choices={CALENDARS.map(([value, key]) => ({ value, label: t(key) }))}
            onChoose={(calendar) => changeLook({ calendar })}
          />
        </div>
        <div className={front["acts"]}>
          <Segmented
            label={t("look.numerals")}
            isLabelSeen
            value={look.numerals}
            choices={NUMERALS.map(([value, label]) => ({ value, label }))}
            onChoose={(numerals) => changeLook({ numerals })}
          />
          <Segmented
            label={t("look.shade")}
            isLabelSeen
            value={look.shade}
            choices={SHADES.map(([value, key]) => ({ value, label: t(key) }))}
            onChoose={(shade) => changeLook({ shade })}
          />
          <Segmented
            label={t("look.density")}
            isLabelSeen
            value={look.density}
            choices={DENSITIES.map(([value, key]) => ({ value, label: t(key) }))}
            onChoose={(density) => changeLook({ density })}
          />
        </div>
        <TextField
          label={t("look.hold")}
          help={t("look.hold-help", { least: holdBounds.least, most: holdBounds.most })}
          type="number"
          min={holdBounds.least}
          max={holdBounds.most}
          value={look.holdSeconds}
          onChange={(event) => {
            const seconds = Number(event.target.value);
            if (Number.isFinite(seconds) && seconds > 0) changeLook({ holdSeconds: seconds });
          }}
        />
        <Toggle
          label={t("look.sound")}
          help={t("look.sound-help")}
          isOn={look.sound}
          onTurn={(sound) => changeLook({ sound })}
        />
      </section>
      <Zones />
      <KeysTable />
      <ThisDevice />
    </Front>
  );
};
