// How this browser shows the talks: language, calendar, numerals, light, density, keys, hold, sound, clocks. Kept in this
// browser under one key, read strictly. It never holds a word, a name or a draft of any talks: rule V44.

/** The languages that are complete. */
export const languages = ["en", "ar", "fa"] as const;
export type Language = (typeof languages)[number];

export const calendars = ["gregory", "persian", "islamic"] as const;
export type Calendar = (typeof calendars)[number];

/** Digits: 123, ١٢٣, ۱۲۳. */
export const numeralSets = ["latn", "arab", "arabext"] as const;
export type Numerals = (typeof numeralSets)[number];

export const shades = ["system", "light", "dark"] as const;
export type Shade = (typeof shades)[number];

export const densities = ["compact", "comfortable"] as const;
export type Density = (typeof densities)[number];

/** The shortest and the longest hold that may be set, in seconds. */
export const holdBounds: { readonly least: number; readonly most: number } = {
  least: 5,
  most: 120,
};

export type Look = {
  readonly language: Language;
  readonly calendar: Calendar;
  readonly numerals: Numerals;
  readonly shade: Shade;
  readonly density: Density;
  /** Whether single keys act outside fields. */
  readonly singleKeys: boolean;
  /** Other keys than the usual ones, by the name of the act. */
  readonly keys: { readonly [act: string]: string };
  readonly holdSeconds: number;
  readonly sound: boolean;
  /** The time zone of each side, by talk and party: IANA names. */
  readonly zones: { readonly [talk: string]: { readonly [party: string]: string } };
};

/** The first language a person prefers that is complete here; English when none is. */
export const languageFrom = (preferred: readonly string[]): Language =>
  preferred
    .map((tag) => languages.find((language) => language === tag.toLowerCase().split("-")[0]))
    .find((language) => language !== undefined) ?? "en";

/** Calendar and numerals that go with a language unless another choice was made. */
export const usualFor = (language: Language): Pick<Look, "calendar" | "numerals"> =>
  ({
    en: { calendar: "gregory", numerals: "latn" },
    ar: { calendar: "gregory", numerals: "arab" },
    fa: { calendar: "persian", numerals: "arabext" },
  })[language] as Pick<Look, "calendar" | "numerals">;

/** The look of a browser nobody has set yet. */
export const startLook = (preferred: readonly string[]): Look => {
  const language = languageFrom(preferred);
  return {
    language,
    ...usualFor(language),
    shade: "system",
    density: "compact",
    singleKeys: true,
    keys: {},
    holdSeconds: 10,
    sound: true,
    zones: {},
  };
};
