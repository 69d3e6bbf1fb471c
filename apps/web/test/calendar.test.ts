import fc from "fast-check";
import { expect, test } from "vitest";
import type { Calendar, Language, Numerals } from "../src/look/look.ts";
import { calendars, languages, numeralSets } from "../src/look/look.ts";
import type { DateManner } from "../src/words/calendar.ts";
import { dateOf, dayNumber, timeOf, weekdayDateOf } from "../src/words/calendar.ts";
import { wordsOf } from "../src/words/words.ts";
import { messagesIn } from "./messages.ts";

const zoneNames = ["UTC", "Asia/Tehran", "Europe/Paris", "America/St_Johns", "Pacific/Auckland"];
// Umm al-Qura tables end in 2077; talks of today are well inside.
const times = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2070, 0) });
const manners: fc.Arbitrary<DateManner> = fc.record({
  language: fc.constantFrom(...languages),
  calendar: fc.constantFrom(...calendars),
  numerals: fc.constantFrom(...numeralSets),
  zone: fc.constantFrom(...zoneNames),
});
const ZEROES: Readonly<Record<Numerals, number>> = { latn: 0x30, arab: 0x660, arabext: 0x6f0 };
const latin = (text: string, numerals: Numerals): string =>
  [...text]
    .map((sign) => {
      const digit = (sign.codePointAt(0) ?? 0) - ZEROES[numerals];
      return digit >= 0 && digit < 10 ? String(digit) : sign;
    })
    .join("");

/** Noon in UTC of a day, in one language and calendar. */
const on = (day: string, language: Language, calendar: Calendar, numerals: Numerals): string =>
  weekdayDateOf(Date.parse(`${day}T12:00Z`), { language, calendar, numerals, zone: "UTC" });

test("V46 dates stand in the order of their language, in three calendars", () => {
  expect(on("2027-03-03", "en", "gregory", "latn")).toBe("Wednesday 3 March 2027");
  expect(on("2027-03-03", "fa", "persian", "arabext")).toBe("چهارشنبه ۱۲ اسفند ۱۴۰۵");
  expect(on("2027-03-03", "ar", "gregory", "arab")).toBe("الأربعاء، ٣ مارس ٢٠٢٧");
  expect(on("2027-03-03", "ar", "islamic", "arab")).toBe("الأربعاء، ٢٤ رمضان ١٤٤٨");
  expect(on("2027-03-03", "en", "persian", "latn")).toBe("Wednesday 12 Esfand 1405");
  // The turn of the Persian year, and its leap day.
  expect(on("2026-03-20", "fa", "persian", "latn")).toMatch(/29 اسفند 1404$/);
  expect(on("2026-03-21", "fa", "persian", "latn")).toMatch(/1 فروردین 1405$/);
  expect(on("2025-03-20", "fa", "persian", "latn")).toMatch(/30 اسفند 1403$/);
});

test("V46 a date in any calendar and numerals is day, month and year, and no two days write the same", () =>
  fc.assert(
    fc.property(times, manners, fc.integer({ min: 1, max: 400 }), (at, manner, days) => {
      const written = latin(dateOf(at, manner), manner.numerals);
      expect(written).toMatch(/^[0-9]{1,2} \P{Nd}+ [0-9]{4}$/u);
      expect(dateOf(at + days * 86_400_000, manner)).not.toBe(dateOf(at, manner));
    }),
  ));

test("V46 the time is the same in every calendar and numerals, from 00:00 to 23:59", () =>
  fc.assert(
    fc.property(times, manners, (at, manner) => {
      const written = latin(timeOf(at, manner), manner.numerals);
      expect(written).toMatch(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/);
      const plain = { ...manner, language: "en", calendar: "gregory", numerals: "latn" } as const;
      expect(written).toBe(timeOf(at, plain));
    }),
  ));

test("V46 days count up by one at midnight of their zone and never otherwise", () =>
  fc.assert(
    fc.property(times, fc.constantFrom(...zoneNames), (at, zone) => {
      const manner = { language: "en", calendar: "gregory", numerals: "latn", zone } as const;
      const [before, after] = [dayNumber(at, zone), dayNumber(at + 3_600_000, zone)];
      expect([0, 1]).toContain(after - before);
      expect(after === before).toBe(dateOf(at, manner) === dateOf(at + 3_600_000, manner));
    }),
  ));

const words = (language: Language, calendar: Calendar, numerals: Numerals) =>
  wordsOf(Object.fromEntries(messagesIn(language)), { language, calendar, numerals });

test("V47 today and yesterday have names, other days a weekday and a date", () => {
  const now = new Date(2027, 2, 3, 0, 5).getTime();
  const { day } = words("en", "gregory", "latn");
  expect(day(now, now)).toBe("Today");
  expect(day(now - 600_000, now)).toBe("Yesterday");
  expect(day(now + 86_400_000, now)).toBe("Thursday 4 March 2027");
  expect(words("fa", "persian", "arabext").day(now - 600_000, now)).toBe("دیروز");
});

test("V47 numbers, durations and lists are written in the numerals and signs chosen", () => {
  const persian = words("fa", "persian", "arabext");
  expect(persian.number(4200)).toBe("۴٬۲۰۰");
  expect(persian.duration(65_000)).toBe("۱:۰۵");
  expect(words("en", "gregory", "latn").duration(3_725_000)).toBe("1:02:05");
  expect(words("en", "gregory", "latn").list(["Varda", "Selen"])).toBe("Varda and Selen");
  expect(words("ar", "gregory", "arab").t("app.entries", { entries: 3 })).toBe("٣ قيود");
  expect(words("ar", "gregory", "latn").t("app.entries", { entries: 11 })).toBe("11 قيدًا");
  expect(words("ar", "gregory", "arab").t("app.entries", { entries: 2 })).toBe("قيدان");
  expect(persian.t("app.entries", { entries: 12 })).toBe("۱۲ سند");
});

test("V47 another zone's time is that zone's", () => {
  const at = Date.UTC(2027, 0, 15, 12, 0);
  expect(words("en", "gregory", "latn").zoneTime(at, "Asia/Tehran")).toBe("15:30");
  expect(words("fa", "persian", "arabext").zoneTime(at, "Asia/Tehran")).toBe("۱۵:۳۰");
});

test("V47 a name that runs the other way keeps to itself inside a sentence", () => {
  const [fsi, pdi] = ["\u2068", "\u2069"];
  expect(words("fa", "persian", "arabext").list(["Varda", "سلن"])).toBe(`${fsi}Varda${pdi} و سلن`);
  expect(words("en", "gregory", "latn").list(["واردا", "Selen"])).toBe(
    `${fsi}واردا${pdi} and Selen`,
  );
});
