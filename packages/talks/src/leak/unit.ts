// The units that figures in talks come in, with their common spellings in English, Arabic and Persian. Units of one kind
// that differ by a power of ten (grams, kilograms, tonnes) are one unit, so that 0.3 tonnes is 300 kg; weeks are not days.

import { spellings } from "./word.ts";

/** A unit: its name for comparing, and the power of ten between one of it and one of what is compared. */
export type Unit = { readonly name: string; readonly power: number };

const unit = (name: string, power = 0): Unit => ({ name, power });

const NAMED: ReadonlyMap<string, Unit> = spellings([
  ["percent,per cent,pct,درصد,در صد,بالمئة,بالمائة,بالمية,في المئة,في المائة,في المية", unit("%")],
  ["percentage points,percentage point,نقطة مئوية,واحد درصد", unit("%")],
  ["g,gram,grams,gramme,grammes,غرام,غرامات,جرام,جرامات,گرم", unit("g")],
  ["kg,kgs,kilo,kilos,kilogram,kilograms,kilogramme,kilogrammes", unit("g", 3)],
  [
    "كيلوغرام,كيلوغرامات,كيلوجرام,كيلوجرامات,كيلو غرام,كيلو,كغ,كغم,كجم,کیلوگرم,کیلو,کیلو گرم",
    unit("g", 3),
  ],
  ["tonne,tonnes,ton,tons,metric tons,metric tonnes,طن,أطنان,تن", unit("g", 6)],
  ["m,metre,metres,meter,meters,متر,أمتار", unit("m")],
  ["km,kms,kilometre,kilometres,kilometer,kilometers,كيلومتر,كيلومترات,كم,کیلومتر", unit("m", 3)],
  ["cm,centimetre,centimetres,centimeter,centimeters,سنتيمتر,سانتی‌متر", unit("m", -2)],
  ["mile,miles,ميل,أميال,مایل", unit("mile")],
  ["ha,hectare,hectares,هكتار,هكتارات,هکتار", unit("hectare")],
  ["litre,litres,liter,liters,لتر,لترات,لیتر", unit("litre")],
  ["barrel,barrels,bbl,برميل,براميل,بشکه", unit("barrel")],
  ["kw,kilowatt,kilowatts,كيلوواط,کیلووات", unit("watt", 3)],
  ["mw,megawatt,megawatts,ميغاواط,ميجاوات,مگاوات", unit("watt", 6)],
  ["gw,gigawatt,gigawatts,غيغاواط,جيجاوات,گیگاوات", unit("watt", 9)],
  ["minute,minutes,min,mins,دقيقة,دقائق,دقیقه", unit("minute")],
  ["hour,hours,hr,hrs,ساعة,ساعات,ساعت", unit("hour")],
  ["day,days,يوم,أيام,روز", unit("day")],
  ["week,weeks,أسبوع,أسابيع,هفته", unit("week")],
  ["month,months,شهر,أشهر,شهور,ماه", unit("month")],
  ["year,years,سنة,سنوات,سنين,عام,أعوام,سال", unit("year")],
  ["usd,us dollar,us dollars,dollar,dollars,دولار,دولارات,دلار", unit("$")],
  ["eur,euro,euros,يورو,یورو", unit("€")],
  ["gbp,pound,pounds,جنيه,جنيهات,پوند", unit("£")],
  ["irr,omr,sar,qar,rial,rials,riyal,riyals,ريال,ريالات,ریال", unit("rial")],
  ["toman,tomans,تومان", unit("toman")],
  ["dinar,dinars,دينار,دنانير,دینار", unit("dinar")],
  ["dirham,dirhams,درهم,دراهم", unit("dirham")],
  ["person,persons,people,شخص,أشخاص,نفر", unit("person")],
  [
    "prisoner,prisoners,detainee,detainees,أسير,أسرى,سجين,سجناء,زندانی,زندانیان,اسیر",
    unit("prisoner"),
  ],
  ["hostage,hostages,رهينة,رهائن,گروگان", unit("hostage")],
  ["soldier,soldiers,troops,جندي,جنود,سرباز", unit("soldier")],
  ["centrifuge,centrifuges,سانتریفیوژ,جهاز طرد,أجهزة طرد", unit("centrifuge")],
  ["missile,missiles,rocket,rockets,صاروخ,صواريخ,موشک", unit("missile")],
  ["site,sites,facility,facilities,موقع,مواقع,سایت", unit("site")],
  ["village,villages,قرية,قرى,روستا", unit("village")],
  ["truck,trucks,lorry,lorries,شاحنة,شاحنات,کامیون", unit("truck")],
  ["family,families,household,households,أسرة,أسر,عائلة,عائلات,خانوار", unit("family")],
  ["inspector,inspectors,مفتش,مفتشين,بازرس", unit("inspector")],
]);

/** Units in words, by plain spelling of up to three words; Arabic also counts in the accusative (يوم, يوما). */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...NAMED,
  ...[...NAMED].flatMap(([spelling, meant]) =>
    /^[\u0620-\u06cc]+$/.test(spelling) ? [[`${spelling}ا`, meant] as const] : [],
  ),
]);

/** Units by sign, which stand on either side of a number. */
export const SIGNS: ReadonlyMap<string, Unit> = new Map([
  ["%", unit("%")],
  ["$", unit("$")],
  ["€", unit("€")],
  ["£", unit("£")],
  ["ریال", unit("rial")],
]);

/** The names of units of money: before them, as after a sign, "3m" is three million. */
export const MONEY: ReadonlySet<string> = new Set("$ € £ rial toman dinar dirham".split(" "));

/** Money by its code, which like a sign may stand before the number. */
export const CODES: ReadonlySet<string> = new Set([
  "usd",
  "eur",
  "gbp",
  "irr",
  "omr",
  "sar",
  "qar",
]);

/** Arabic says two of something in one word. */
export const PAIRS: ReadonlyMap<string, Unit> = spellings([
  ["كيلوغرامين,كيلوغرامان", unit("g", 3)],
  ["طنين,طنان", unit("g", 6)],
  ["كيلومترين,كيلومتران", unit("m", 3)],
  ["دقيقتين,دقيقتان", unit("minute")],
  ["ساعتين,ساعتان", unit("hour")],
  ["يومين,يومان", unit("day")],
  ["أسبوعين,أسبوعان", unit("week")],
  ["شهرين,شهران", unit("month")],
  ["سنتين,سنتان,عامين,عامان", unit("year")],
  ["دولارين,دولاران", unit("$")],
  ["شخصين,شخصان", unit("person")],
  ["أسيرين,أسيران,سجينين,سجينان", unit("prisoner")],
  ["رهينتين,رهينتان", unit("hostage")],
  ["جنديين,جنديان", unit("soldier")],
  ["صاروخين,صاروخان", unit("missile")],
  ["موقعين,موقعان", unit("site")],
  ["قريتين,قريتان", unit("village")],
]);
