// Days compared across calendars, by arithmetic of our own, so that no two machines' calendar data can differ. The Persian
// calendar converts exactly in the years that matter. The Islamic one does not: its months begin by sighting, country by
// country, so a Hijri date is itself, and near, not equal to, the days of the other calendars around it.

/** The calendars dates are written in: Gregorian, Jalali (Persian, Afghan) and Hijri (Islamic, lunar). */
export type Calendar = "gregorian" | "jalali" | "hijri";
/** A date in one calendar; months from 1. */
export type CalendarDate = {
  readonly calendar: Calendar;
  readonly year: number;
  readonly month: number;
  readonly day: number;
};

const DAY = 86_400_000;
const JALALI_START = -492_268;
const HIJRI_START = -492_149;

// Leap years of the Persian calendar fall eight times in 33 years: right from 1200 to 1500 (1821 to 2121).
const jalaliYearStart = (year: number): number =>
  JALALI_START + 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
const jalaliMonthStart = (month: number): number =>
  month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);

/** The day, counted from 1 January 1970, of a Gregorian or a Jalali date (1200 to 1500); undefined if there is no such day. */
export const dayOf = ({ calendar, year, month, day }: CalendarDate): number | undefined => {
  if (calendar === "gregorian") {
    const count = Date.UTC(year, month - 1, day) / DAY;
    const back = new Date(count * DAY);
    const isReal = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && year > 99;
    return isReal ? count : undefined;
  }
  if (calendar === "hijri" || year < 1200 || year > 1500 || month < 1 || month > 12 || day < 1)
    return undefined;
  const count = jalaliYearStart(year) + jalaliMonthStart(month) + day - 1;
  const next =
    month === 12 ? jalaliYearStart(year + 1) : jalaliYearStart(year) + jalaliMonthStart(month + 1);
  return count < next ? count : undefined;
};

/** The Gregorian date of a day. */
export const gregorianOf = (count: number): CalendarDate => {
  const date = new Date(count * DAY);
  return {
    calendar: "gregorian",
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
};

/** The Jalali date of a day, between 1200 and 1500; undefined outside. */
export const jalaliOf = (count: number): CalendarDate | undefined => {
  let year = Math.floor((count - JALALI_START) / 365.2422) + 1;
  while (jalaliYearStart(year) > count) year -= 1;
  while (jalaliYearStart(year + 1) <= count) year += 1;
  if (year < 1200 || year > 1500) return undefined;
  const rest = count - jalaliYearStart(year);
  const month = rest < 186 ? Math.floor(rest / 31) + 1 : Math.floor((rest - 186) / 30) + 7;
  return { calendar: "jalali", year, month, day: rest - jalaliMonthStart(month) + 1 };
};

/** The five days one of which a Hijri date was, whoever sighted the moon: the tabular day and two on either side. */
export const daysNear = ({ year, month, day }: CalendarDate): readonly number[] => {
  const yearStart = HIJRI_START + 354 * (year - 1) + Math.floor((11 * year + 3) / 30);
  const tabular = yearStart + Math.ceil(29.5 * (month - 1)) + day;
  return [-2, -1, 0, 1, 2].map((step) => tabular + step);
};
