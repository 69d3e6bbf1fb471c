// How the leak check reads letters: one plain form for the ways in which a tired person, a keyboard or a copy writes the
// same word. It loses what does not tell words apart (case, vowel signs, tatweel, joiners, direction marks) and keeps
// no position: cutting a text and knowing where each word stood is token.ts.

const VOWEL_SIGNS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\p{Cf}]/gu;
const NOT_A_WORD = /[^\p{L}\p{M}\p{Nd}]/gu;
const SAME_LETTER: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ے: "ی",
  ك: "ک",
  ة: "ه",
  ہ: "ه",
  ھ: "ه",
  ە: "ه",
  ٱ: "ا",
  ß: "ss",
  ς: "σ",
  ı: "i",
};
const FOLDED = /[يىےكةہھەٱßςı]/g;
const ENDING = /['’ʼ]s$/;

const plainSlowly = (written: string): string =>
  written
    .toLowerCase()
    .normalize("NFKD")
    .toLowerCase()
    .replace(VOWEL_SIGNS, "")
    .replace(ENDING, "")
    .replace(NOT_A_WORD, "")
    .replace(FOLDED, (letter) => SAME_LETTER[letter] ?? letter);

// The plain form of each letter from Latin to Arabic, by its code. A mark that stays has none here: its place among others
// depends on them, and the slow way puts it in order.
const PLAIN_LETTERS: readonly (string | undefined)[] = Array.from({ length: 0x700 }, (_, code) => {
  const plain = plainSlowly(String.fromCharCode(code));
  return /\p{M}/u.test(plain) || "'’ʼ".includes(String.fromCharCode(code)) ? undefined : plain;
});
const FIRST_JOINER = 0x200c;
const LAST_DIRECTION_MARK = 0x200f;

/**
 * The plain form of one word: compatibility forms undone, lower case, without vowel signs, tatweel, joiners and an English
 * possessive; Arabic and Persian letters of one sound and shape made one. Empty if nothing of a word is in it.
 */
export const plainWord = (written: string): string => {
  let plain = "";
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code >= FIRST_JOINER && code <= LAST_DIRECTION_MARK) continue;
    const letter = PLAIN_LETTERS[code];
    if (letter === undefined) return plainSlowly(written);
    plain += letter;
  }
  return plain;
};

/** The plain form of several words, with one space between them: how tables of spellings are keyed. */
export const plainWords = (written: string): string =>
  written
    .split(/[\s-]+/)
    .map(plainWord)
    .filter((word) => word !== "")
    .join(" ");

/** A table from each of several spellings, written with commas between them, to what they mean. */
export const spellings = <T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(
    rows.flatMap(([written, meaning]) =>
      written.split(",").map((spelling) => [plainWords(spelling), meaning] as const),
    ),
  );

/** Words too common in the three languages to tell anything: a phrase of these alone is nobody's. */
export const COMMON: ReadonlySet<string> = new Set(
  `a an the this that these those it its he she they them their his her we us our you your i me my and or but nor if so as
  at by for from in into of off on onto out over to up with within without about after before between than then there here
  be is are was were been being am do does did done have has had having will would shall should can could may might must
  not no yes all any each some such same other more most very also only just when where which who whom whose what how why
  one both again still yet now already side end order time way part let please thank
  و أو ثم من إلى الى على عن في مع بين بعد قبل عند حتى كل بعض أي هذا هذه ذلك تلك هو هي هم نحن أنا أنتم كان كانت يكون تكون
  قد لقد لا لم لن ما ليس إن أن إذا الذي التي الذين كما لكن غير فقط أيضا تم يتم هناك منه منها عليه عليها فيه فيها له لها لهم
  در از به با بر برای تا که را این آن آنها ما شما من او هم نیز یا اما اگر چه هر همه هیچ یک است هست بود شد شود باشد باشند
  هستند نیست خواهد کرد کند کنند کنیم کرده شده دارد داریم دارند می نمی باید شاید پس پیش بین روی سوی هنوز فقط خود دیگر`
    .split(/\s+/)
    .map(plainWord),
);
