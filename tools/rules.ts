// Every rule has a number, every number a test: the lines "- **S3** …" of each RULES.md against the titles of the tests.
// Pure: a tree of texts in, faults in words out.
import { type Tree, isCode } from "./tree.ts";

const RULE = /^- \*\*([A-Z]\d+)\*\* \S/;
/** A string that begins with a rule's number: the title of a test, of a group of tests, or of a row that makes one. */
const TITLE = /["'`]([SOTCAWLV]\d+)(?=[ ,:])/g;
const MORE = /^(?:,| and) ?([SOTCAWLV]\d+)\b/;

/** The numbers a title begins with: "S3 …" or "S3, S4 and S5: …". */
const numbersIn = (source: string): readonly string[] =>
  [...source.matchAll(TITLE)].flatMap((match) => {
    const numbers = [match[1] ?? ""];
    let rest = source.slice(match.index + match[0].length);
    for (let more = MORE.exec(rest); more !== null; more = MORE.exec(rest)) {
      numbers.push(more[1] ?? "");
      rest = rest.slice(more[0].length);
    }
    return numbers;
  });

const isTest = (path: string): boolean =>
  isCode(path) &&
  (/\/test\/|^e2e\//.test(path) || path.endsWith(".test.ts")) &&
  !path.startsWith("tools/");

/** The rules of a tree: each number with the file that states it. A number stated twice stands twice. */
export const rulesOf = (
  tree: Tree,
): readonly { readonly number: string; readonly path: string }[] =>
  [...tree].flatMap(([path, text]) =>
    path.endsWith("RULES.md")
      ? text.split("\n").flatMap((line) => {
          const [, number] = RULE.exec(line) ?? [];
          return number === undefined ? [] : [{ number, path }];
        })
      : [],
  );

/** Rules without a test, tests without a rule, numbers stated twice, lines that look like rules and are none. */
export const ruleFaults = (tree: Tree): readonly string[] => {
  const faults: string[] = [];
  const stated = new Map<string, string>();
  for (const { number, path } of rulesOf(tree)) {
    const before = stated.get(number);
    if (before !== undefined) faults.push(`${number} is stated twice: in ${before} and ${path}`);
    stated.set(number, path);
  }
  for (const [path, text] of tree)
    if (path.endsWith("RULES.md"))
      for (const line of text.split("\n"))
        if (/^\s*[-*] ?\*\*/.test(line) && !RULE.test(line))
          faults.push(`${path}: a rule is written "- **S3** …", not: ${line.slice(0, 40)}`);
  const tested = new Map<string, string>();
  for (const [path, source] of tree)
    if (isTest(path)) for (const number of numbersIn(source)) tested.set(number, path);
  for (const [number, path] of stated)
    if (!tested.has(number)) faults.push(`${number} of ${path} has no test`);
  for (const [number, path] of tested)
    if (!stated.has(number)) faults.push(`${path} tests ${number}, which no RULES.md states`);
  return faults;
};
