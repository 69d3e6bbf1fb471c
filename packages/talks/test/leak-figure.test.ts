// Figures and dates of the leak check: every way of writing one value is one figure, every way of writing one day one day.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLeak, leakIndexFrom } from "../src/leak-check.ts";
import { dayOf, daysNear, gregorianOf, jalaliOf } from "../src/leak/calendar.ts";

/** What of a draft is stopped when the room said this, and it stays. */
const stopped = (words: string, draft: string): readonly string[] =>
  checkLeak(
    leakIndexFrom({ texts: [{ item: "a1", words, stays: true }], known: [], names: [] }),
    draft,
  )
    .filter(({ level, kind }) => level === "stop" && kind !== "phrase")
    .map(({ start, end }) => draft.slice(start, end));

const SAME_FIGURE: Readonly<Record<string, readonly string[]>> = {
  weight: [
    "412 kg",
    "412kg",
    "412 kilograms",
    "0.412 tonnes",
    "412,000 grams",
    "four hundred and twelve kilos",
    "٤١٢ كغ",
    "أربعمئة واثنا عشر كيلوغراما",
    "چهارصد و دوازده کیلوگرم",
    "۴۱۲ کیلو",
    "４１２㎏",
  ],
  share: [
    "60 %",
    "60%",
    "%60",
    "60 percent",
    "sixty per cent",
    "60 pct",
    "٪٦٠",
    "٦٠ في المئة",
    "ستون بالمائة",
    "ستين في المائة",
    "۶۰ درصد",
    "شصت درصد",
    "۶۰٪",
  ],
  fraction: ["3.67 %", "3,67 %", "٣٫٦٧ ٪", "۳/۶۷ درصد", "3٫67 per cent"],
  money: [
    "$3.5 million",
    "USD 3,500,000",
    "3.5m dollars",
    "$3.5m",
    "3,500 thousand dollars",
    "3 500 000 $",
    "٣٬٥٠٠٬٠٠٠ دولار",
    "۳٫۵ میلیون دلار",
    "سه میلیون و پانصد هزار دلار",
    "ثلاثة ملايين وخمسمئة ألف دولار",
    "three million five hundred thousand US dollars",
  ],
  time: ["two weeks", "2 weeks", "أسبوعين", "أسبوعان", "۲ هفته", "دو هفته"],
  half: ["2.5 years", "2½ years", "۲٫۵ سال"],
  people: [
    "25 prisoners",
    "twenty-five prisoners",
    "twenty five detainees",
    "خمسة وعشرون أسيرا",
    "٢٥ أسيرًا",
    "بیست و پنج زندانی",
  ],
  thousands: [
    "12,500 soldiers",
    "12 500 soldiers",
    "12’500 soldiers",
    "12500 troops",
    "twelve thousand five hundred soldiers",
    "اثنا عشر ألفا وخمسمائة جندي",
    "دوازده هزار و پانصد سرباز",
  ],
  billions: [
    "2 billion dollars",
    "two thousand million dollars",
    "$2bn",
    "مليارين دولار",
    "دو میلیارد دلار",
    "۲ هزار میلیون دلار",
  ],
  barrels: [
    "1,500 barrels",
    "1.5 thousand barrels",
    "١٫٥ ألف برميل",
    "هزار و پانصد بشکه",
    "ألف وخمسمئة برميل",
  ],
  bare: [
    "1247",
    "1,247",
    "١٢٤٧",
    "one thousand two hundred and forty-seven",
    "هزار و دویست و چهل و هفت",
    "ألف ومئتان وسبعة وأربعون",
  ],
};

const SAME_DATE: Readonly<Record<string, readonly string[]>> = {
  day: [
    "12 April 2025",
    "April 12, 2025",
    "12th of April 2025",
    "the twelfth of April 2025",
    "2025-04-12",
    "12/4/2025",
    "12.4.2025",
    "12/04/25",
    "12 أبريل 2025",
    "١٢ نيسان/أبريل ٢٠٢٥",
    "الثاني عشر من نيسان ٢٠٢٥",
    "12 آوریل 2025",
    "دوازدهم آوریل ۲۰۲۵",
    "23 Farvardin 1404",
    "۲۳ فروردین ۱۴۰۴",
    "بیست و سوم فروردین ۱۴۰۴",
    "۱۴۰۴/۱/۲۳",
    "1404-01-23",
  ],
  hijri: ["14 شوال 1446", "١٤ شوّال ١٤٤٦ هـ", "14 Shawwal 1446", "1446/10/14"],
  "two names": ["3 تشرين الأول 2025", "3 October 2025", "3 أكتوبر", "۳ اکتبر"],
  month: ["April 2025", "نيسان 2025", "آوریل ۲۰۲۵"],
  weekday: ["Thursday", "الخميس", "پنجشنبه", "پنج شنبه", "پنج‌شنبه"],
  clock: ["14:30", "2:30 pm", "١٤:٣٠", "۱۴:۳۰"],
};

describe("one value", () => {
  const meetEachOther = (ways: readonly string[]): void => {
    for (const one of ways)
      for (const other of ways)
        expect
          .soft(stopped(`It is ${one}, they say`, `so: ${other} then`), `${one} → ${other}`)
          .toHaveLength(1);
  };

  for (const [what, ways] of Object.entries(SAME_FIGURE))
    test(`T72 ${what}: each way of writing it meets each other`, () => meetEachOther(ways));
  for (const [what, ways] of Object.entries(SAME_DATE))
    test(`T73 ${what}: each way of writing it meets each other`, () => meetEachOther(ways));

  test("T72 any amount is the same in every script, grouping and unit of its kind", () =>
    fc.assert(
      fc.property(fc.integer({ min: 13, max: 999_999_999 }), (amount) => {
        const written = [
          `${amount} kg`,
          `${amount.toLocaleString("en-US")} kg`,
          `${amount.toLocaleString("ar-EG")} كيلوغرام`,
          `${amount.toLocaleString("fa")} کیلوگرم`,
          `${amount.toLocaleString("de-CH")} kg`,
          `${amount.toLocaleString("fr")} kg`,
          `${(amount / 1000).toFixed(3)} tonnes`,
          `${amount}000 g`,
        ];
        for (const one of written)
          for (const other of written) expect(stopped(one, other)).toEqual([other]);
        for (const other of [`${amount + 1} kg`, `${amount} days`, `${amount} %`])
          expect(stopped(`${amount} kg`, other)).toEqual([]);
      }),
      { numRuns: 15 },
    ));

  test("T72 two numbers are two, and small ones without a unit are none", () => {
    expect(stopped("5 kg and 6 kg", "11 kg")).toEqual([]);
    expect(stopped("five six", "eleven")).toEqual([]);
    expect(stopped("خمسة ستة أيام", "11 يوما")).toEqual([]);
    expect(stopped("two sides, 3 rounds, F-16, 19th", "two sides, 3 rounds, 16, 19")).toEqual([]);
    expect(stopped("version 1.2.3", "123")).toEqual([]);
    expect(stopped("10–15 %", "10 %, 15 %")).toEqual(["10 %", "15 %"]);
  });

  test("T70 a bare number below a hundred and a year alone are looked at, never stopped", () => {
    expect(stopped("there were 60 in 2015", "60 in 2015")).toEqual([]);
    expect(stopped("there were 60 %", "there were 60")).toEqual([]);
    expect(stopped("there were 60", "there were 60 %")).toEqual(["60 %"]);
  });
});

const DAY = 86_400_000;
const partsIn = (calendar: string) => {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  return (count: number): readonly number[] => {
    const parts = format.formatToParts(new Date(count * DAY));
    const value = (type: string): number =>
      Number.parseInt(parts.find((part) => part.type === type)?.value ?? "", 10);
    return [value("year"), value("month"), value("day")];
  };
};

describe("one day", () => {
  const first = Date.UTC(1830, 0, 1) / DAY;
  const last = Date.UTC(2110, 0, 1) / DAY;

  test("T73 Jalali dates are the days that Intl says they are, and back", () => {
    const intl = partsIn("persian");
    for (let count = first; count < last; count += 29) {
      const [year = 0, month = 0, day = 0] = intl(count);
      expect(jalaliOf(count)).toEqual({ calendar: "jalali", year, month, day });
      expect(dayOf({ calendar: "jalali", year, month, day })).toBe(count);
      expect(dayOf(gregorianOf(count))).toBe(count);
    }
  });

  test("T73 a Hijri date is near the day that Mecca's and the tabular calendar give it", () => {
    for (const calendar of ["islamic-umalqura", "islamic-civil"]) {
      const intl = partsIn(calendar);
      for (
        let count = Date.UTC(1980, 0, 1) / DAY;
        count < Date.UTC(2070, 0, 1) / DAY;
        count += 29
      ) {
        const [year = 0, month = 0, day = 0] = intl(count);
        expect(daysNear({ calendar: "hijri", year, month, day })).toContain(count);
      }
    }
  });

  test("T73 there is no 31 February, 0 May or 30 Esfand of a common year", () => {
    expect(dayOf({ calendar: "gregorian", year: 2025, month: 2, day: 31 })).toBeUndefined();
    expect(dayOf({ calendar: "gregorian", year: 2025, month: 5, day: 0 })).toBeUndefined();
    expect(dayOf({ calendar: "jalali", year: 1404, month: 12, day: 30 })).toBeUndefined();
    expect(dayOf({ calendar: "jalali", year: 1403, month: 12, day: 30 })).toBe(
      Date.UTC(2025, 2, 20) / DAY,
    );
    expect(dayOf({ calendar: "jalali", year: 1404, month: 13, day: 1 })).toBeUndefined();
  });
});
