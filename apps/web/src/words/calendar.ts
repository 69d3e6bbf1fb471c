// Times as people of these languages write them: built from the parts that Intl knows, because its whole Persian dates stand in
// the wrong order. Gregorian, Persian and Islamic (Umm al-Qura) calendars, numerals by choice, 24 hours. Pure but for Intl.

import type { Calendar, Language, Numerals } from "../look/look.ts";

/** How dates are written: language, calendar, numerals and, unless it is this machine's, the time zone. */
export type DateManner = {
  readonly language: Language;
  readonly calendar: Calendar;
  readonly numerals: Numerals;
  readonly zone?: string;
};

const CALENDARS: Readonly<Record<Calendar, string>> = {
  gregory: "gregory",
  persian: "persian",
  islamic: "islamic-umalqura",
};

const made = new Map<string, Intl.DateTimeFormat>();

const formatter = (
  { language, calendar, numerals, zone }: DateManner,
  which: string,
  parts: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const locale = `${language}-u-ca-${CALENDARS[calendar]}-nu-${numerals}`;
  const key = `${locale} ${zone ?? ""} ${which}`;
  const before = made.get(key);
  if (before !== undefined) return before;
  const format = new Intl.DateTimeFormat(locale, {
    ...parts,
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  made.set(key, format);
  return format;
};

const partOf = (parts: readonly Intl.DateTimeFormatPart[], type: string): string =>
  parts.find((part) => part.type === type)?.value ?? "";

const dayParts = (at: number, manner: DateManner): Readonly<Record<DayPart, string>> => {
  const parts = formatter(manner, "day", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).formatToParts(at);
  return {
    weekday: partOf(parts, "weekday"),
    day: partOf(parts, "day"),
    month: partOf(parts, "month"),
    year: partOf(parts, "year"),
  };
};
type DayPart = "weekday" | "day" | "month" | "year";

/** "14:05". */
export const timeOf = (at: number, manner: DateManner): string => {
  const parts = formatter(manner, "time", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  return `${partOf(parts, "hour")}:${partOf(parts, "minute")}`;
};

/** "3 March 2027". */
export const dateOf = (at: number, manner: DateManner): string => {
  const { day, month, year } = dayParts(at, manner);
  return `${day} ${month} ${year}`;
};

const AFTER_WEEKDAY: Readonly<Record<Language, string>> = { en: " ", ar: "، ", fa: " " };

/** "Wednesday 3 March 2027". */
export const weekdayDateOf = (at: number, manner: DateManner): string =>
  `${dayParts(at, manner).weekday}${AFTER_WEEKDAY[manner.language]}${dateOf(at, manner)}`;

const dayNumberBy = (at: number, zone?: string): number => {
  const parts = formatter(
    {
      language: "en",
      calendar: "gregory",
      numerals: "latn",
      ...(zone === undefined ? {} : { zone }),
    },
    "number",
    { day: "numeric", month: "numeric", year: "numeric" },
  ).formatToParts(at);
  const of = (type: string): number => Number(partOf(parts, type));
  return Math.round(Date.UTC(of("year"), of("month") - 1, of("day")) / 86_400_000);
};

const quarter = 900_000;
/** Since then every zone's days begin at a whole quarter of an hour of the world's time. */
const sinceQuarters = Date.UTC(1973, 0);
const mostQuarters = 50_000;
const known = new Map<string, number>();

/** The number of a day in a time zone: two moments of one day there have the same. */
export const dayNumber = (at: number, zone?: string): number => {
  if (at < sinceQuarters) return dayNumberBy(at, zone);
  // A timeline of thousands asks for each message; Intl is asked once for all of a quarter of an hour.
  const key = `${Math.floor(at / quarter)} ${zone ?? ""}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const number = dayNumberBy(at, zone);
  if (known.size >= mostQuarters) known.clear();
  known.set(key, number);
  return number;
};
