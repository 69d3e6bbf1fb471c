import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ContextName, contextOf, contexts } from "@tworooms/seal/envelope";

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes("/src/") && !path.includes("/node_modules/"));

const sources = ["packages", "apps"].flatMap(filesUnder).map((path) => ({
  path,
  text: readFileSync(path, "utf8"),
}));

const usesOf = (name: string): readonly string[] =>
  sources.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/contextOf\(\s*"([^"]+)"/g))
      .filter((match) => match[1] === name)
      .map(() => path),
  );

/** Each of these is used by the half that needs no key. */
const keyless: readonly ContextName[] = ["log", "link", "env", "id", "accept"];

test("S1 every context string is one of its own and ends in a zero byte", () => {
  const strings = Object.values(contexts);
  expect(new Set(strings).size).toBe(strings.length);
  // No string may begin another: what is hashed after it could then pass for the other's.
  for (const one of strings) {
    expect(one).toMatch(/^sr1\/[a-z-]+\0$/);
    expect(strings.filter((other) => other.startsWith(one))).toEqual([one]);
  }
});

test("S1 every context string is used for one thing, through the table alone", () => {
  expect(Object.keys(contexts).filter((name) => usesOf(name).length > 1)).toEqual([]);
  expect(keyless.filter((name) => usesOf(name).length !== 1)).toEqual([]);
  // Whoever names a context must do it so that this test can count it.
  const calls = sources.flatMap(({ text }) => Array.from(text.matchAll(/contextOf\(([^)]*)/g)));
  const named = calls.filter((call) => /^\s*"/.test(call[1] ?? ""));
  expect(named.length).toBe(calls.length);
  // Prose may quote one; code may not.
  const literal = /^[^/]*["'`]sr1\/[a-z-]+(?:\\0|\\x00|\\u0000)?["'`$]/m;
  const spelling = sources.filter(
    ({ path, text }) => !path.endsWith("contexts.ts") && literal.test(text),
  );
  expect(spelling.map(({ path }) => path)).toEqual([]);
});

test("S1 a context's bytes are its text", () => {
  expect(contextOf("env")).toEqual(Uint8Array.of(115, 114, 49, 47, 101, 110, 118, 0));
});
