// The messages as the tests of words read them: the files themselves, and what each message asks for.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../src/look/look.ts";

const folder = join(import.meta.dirname, "../src");

/** Every file of a folder of the screens whose name ends so, with its text. */
export const sources = (ends: RegExp, under = folder): readonly (readonly [string, string])[] =>
  readdirSync(under, { recursive: true, encoding: "utf8" })
    .filter((path) => ends.test(path))
    .map((path) => [path, readFileSync(join(under, path), "utf8")] as const);

/** The files of a language: each place with its messages. */
export const placesIn = (
  language: Language,
): readonly (readonly [string, Readonly<Record<string, string>>])[] =>
  sources(/\.json$/, join(folder, "words", language)).map(([path, text]) => [
    path.replace(/\.json$/, ""),
    JSON.parse(text),
  ]);

/** Every message of a language by its key. */
export const messagesIn = (language: Language): ReadonlyMap<string, string> =>
  new Map(placesIn(language).flatMap(([, messages]) => Object.entries(messages)));

type Node = ReturnType<IntlMessageFormat["getAst"]>[number];

const KINDS: Readonly<Record<number, string>> = {
  1: "text",
  2: "number",
  3: "date",
  4: "time",
  5: "select",
  6: "plural",
};

const placesOfNodes = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node) => {
    const kind = KINDS[node.type];
    const own = kind !== undefined && "value" in node ? [`${node.value}: ${kind}`] : [];
    if (!("options" in node)) return own;
    // A choice must offer the same everywhere; a plural offers what its language needs.
    const offers =
      kind === "select" ? [`${own[0]} of ${Object.keys(node.options).sort().join()}`] : own;
    return [...offers, ...Object.values(node.options).flatMap(({ value }) => placesOfNodes(value))];
  });

/** What a message asks for: names with their kinds, each once. */
export const placesOfMessage = (message: string): readonly string[] =>
  [
    ...new Set(
      placesOfNodes(
        new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst(),
        // A number in a plural's branch, "#" or by name, is the plural's own affair.
      ).map((place) => place.replace(/: (?:number|plural)$/, ": number")),
    ),
  ].sort();

/** The plural forms each plural of a message offers. */
export const pluralsOf = (message: string): readonly (readonly string[])[] => {
  const walk = (nodes: readonly Node[]): readonly (readonly string[])[] =>
    nodes.flatMap((node) =>
      "options" in node
        ? [
            ...(KINDS[node.type] === "plural" ? [Object.keys(node.options)] : []),
            ...Object.values(node.options).flatMap(({ value }) => walk(value)),
          ]
        : [],
    );
  return walk(new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst());
};

/** The keys that the screens' sources name, as literals. */
export const keysNamed = (): ReadonlySet<string> =>
  new Set(
    sources(/\.tsx?$/).flatMap(([, text]) =>
      [...text.matchAll(/["']([a-z]+\.[a-z0-9-]+)["']/g)].map(([, key]) => key ?? ""),
    ),
  );
