// Writes vectors/bodies.json. Values come from JSON.parse and canonical spellings from a few lines of their own, so that
// the parser under test is not its own witness.
import type { BodyVectors } from "../bodies.ts";

export const file = "bodies.json";

const hex = (text: string): string => Buffer.from(text, "utf8").toString("hex");

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
};

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

const good: Readonly<Record<string, string>> = {
  "empty object": "{}",
  "empty array": "[]",
  null: "null",
  true: "true",
  false: "false",
  zero: "0",
  "minus one": "-1",
  "largest integer": "9007199254740991",
  "smallest integer": "-9007199254740991",
  "empty text": '""',
  "space of every kind": ' \t\r\n{ "a" :\n[ 1 , 2 ] }\n',
  "members out of order": '{"b":1,"a":2,"A":3,"":4}',
  "order by UTF-16 code units": '{"\u{1f600}":1,"\ufb33":2,"\u00e9":3}',
  "a key __proto__": '{"__proto__":{"x":1},"constructor":2}',
  "short escapes": '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
  "escaped letters": '"\\u0041\\u00e9\\u20ac"',
  "escaped zero": '"\\u0000"',
  "escaped pair": '"\\ud83d\\ude00"',
  "escaped pair in capitals": '"\\uD83D\\uDE00"',
  "raw pair": '"\u{1f600}"',
  "Arabic and Persian": '{"متن":"گفتگو‌های غیرمستقیم"}',
  "DEL and line separators": '"\u007f\u2028\u2029"',
  noncharacter: '"\uffff\ufdd0"',
  "replacement character": '"\ufffd"',
  "BOM inside a text": '"\ufeff"',
  "keys that differ by normal form": '{"\u00e9":1,"e\u0301":2}',
  "depth 32": nested(32),
  "depth 32 of objects": `${'{"a":'.repeat(31)}{}${"}".repeat(31)}`,
  "a fault's shape": '{"fault":"body"}',
};

const bad: Readonly<Record<string, string>> = {
  nothing: "",
  "space alone": " \n",
  "two values": "1 2",
  "a tail": "{}x",
  "a zero byte after": "{}\u0000",
  BOM: "\ufeff{}",
  "a duplicate key": '{"a":1,"a":2}',
  "a duplicate key, once escaped": '{"a":1,"\\u0061":2}',
  "a duplicate key, deep": '[{"x":{"k":1,"k":1}}]',
  "a duplicate __proto__": '{"__proto__":1,"__proto__":2}',
  "a lone high surrogate": '"\\ud800"',
  "a lone low surrogate": '"\\udc00"',
  "a pair reversed": '"\\ude00\\ud83d"',
  "a high surrogate before a raw pair": '"\\ud83d\u{1f600}"',
  "a lone surrogate in a key": '{"\\ud800":1}',
  "a fraction": "1.5",
  "a whole fraction": "1.0",
  "an exponent": "1e3",
  "a capital exponent": "1E3",
  "minus zero": "-0",
  "a plus sign": "+1",
  "a leading zero": "01",
  "a minus and a leading zero": "-01",
  "a minus alone": "-",
  "a point alone": ".5",
  hexadecimal: "0x10",
  "2^53": "9007199254740992",
  "-2^53": "-9007199254740992",
  "a very long integer": "1".repeat(400),
  NaN: "NaN",
  Infinity: "Infinity",
  undefined: "undefined",
  "a capital literal": "True",
  "a cut literal": "tru",
  "a comma at the end of an array": "[1,]",
  "a comma at the end of an object": '{"a":1,}',
  "a comma first": "[,1]",
  "no comma": "[1 2]",
  "no colon": '{"a" 1}',
  "no value": '{"a":}',
  "a number for a key": "{1:2}",
  "single quotes": "'a'",
  "a bare key": "{a:1}",
  "an open text": '"a',
  "an open array": "[1",
  "an open object": '{"a":1',
  "a raw line feed in a text": '"\n"',
  "a raw tab in a text": '"\t"',
  "a raw zero in a text": '"\u0000"',
  "an unknown escape": '"\\x41"',
  "an escape cut short": '"\\u12"',
  "an escape with a space": '"\\u 041"',
  "an escape past the end": '"\\',
  "a comment": "/* */{}",
  "no-break space": "\u00a0{}",
  "a form feed": "\f{}",
  "depth 33": nested(33),
  "depth 33 of objects": `${'{"a":'.repeat(32)}{}${"}".repeat(32)}`,
  "depth 5000": nested(5000),
};

/** Not UTF-8, and so no text at all. */
const notText: Readonly<Record<string, string>> = {
  "a stray continuation byte": "2280 22",
  "an overlong slash": "22c0af22",
  "an encoded surrogate": "22eda08022",
  "a code point past the last": "22f490808022",
  "a cut sequence": "22e282",
  "Latin-1": "22e922",
  "UTF-16": "fffe7b007d00",
  "byte ff": "ff",
};

export const vectors = async (): Promise<BodyVectors> => ({
  good: Object.entries(good).map(([name, text]) => {
    const value: unknown = JSON.parse(text);
    return { name, hex: hex(text), value, canonical: hex(canonical(value)) };
  }),
  bad: [
    ...Object.entries(bad).map(([name, text]) => ({ name, hex: hex(text) })),
    ...Object.entries(notText).map(([name, text]) => ({ name, hex: text.replaceAll(" ", "") })),
  ],
});
