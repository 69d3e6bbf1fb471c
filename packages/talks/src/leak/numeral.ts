// Numbers as people write them, made comparable: exact decimals as text ("412e4" is 4,120,000), so that no length of
// digits loses anything and no arithmetic rounds. A numeral that can be read two ways (1.500) keeps both readings.

/** An exact decimal: its digits without zeros at either end, "e", its power of ten. Zero is "0e0". */
export type Decimal = string;

/** The decimal of digits before and after the decimal point. */
export const decimal = (whole: string, fraction = ""): Decimal => {
  const digits = (whole + fraction).replace(/^0+/, "");
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return end === 0 ? "0e0" : `${digits.slice(0, end)}e${digits.length - end - fraction.length}`;
};

/** The decimal times ten to a power. */
export const scaled = (value: Decimal, power: number): Decimal => {
  const at = value.indexOf("e");
  return value === "0e0" ? value : `${value.slice(0, at)}e${Number(value.slice(at + 1)) + power}`;
};

const GROUPED = /^\d{1,3}(?:([ ',.٬])\d{3})(?:\1\d{3})*(?:[.,٫/](\d+))?$/;
const POINTED = /^(\d+)[.,٫/](\d+)$/;

/**
 * What a written numeral may mean: whole, with separators of thousands (, ٬ . ' space) or with a decimal point (. , ٫ and the
 * Persian slash). One group of three after one comma or point has both meanings; what spaces group may be several numbers, and
 * the last of them counts too. Empty: not a number (a version, a list).
 */
export const readingsOf = (written: string): readonly Decimal[] => {
  if (/^\d+$/.test(written)) return [decimal(written)];
  const grouped = GROUPED.exec(written);
  if (grouped !== null) {
    const [, mark = "", fraction = ""] = grouped;
    const body = fraction === "" ? written : written.slice(0, -fraction.length - 1);
    const whole = decimal(body.split(mark).join(""), fraction);
    // With spaces it may also be one number after another.
    if (mark === " ") return [whole, decimal(body.slice(-3), fraction)];
    const isEither = fraction === "" && (mark === "," || mark === ".") && body.length <= 7;
    if (!isEither) return [whole];
    const [lead = "", rest = ""] = body.split(mark);
    if (lead.startsWith("0")) return [decimal(lead, rest)];
    return [whole, decimal(lead, rest)];
  }
  const pointed = POINTED.exec(written);
  if (pointed !== null) return [decimal(pointed[1] ?? "", pointed[2] ?? "")];
  return /^\d+(?:['٬]\d+)+$/.test(written) ? [decimal(written.replace(/['٬]/g, ""))] : [];
};

/** The value of one decimal digit of any script, 0 to 9. */
export const digitValue = (digit: string): number => {
  const point = digit.codePointAt(0) ?? 48;
  if (point < 0x3a) return point - 48;
  if (point >= 0x660 && point <= 0x669) return point - 0x660;
  if (point >= 0x6f0 && point <= 0x6f9) return point - 0x6f0;
  const plain = digit.normalize("NFKC").codePointAt(0) ?? 48;
  if (plain >= 48 && plain < 0x3a) return plain - 48;
  // Unicode lays ten digits in a row, beginning at a code point that ends in 0 or in 6.
  const row = point - (point & 15);
  const zero = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return Math.min(9, Math.max(0, point - zero));
};
