// Numbers written in words in English, Arabic and Persian, to a hundred and beyond by hundreds, thousands, millions and
// on: the tables, and the sum of a run of such words. Ordinals are read only where a day of a month stands.

import { spellings } from "./word.ts";

/** Words below a hundred and whole hundreds, by plain spelling. */
export const NUMBERS: ReadonlyMap<string, number> = spellings([
  ["zero,صفر", 0],
  ["one,واحد,واحدة,یک", 1],
  ["two,اثنان,اثنين,اثنتان,اثنتين,اثنا,اثني,دو", 2],
  ["three,ثلاثة,ثلاث,سه", 3],
  ["four,أربعة,أربع,چهار", 4],
  ["five,خمسة,خمس,پنج", 5],
  ["six,ستة,ست,شش", 6],
  ["seven,سبعة,سبع,هفت", 7],
  ["eight,ثمانية,ثماني,ثمان,هشت", 8],
  ["nine,تسعة,تسع,نه", 9],
  ["ten,عشرة,عشر,ده", 10],
  ["eleven,یازده", 11],
  ["twelve,دوازده", 12],
  ["thirteen,سیزده", 13],
  ["fourteen,چهارده", 14],
  ["fifteen,پانزده", 15],
  ["sixteen,شانزده", 16],
  ["seventeen,هفده", 17],
  ["eighteen,هجده,هیجده", 18],
  ["nineteen,نوزده", 19],
  ["twenty,عشرون,عشرين,بیست", 20],
  ["thirty,ثلاثون,ثلاثين,سی", 30],
  ["forty,أربعون,أربعين,چهل", 40],
  ["fifty,خمسون,خمسين,پنجاه", 50],
  ["sixty,ستون,ستين,شصت", 60],
  ["seventy,سبعون,سبعين,هفتاد", 70],
  ["eighty,ثمانون,ثمانين,هشتاد", 80],
  ["ninety,تسعون,تسعين,نود", 90],
  ["مئتان,مئتين,مائتان,مائتين,مئتا,مئتي,مائتا,مائتي,دویست", 200],
  ["ثلاثمئة,ثلاثمائة,سیصد", 300],
  ["أربعمئة,أربعمائة,چهارصد", 400],
  ["خمسمئة,خمسمائة,پانصد", 500],
  ["ستمئة,ستمائة,ششصد", 600],
  ["سبعمئة,سبعمائة,هفتصد", 700],
  ["ثمانمئة,ثمانمائة,ثمانيمئة,هشتصد", 800],
  ["تسعمئة,تسعمائة,نهصد", 900],
]);

/** Words that multiply, as powers of ten; a hundred multiplies only what is below ten. */
export const SCALES: ReadonlyMap<string, number> = spellings([
  ["hundred,hundreds,مئة,مائة,مية,صد,یکصد", 2],
  ["thousand,thousands,ألف,آلاف,ألفا,هزار", 3],
  ["million,millions,mn,mln,مليون,ملايين,مليونا,میلیون", 6],
  ["billion,billions,bn,مليار,مليارات,مليارا,بليون,میلیارد", 9],
  ["trillion,trillions,trn,تريليون,تريليونات,تریلیون", 12],
]);

/** Arabic says two thousand and its like in one word: the power of ten of which there are two. */
export const TWO_SCALES: ReadonlyMap<string, number> = spellings([
  ["ألفان,ألفين,ألفي", 3],
  ["مليونان,مليونين", 6],
  ["ملياران,مليارين", 9],
]);

/** Ordinals to the twentieth and the thirtieth, by plain spelling: days of a month. */
export const ORDINALS: ReadonlyMap<string, number> = spellings([
  ["first,الأول,الأولى,یکم,اول", 1],
  ["second,الثاني,دوم", 2],
  ["third,الثالث,سوم", 3],
  ["fourth,الرابع,چهارم", 4],
  ["fifth,الخامس,پنجم", 5],
  ["sixth,السادس,ششم", 6],
  ["seventh,السابع,هفتم", 7],
  ["eighth,الثامن,هشتم", 8],
  ["ninth,التاسع,نهم", 9],
  ["tenth,العاشر,دهم", 10],
  ["eleventh,یازدهم", 11],
  ["twelfth,دوازدهم", 12],
  ["thirteenth,سیزدهم", 13],
  ["fourteenth,چهاردهم", 14],
  ["fifteenth,پانزدهم", 15],
  ["sixteenth,شانزدهم", 16],
  ["seventeenth,هفدهم", 17],
  ["eighteenth,هجدهم", 18],
  ["nineteenth,نوزدهم", 19],
  ["twentieth,العشرين,العشرون,والعشرين,والعشرون,بیستم", 20],
  ["thirtieth,الثلاثين,الثلاثون,سی‌ام", 30],
  ["الحادي", 1],
]);

/** Whether a number word may be added to what a run has so far: twenty + five, two hundred + fifty. */
export const isAddable = (sum: number, value: number, joint: "joined" | "bare"): boolean =>
  (sum >= 20 && sum % 10 === 0 && value < 10 && value > 0) ||
  (sum >= 100 && sum % 100 === 0 && value < 100) ||
  // Arabic puts units first: five and twenty, three ten.
  (sum % 100 < 10 &&
    sum % 10 > 0 &&
    value % 10 === 0 &&
    value < 100 &&
    (joint === "joined" || value === 10));
