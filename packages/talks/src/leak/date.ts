// A date in a text: in numbers or with a month's name, whole or in part, in three calendars; a day of the week; a time of day;
// a year alone. 12/4/2025 is read as April and as December, for nobody knows who typed it.

import {
  type Calendar,
  type CalendarDate,
  dayOf,
  daysNear,
  gregorianOf,
  jalaliOf,
} from "./calendar.ts";
import { type Found, longest } from "./figure.ts";
import { MONTHS, type Month, WEEKDAYS } from "./month.ts";
import { dayAt, isNear } from "./number.ts";
import type { Token } from "./token.ts";

type Says = { readonly exacts: readonly string[]; readonly parts: readonly string[] };

const inYear = ({ calendar, month, day }: Omit<CalendarDate, "year">): string =>
  `in-year|${calendar}|${month}-${day}`;

/** What a whole date says: its day, and the same without the year in the calendars it converts to. */
const wholeDate = (date: CalendarDate): Says => {
  if (date.calendar === "hijri") {
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 30)
      return { exacts: [], parts: [] };
    const near = daysNear(date).map((count) => `day|${count}`);
    return {
      exacts: [`hijri|${date.year}-${date.month}-${date.day}`],
      parts: [inYear(date), ...near],
    };
  }
  const count = dayOf(date);
  if (count === undefined) return { exacts: [], parts: [] };
  const jalali = jalaliOf(count);
  const parts = [gregorianOf(count), ...(jalali === undefined ? [] : [jalali])].map(inYear);
  return { exacts: [`day|${count}`], parts };
};

const calendarsOf = (year: number): readonly Calendar[] =>
  year >= 1300 && year <= 1500 ? ["jalali", "hijri"] : ["gregorian"];

const dated = (year: number, month: number, day: number): readonly CalendarDate[] =>
  calendarsOf(year).map((calendar) => ({ calendar, year, month, day }));

/** Every date that three numbers between strokes can mean. */
const numericDates = ([first, second, third]: readonly [
  string,
  string,
  string,
]): readonly CalendarDate[] => {
  const [one, two, three] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) return dated(one, two, three);
  if (third.length === 4) return [...dated(three, two, one), ...dated(three, one, two)];
  return [
    ...dated(2000 + three, two, one),
    ...dated(2000 + three, one, two),
    { calendar: "jalali", year: (one < 50 ? 1400 : 1300) + one, month: two, day: three },
  ];
};

const joined = (says: readonly Says[]): Says => ({
  exacts: [...new Set(says.flatMap(({ exacts }) => exacts))],
  parts: [...new Set(says.flatMap(({ parts }) => parts))],
});

const BETWEEN = /^[\s\p{Cf}.,،/–-]*$/u;
const OF = new Set(["of", "من"]);

const isBeside = (token: Token | undefined): boolean =>
  token !== undefined && BETWEEN.test(token.gap);

type MonthRun = Month & { readonly next: number };

/** A month's name, and where Arabic adds its other name after a stroke, both. */
const monthAt = (tokens: readonly Token[], at: number): MonthRun | undefined => {
  const found = longest(MONTHS, tokens, at);
  if (found === undefined) return undefined;
  const other = /^\s*\/\s*$/.test(tokens[found.next]?.gap ?? "")
    ? longest(MONTHS, tokens, found.next)
    : undefined;
  const isSame =
    other?.value.month === found.value.month && other.value.calendar === found.value.calendar;
  return { ...found.value, next: isSame ? other.next : found.next };
};

const yearAt = (tokens: readonly Token[], at: number): number | undefined => {
  const token = tokens[at];
  if (token?.type !== "number" || !isBeside(token)) return undefined;
  const year = Number(token.readings[0]);
  return token.readings.length === 1 && Number.isInteger(year) && year >= 1000 && year < 3000
    ? year
    : undefined;
};

type Run = { readonly says: Says; readonly next: number };

const dayAndMonth = (
  day: number,
  { calendar, month, next }: MonthRun,
  tokens: readonly Token[],
): Run => {
  const year = yearAt(tokens, next);
  const whole = year === undefined ? undefined : wholeDate({ calendar, year, month, day });
  return whole === undefined || whole.exacts.length === 0
    ? { says: { exacts: [inYear({ calendar, month, day })], parts: [] }, next }
    : { says: whole, next: next + 1 };
};

const dayFirst = (tokens: readonly Token[], at: number): Run | undefined => {
  const day = dayAt(tokens, at);
  const link = day === undefined ? undefined : tokens[day.next];
  if (day === undefined || link === undefined) return undefined;
  const start = OF.has(link.word) ? day.next + 1 : day.next;
  const month = isBeside(link) && isBeside(tokens[start]) ? monthAt(tokens, start) : undefined;
  return month === undefined ? undefined : dayAndMonth(day.day, month, tokens);
};

const monthFirst = (tokens: readonly Token[], at: number): Run | undefined => {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const isArticle = tokens[month.next]?.word === "the";
  const start = isArticle ? month.next + 1 : month.next;
  const day = isBeside(tokens[start]) ? dayAt(tokens, start) : undefined;
  if (day !== undefined) return dayAndMonth(day.day, { ...month, next: day.next }, tokens);
  const year = yearAt(tokens, month.next);
  if (year === undefined) return undefined;
  const key = `month|${month.calendar}|${year}-${month.month}`;
  return { says: { exacts: [key], parts: [] }, next: month.next + 1 };
};

const clock = (hour: number, minute: number): Says => ({
  exacts: [`clock|${hour}:${minute}`],
  parts: [],
});

const runAt = (tokens: readonly Token[], at: number): Run | undefined => {
  const token = tokens[at];
  if (token === undefined || token.type === "sign") return undefined;
  if (token.type === "numeric-date") {
    const says = joined(numericDates(token.parts).map(wholeDate));
    return says.exacts.length === 0 ? undefined : { says, next: at + 1 };
  }
  if (token.type === "clock") {
    const half = tokens[at + 1];
    const isAfternoon = isNear(half) && half.word === "pm" && token.hour < 12;
    const isHalf = isNear(half) && (half.word === "pm" || half.word === "am");
    const says = clock(token.hour + (isAfternoon ? 12 : 0), token.minute);
    return { says, next: at + (isHalf ? 2 : 1) };
  }
  const named =
    dayFirst(tokens, at) ?? (token.type === "word" ? monthFirst(tokens, at) : undefined);
  if (named !== undefined) return named;
  const weekday = longest(WEEKDAYS, tokens, at);
  if (weekday === undefined) return undefined;
  const says = { exacts: [`weekday|${weekday.value}`], parts: [] };
  return { says, next: weekday.next };
};

/** The date that begins at a token, if one does. A year alone is a number first: see figure.ts. */
export const dateAt = (tokens: readonly Token[], at: number): Found | undefined => {
  const run = runAt(tokens, at);
  const [first, last] = [tokens[at], tokens[(run?.next ?? 0) - 1]];
  if (run === undefined || first === undefined || last === undefined) return undefined;
  const { says, next } = run;
  return {
    fact: { kind: "date", start: first.start, end: last.end, ...says, weight: "plain" },
    next,
  };
};
