// The names of months and days of the week as English, Arabic and Persian write them, in three calendars. The Arab world
// names Gregorian months in more than one way (أبريل, نيسان, أفريل), and writes two of them with a stroke between.

import type { Calendar } from "./calendar.ts";
import { spellings } from "./word.ts";

/** A month of a calendar, from 1. */
export type Month = { readonly calendar: Calendar; readonly month: number };

const monthsOf = (
  calendar: Calendar,
  rows: readonly string[],
): readonly (readonly [string, Month])[] =>
  rows.map((written, index) => [written, { calendar, month: index + 1 }]);

/** Months by plain spelling, of up to three words. */
export const MONTHS: ReadonlyMap<string, Month> = spellings([
  ...monthsOf("gregorian", [
    "january,jan,يناير,كانون الثاني,جانفي,ژانویه",
    "february,feb,فبراير,شباط,فيفري,فوریه",
    "march,mar,مارس,آذار",
    "april,apr,أبريل,ابريل,نيسان,أفريل,آوریل",
    "may,مايو,أيار,ماي,مه,می",
    "june,jun,يونيو,يونيه,حزيران,جوان,ژوئن",
    "july,jul,يوليو,يوليه,تموز,جويلية,ژوئیه,جولای",
    "august,aug,أغسطس,آب,أوت,اوت,آگوست",
    "september,sep,sept,سبتمبر,أيلول,سپتامبر",
    "october,oct,أكتوبر,تشرين الأول,اکتبر",
    "november,nov,نوفمبر,تشرين الثاني,نوامبر",
    "december,dec,ديسمبر,كانون الأول,دسامبر",
  ]),
  ...monthsOf("jalali", [
    "farvardin,فروردین,فروردين",
    "ordibehesht,اردیبهشت",
    "khordad,خرداد",
    "tir,تیر",
    "mordad,amordad,مرداد",
    "shahrivar,شهریور",
    "mehr,مهر",
    "aban,آبان",
    "azar,آذر",
    "dey,دی",
    "bahman,بهمن",
    "esfand,اسفند",
  ]),
  ...monthsOf("hijri", [
    "muharram,محرم",
    "safar,صفر",
    "rabi al awwal,rabi i,ربيع الأول,ربيع أول,ربیع‌الاول",
    "rabi al thani,rabi ii,ربيع الثاني,ربيع الآخر,ربیع‌الثانی",
    "jumada al awwal,jumada i,جمادى الأولى,جمادى الأول,جمادی‌الاول",
    "jumada al thani,jumada ii,جمادى الثانية,جمادى الآخرة,جمادی‌الثانی",
    "rajab,رجب",
    "shaban,شعبان",
    "ramadan,ramazan,رمضان",
    "shawwal,شوال",
    "dhu al qadah,ذو القعدة,ذي القعدة,ذوالقعدة,ذی‌القعده,ذیقعده",
    "dhu al hijjah,ذو الحجة,ذي الحجة,ذوالحجة,ذی‌الحجه,ذیحجه",
  ]),
]);

/** Days of the week by plain spelling of one or two words, from 0 for Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = spellings([
  ["sunday,يوم الأحد,یکشنبه,یک شنبه", 0],
  ["monday,يوم الاثنين,يوم الإثنين,دوشنبه,دو شنبه", 1],
  ["tuesday,الثلاثاء,سه‌شنبه,سه شنبه", 2],
  ["wednesday,الأربعاء,چهارشنبه,چهار شنبه", 3],
  ["thursday,الخميس,پنجشنبه,پنج شنبه", 4],
  ["friday,الجمعة,جمعه", 5],
  ["saturday,السبت,شنبه", 6],
]);
