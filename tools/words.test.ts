// What the project says of itself, in the checkout, and on trees that say too much.
import { expect, test } from "vitest";
import { root, treeOf } from "./tree.ts";
import { wordFaults } from "./words.ts";

test("the checkout speaks of itself alone, and of packages somebody decided on", () => {
  expect(wordFaults(treeOf(root))).toEqual([]);
});

const WELL: Readonly<Record<string, string>> = {
  LICENSE: "          Apache License\n    Version 2.0, January 2004\n",
  ".npmrc": "engine-strict=true\nomit-lockfile-registry-resolved=true\n",
  "package.json": '{"license":"Apache-2.0","dependencies":{"ws":"8.1.0","@tworooms/seal":"0.1.0"}}',
  "docs/decisions/0001-sockets.md": "# Sockets\n\nWe use `ws`.",
  "package-lock.json":
    '{"packages":{"":{},"node_modules/ws":{"license":"(MIT OR GPL-3.0)","integrity":"sha512-x"},"node_modules/@tworooms/seal":{"resolved":"packages/seal","link":true}}}',
};
const faultsOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  wordFaults(new Map(Object.entries({ ...WELL, ...files })));

test("a tree in order has no faults", () => {
  expect(faultsOf({})).toEqual([]);
});

const joined = (...parts: readonly string[]): string => parts.join("");
const lock = (entry: string): string => `{"packages":{"node_modules/x":${entry}}}`;
const broken: Readonly<Record<string, readonly [string, string, string]>> = {
  "a path of somebody's machine": [
    "README.md",
    joined("see /ho", "me/me/talks"),
    "README.md:1 names a path",
  ],
  "a registry": [
    "docs/a.md",
    joined("\nfrom https://regis", "try.example.org"),
    "docs/a.md:2 names a package registry",
  ],
  "a folder beside the checkout": [
    "tools/a.mjs",
    joined('read("../sha', 'red/cases")'),
    "a folder outside",
  ],
  "work left over": ["packages/seal/src/a.ts", joined("// TO", "DO later"), "work left over"],
  "no licence": ["LICENSE", "All rights reserved", "is not the Apache License"],
  "a workspace under another licence": [
    "apps/cli/package.json",
    '{"license":"MIT"}',
    "is not Apache-2.0",
  ],
  "a range of versions": [
    "package.json",
    '{"license":"Apache-2.0","dependencies":{"ws":"^8.1.0"}}',
    "no exact version",
  ],
  "a package nobody decided on": [
    "package.json",
    '{"license":"Apache-2.0","devDependencies":{"left-pad":"1.0.0"}}',
    "no record",
  ],
  "a package under a licence we cannot keep": [
    "package-lock.json",
    lock('{"license":"GPL-3.0","integrity":"x"}'),
    "the licence GPL-3.0",
  ],
  "half a licence we cannot keep": [
    "package-lock.json",
    lock('{"license":"MIT AND GPL-3.0","integrity":"x"}'),
    "the licence MIT AND",
  ],
  "a tool's licence on what is passed on": [
    "package-lock.json",
    lock('{"license":"MPL-2.0","integrity":"x"}'),
    "the licence MPL",
  ],
  "a package without a licence": [
    "package-lock.json",
    lock('{"integrity":"x"}'),
    "the licence none",
  ],
  "a host in the lock": [
    "package-lock.json",
    lock('{"license":"MIT","integrity":"x","resolved":"https://example.org/x.tgz"}'),
    "names the host",
  ],
  "a package without a digest": ["package-lock.json", lock('{"license":"MIT"}'), "no digest"],
  "an npm that would write hosts": [".npmrc", "engine-strict=true\n", "npm would write the hosts"],
};

for (const [what, [path, text, fault]] of Object.entries(broken))
  test(`${what}: refused`, () => {
    const faults = faultsOf({ [path]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });
