// The words of the pictures in three languages, how figures are written in each, and which way its lines run. Names out
// of files are set apart from the sentence around them, so neither direction can turn the other.

import { decimalFromRational, type Rational } from "../rational.ts";

/** A language pictures speak. */
export type PictureLanguage = "en" | "ar" | "fa";

/** A side of the plane or the map: name of a solution. */
export type SolutionName = "nash" | "kalaiSmorodinsky" | "egalitarian" | "utilitarian";

/** Every sentence and label of the pictures. */
export type PictureWords = {
  readonly direction: "ltr" | "rtl";
  readonly title: (domain: string, parties: readonly string[]) => string;
  readonly planeTitle: (one: string, other: string) => string;
  readonly planeAbout: (points: string, outcomes: string) => string;
  /** For more than two parties: why a dot may lie below another. */
  readonly projected: string;
  readonly worthTo: (party: string) => string;
  readonly efficient: string;
  readonly reservation: (party: string) => string;
  readonly offers: string;
  readonly thinned: (shown: string, all: string) => string;
  readonly solutions: Readonly<Record<SolutionName, string>>;
  readonly status: Readonly<Record<"proved" | "within" | "stopped", string>>;
  readonly nothing: string;
  readonly tableTitle: string;
  readonly bestFor: (party: string) => string;
  readonly packages: string;
  readonly onePackage: string;
  readonly mapTitle: (solution: string) => string;
  readonly mapAbout: string;
  readonly ofMost: (had: string, most: string) => string;
  readonly gives: (issue: string, from: string, to: string, worth: string) => string;
  readonly trade: (
    party: string,
    gives: readonly string[],
    gets: readonly string[],
    gain: string,
  ) => string;
};

/** A text out of a file set apart from what stands around it, whichever way either runs. */
export const apart = (text: string): string => `\u2068${text}\u2069`;

const en: PictureWords = {
  direction: "ltr",
  title: (domain, parties) => `${apart(domain)}: ${parties.map(apart).join(", ")}`,
  planeTitle: (one, other) => `What packages are worth to ${apart(one)} and ${apart(other)}`,
  planeAbout: (points, outcomes) =>
    `${points} efficient points out of ${outcomes} possible packages. No other package is better than a dot for everybody. Dashed lines are the least each side takes.`,
  projected: "A dot that looks beaten here is better for a party that is not shown.",
  worthTo: (party) => `Worth to ${apart(party)}`,
  efficient: "Efficient packages",
  reservation: (party) => `Least ${apart(party)} takes`,
  offers: "Packages so far, in order",
  thinned: (shown, all) => `${shown} of ${all} points are drawn`,
  solutions: {
    nash: "Nash",
    kalaiSmorodinsky: "Kalai–Smorodinsky",
    egalitarian: "Egalitarian",
    utilitarian: "Greatest sum",
  },
  status: {
    proved: "Proved: these are all of them.",
    within: "Nearly exact: nothing is missed by more than the stated gap.",
    stopped: "Stopped at the time budget: points may be missing.",
  },
  nothing: "No package gives everybody at least the least they take.",
  tableTitle: "Figures",
  bestFor: (party) => `Best for ${apart(party)}`,
  packages: "Packages",
  onePackage: "One of them",
  mapTitle: (solution) => `Who has what, issue by issue (${solution} package)`,
  mapAbout:
    "An outlined bar shows how much an issue matters to a side; the filled part is what this package gives it. Issues the first side wants more come first.",
  ofMost: (had, most) => `${had} of ${most}`,
  gives: (issue, from, to, worth) => `${apart(issue)}: ${apart(from)} → ${apart(to)} (${worth})`,
  trade: (party, gives, gets, gain) =>
    `${apart(party)} gives ${gives.length === 0 ? "nothing" : gives.join("; ")} and gets ${gets.length === 0 ? "nothing" : gets.join("; ")}; in all ${gain}.`,
};

const ar: PictureWords = {
  direction: "rtl",
  title: (domain, parties) => `${apart(domain)}: ${parties.map(apart).join("، ")}`,
  planeTitle: (one, other) => `قيمة الحزم لدى ${apart(one)} ولدى ${apart(other)}`,
  planeAbout: (points, outcomes) =>
    `${points} نقطة كفؤة من ${outcomes} حزمة ممكنة. لا توجد حزمة أفضل من أي نقطة للجميع. الخطوط المتقطعة هي أدنى ما يقبله كل طرف.`,
  projected: "النقطة التي تبدو أدنى هنا أفضل لطرف غير معروض.",
  worthTo: (party) => `القيمة لدى ${apart(party)}`,
  efficient: "الحزم الكفؤة",
  reservation: (party) => `أدنى ما يقبله ${apart(party)}`,
  offers: "الحزم المطروحة حتى الآن بالترتيب",
  thinned: (shown, all) => `رُسمت ${shown} نقطة من ${all}`,
  solutions: {
    nash: "حل ناش",
    kalaiSmorodinsky: "كالاي–سمورودينسكي",
    egalitarian: "الحل المتساوي",
    utilitarian: "أكبر مجموع",
  },
  status: {
    proved: "مُثبَت: هذه كلها دون نقص.",
    within: "شبه تام: لا يفوت شيء بأكثر من الفارق المذكور.",
    stopped: "توقف الحساب بانتهاء الوقت: قد تنقص نقاط.",
  },
  nothing: "لا توجد حزمة تعطي كل طرف أدنى ما يقبله.",
  tableTitle: "الأرقام",
  bestFor: (party) => `الأفضل لدى ${apart(party)}`,
  packages: "عدد الحزم",
  onePackage: "واحدة منها",
  mapTitle: (solution) => `من ينال ماذا، مسألةً مسألة (حزمة ${solution})`,
  mapAbout:
    "الشريط المحدَّد يبين مدى أهمية المسألة للطرف، والجزء المملوء هو ما تعطيه هذه الحزمة. المسائل التي يهتم بها الطرف الأول أكثر تأتي أولًا.",
  ofMost: (had, most) => `${had} من ${most}`,
  gives: (issue, from, to, worth) =>
    `${apart(issue)}: ${apart(from)} ← ${apart(to)} (${apart(worth)})`,
  trade: (party, gives, gets, gain) =>
    `يعطي ${apart(party)}: ${gives.length === 0 ? "لا شيء" : gives.join("؛ ")}، وينال: ${gets.length === 0 ? "لا شيء" : gets.join("؛ ")}؛ والمحصلة ${apart(gain)}.`,
};

const fa: PictureWords = {
  direction: "rtl",
  title: (domain, parties) => `${apart(domain)}: ${parties.map(apart).join("، ")}`,
  planeTitle: (one, other) => `ارزش بسته‌ها برای ${apart(one)} و ${apart(other)}`,
  planeAbout: (points, outcomes) =>
    `${points} نقطهٔ کارا از میان ${outcomes} بستهٔ ممکن. هیچ بسته‌ای برای همه از این نقطه‌ها بهتر نیست. خط‌چین‌ها کمترین چیزی است که هر طرف می‌پذیرد.`,
  projected: "نقطه‌ای که اینجا پایین‌تر می‌نماید برای طرفی بهتر است که نشان داده نشده.",
  worthTo: (party) => `ارزش برای ${apart(party)}`,
  efficient: "بسته‌های کارا",
  reservation: (party) => `کمترین پذیرفتنی ${apart(party)}`,
  offers: "بسته‌های پیشنهادشده تا اکنون، به ترتیب",
  thinned: (shown, all) => `${shown} نقطه از ${all} نقطه کشیده شده است`,
  solutions: {
    nash: "راه‌حل نَش",
    kalaiSmorodinsky: "کالای–اسمورودینسکی",
    egalitarian: "راه‌حل برابر",
    utilitarian: "بیشترین مجموع",
  },
  status: {
    proved: "اثبات‌شده: همه همین‌هاست.",
    within: "نزدیک به دقیق: چیزی بیش از فاصلهٔ گفته‌شده از قلم نیفتاده است.",
    stopped: "محاسبه با پایان زمان ایستاد: شاید نقطه‌هایی کم باشد.",
  },
  nothing: "هیچ بسته‌ای به همه دست‌کم کمترین پذیرفتنی‌شان را نمی‌دهد.",
  tableTitle: "رقم‌ها",
  bestFor: (party) => `بهترین برای ${apart(party)}`,
  packages: "شمار بسته‌ها",
  onePackage: "یکی از آن‌ها",
  mapTitle: (solution) => `سهم هر طرف، موضوع به موضوع (بستهٔ ${solution})`,
  mapAbout:
    "نوار خط‌دور نشان می‌دهد موضوع برای آن طرف چقدر مهم است؛ بخش پُر چیزی است که این بسته به او می‌دهد. موضوع‌هایی که طرف نخست بیشتر می‌خواهد بالاتر آمده‌اند.",
  ofMost: (had, most) => `${had} از ${most}`,
  gives: (issue, from, to, worth) =>
    `${apart(issue)}: ${apart(from)} ← ${apart(to)} (${apart(worth)})`,
  trade: (party, gives, gets, gain) =>
    `${apart(party)} می‌دهد: ${gives.length === 0 ? "هیچ" : gives.join("؛ ")} و می‌گیرد: ${gets.length === 0 ? "هیچ" : gets.join("؛ ")}؛ روی هم ${apart(gain)}.`,
};

/** The words of each language. */
export const pictureWords: Readonly<Record<PictureLanguage, PictureWords>> = { en, ar, fa };

/** A text of Latin figures in the digits of a language: Persian has its own here, Arabic keeps the Latin ones. */
export const inDigits = (text: string, language: PictureLanguage): string =>
  language === "fa"
    ? text
        .replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))
        .replace(/\./g, "٫")
        .replace(/,/g, "٬")
    : text;

/** A number with at most three decimals, in the digits of a language. */
export const figureOf = (value: Rational, language: PictureLanguage): string =>
  inDigits(decimalFromRational(value, 3).replace("-", "\u2212"), language);

/** A whole number with its thousands apart; beyond 15 digits as a power of ten. */
export const countOf = (value: bigint, language: PictureLanguage): string => {
  const digits = value.toString();
  const text =
    digits.length > 15
      ? `${digits[0]}.${digits.slice(1, 3)} × 10^${digits.length - 1}`
      : digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return inDigits(text, language);
};
