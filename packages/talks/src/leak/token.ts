// Cuts a text into words, numbers and signs, each with its place in the text as typed. The cut is our own for scripts that
// put spaces between words, so that two machines with different Unicode data cut English, Arabic and Persian alike;
// Intl.Segmenter cuts the runs of scripts that do not (Thai, Chinese …). Every step is linear in the text.

import { type ClusterPart, partsOfCluster } from "./cluster.ts";
import { type Decimal, readingsOf } from "./numeral.ts";
import { plainWord } from "./word.ts";

type Place = {
  /** UTF-16 offsets in the text as typed. */
  readonly start: number;
  readonly end: number;
  /** What stands between the token before and this one. */
  readonly gap: string;
  /** Whether a sentence begins here. */
  readonly opens: boolean;
  /** The plain word; of a number, its first reading: how phrases compare it. */
  readonly word: string;
};

/** A word, a number, a date in numbers, a time of day or a sign, as it stands in a text. */
export type Token = Place &
  (
    | { readonly type: "word"; readonly capital: "none" | "first" | "all" }
    | { readonly type: "sign" }
    | ClusterPart
  );

const DIGITS = String.raw`\p{Nd}(?:(?:[\p{Cf}.,٫٬،/'’:．，／：–-]*|\p{Cf}*[ \u00a0\u2009\u202f](?=\p{Cf}*\p{Nd}{3}(?!\p{Nd}))\p{Cf}*)\p{Nd})*`;
const ABBREVIATION = String.raw`(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}]))?`;
const LETTERS = String.raw`[\p{L}\p{Nl}][\p{L}\p{M}\p{Nl}\p{Cf}]*(?:['’ʼ][\p{L}\p{M}\p{Cf}]+)*`;
const OTHER = String.raw`[\p{No}\u3380-\u33df]|[%٪％﹪\p{Sc}]`;
const PIECE = new RegExp(`${DIGITS}|${ABBREVIATION}|${LETTERS}|${OTHER}`, "gu");

const isAsciiLetter = (code: number): boolean =>
  (code > 0x60 && code < 0x7b) || (code > 0x40 && code < 0x5b);
const isLetter = (code: number): boolean =>
  isAsciiLetter(code) ||
  (code > 0xbf && code < 0x250 && code !== 0xd7 && code !== 0xf7) ||
  (code > 0x620 && code < 0x64b && code !== 0x640) ||
  (code > 0x66f && code < 0x6d4);
const isInWord = (code: number): boolean =>
  isLetter(code) || (code > 0x63f && code < 0x660) || code === 0x200c;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
// ASCII that is neither letter, digit, apostrophe, per cent nor dollar, and the Arabic comma, semicolon and question mark.
const isPlainGap = (code: number): boolean =>
  code < 0x7f
    ? !isAsciiLetter(code) &&
      !(code > 0x2f && code < 0x3a) &&
      code !== 0x27 &&
      code !== 0x25 &&
      code !== 0x24
    : code === 0x60c || code === 0x61b || code === 0x61f;

/** The end of the everyday word at an offset: letters of one of the three languages and then a gap; -1 if it is not one. */
const everydayEnd = (text: string, start: number): number => {
  if (!isLetter(text.charCodeAt(start))) return -1;
  let end = start + 1;
  let code = text.charCodeAt(end);
  for (; isInWord(code) || isApostrophe(code); code = text.charCodeAt(end)) {
    if (isApostrophe(code) && !isAsciiLetter(text.charCodeAt(end + 1))) return -1;
    end += 1;
  }
  // One letter and a point may begin an abbreviation.
  const isWhole =
    end === text.length || (isPlainGap(code) && !(end === start + 1 && code === 0x2e));
  return isWhole ? end : -1;
};

const LATIN_CAPITAL = /^(?=\p{Lu})\p{Script=Latin}/u;
const ALL_CAPITALS = /^(?:\p{Lu}\.?){2,}$/u;
const capitalOf = (written: string): "none" | "first" | "all" => {
  const first = written.charCodeAt(0);
  const isPlain = (first > 0x60 && first < 0x7b) || (first > 0x620 && first < 0x6d4);
  if (isPlain || !LATIN_CAPITAL.test(written)) return "none";
  return ALL_CAPITALS.test(written) ? "all" : "first";
};

const SENTENCE_BORDER = /[.!?؟؛…:;\n\r\u2028\u2029•*"“«]/;
const TITLES = new Set("mr mrs ms dr prof gen col amb sen rep st no".split(" "));

const isBorder = (gap: string, last: Token | undefined): boolean => {
  if (last === undefined) return true;
  if (gap === " " || gap === "") return false;
  const isTitle = last.type === "word" && (last.word.length === 1 || TITLES.has(last.word));
  return SENTENCE_BORDER.test(isTitle && gap.startsWith(".") ? gap.slice(1) : gap);
};

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// A dictionary's time grows with the square of a run: longer ones are cut, and lose a word at the cut.
const LONGEST_RUN = 256;

let dictionary: Intl.Segmenter | undefined;

const segmentsOf = (
  run: string,
): readonly { readonly segment: string; readonly index: number }[] => {
  if (!WITHOUT_SPACES.test(run)) return [{ segment: run, index: 0 }];
  dictionary ??= new Intl.Segmenter("en", { granularity: "word" });
  const found = [];
  for (let from = 0; from < run.length;) {
    const isSplit = /[\ud800-\udbff]/.test(run[from + LONGEST_RUN - 1] ?? "");
    const to = from + LONGEST_RUN - (isSplit ? 1 : 0);
    for (const { segment, index } of dictionary.segment(run.slice(from, to)))
      found.push({ segment, index: from + index });
    from = to;
  }
  return found;
};

// Persian writes these apart, joined or with a joiner between: all three are one word here.
const LEADS = new Set(["می", "نمی"]);
const TRAILS = new Set(["ها", "های", "هایی", "هایش", "هایشان", "تر", "ترین"].map(plainWord));
const BLANK = /^[\s\p{Cf}]+$/u;

const isOneWord = (one: Token, other: Token): boolean =>
  one.type === "word" &&
  other.type === "word" &&
  other.word.charCodeAt(0) > 0x7f &&
  (LEADS.has(one.word) || TRAILS.has(other.word)) &&
  BLANK.test(other.gap);

type Push = (token: Token) => void;

const FRACTIONS: Readonly<Record<string, Decimal>> = { "½": "5e-1", "¼": "25e-2", "¾": "75e-2" };

const pushSigns = (written: string, before: Omit<Place, "word">, push: Push): void => {
  const fraction = FRACTIONS[written];
  const plain = plainWord(written);
  if (fraction !== undefined)
    push({ ...before, type: "number", readings: [fraction], word: fraction });
  else if (/^\d+$/.test(plain))
    push({ ...before, type: "number", readings: readingsOf(plain), word: plain });
  else if (plain !== "") push({ ...before, type: "word", word: plain, capital: "none" });
  else if (!/\p{No}/u.test(written)) {
    const word = /[%٪％﹪]/.test(written) ? "%" : written.normalize("NFKC");
    push({ ...before, type: "sign", word });
  }
};

const pushPiece = (written: string, before: Omit<Place, "word">, push: Push): void => {
  const { start } = before;
  if (/^\p{Nd}/u.test(written))
    for (const { says, from, to, gap, word } of partsOfCluster(written)) {
      const place = from === 0 ? before : { gap, opens: false };
      push({ ...says, ...place, start: start + from, end: start + to, word });
    }
  else if (/^[\p{L}\p{Nl}]/u.test(written))
    for (const { segment, index } of segmentsOf(written)) {
      const word = plainWord(segment);
      const place = index === 0 ? before : { gap: "", opens: false };
      const span = { start: start + index, end: start + index + segment.length };
      const capital = capitalOf(segment);
      if (word !== "") push({ ...place, ...span, type: "word", word, capital });
    }
  else pushSigns(written, before, push);
};

/** The words, numbers and signs of a text, in order. Total: whatever is none of these (a lone surrogate too) is a gap. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  const push: Push = (token) => {
    const last = tokens.at(-1);
    if (last === undefined || !isOneWord(last, token)) tokens.push(token);
    else tokens[tokens.length - 1] = { ...last, word: last.word + token.word, end: token.end };
  };
  for (let at = 0; at < text.length;) {
    if (isPlainGap(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const last = tokens.at(-1);
    const everyday = everydayEnd(text, at);
    if (everyday === -1) {
      PIECE.lastIndex = at;
      const match = PIECE.exec(text);
      if (match === null) break;
      const [written] = match;
      const start = match.index;
      at = start + written.length;
      const gap = text.slice(last?.end ?? 0, start);
      pushPiece(written, { start, end: at, gap, opens: isBorder(gap, last) }, push);
      continue;
    }
    const start = at;
    at = everyday;
    const written = text.slice(start, at);
    const word = plainWord(written);
    const gap = text.slice(last?.end ?? 0, start);
    const opens = isBorder(gap, last);
    const capital = capitalOf(written);
    if (word !== "") push({ type: "word", word, start, end: at, gap, opens, capital });
  }
  return tokens;
};
