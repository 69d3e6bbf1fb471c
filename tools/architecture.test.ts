// The law of imports, held against the checkout and seen to fail on trees that break it.
import { expect, test } from "vitest";
import { architectureFaults } from "./architecture.ts";
import { root, treeOf } from "./tree.ts";

test("the checkout keeps the law of imports", () => {
  expect(architectureFaults(treeOf(root))).toEqual([]);
});

const declares = (...names: readonly string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) });
const faultsOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  architectureFaults(new Map(Object.entries(files)));

const ALL = [
  "@tworooms/seal",
  "@tworooms/talks",
  "@tworooms/wire",
  "@tworooms/client",
  "@tworooms/office",
  "valibot",
];
const broken: Readonly<Record<string, readonly [string, string, string]>> = {
  "the server imports the talks": [
    "apps/server/src/x.ts",
    'import { fold } from "@tworooms/talks";',
    "does not allow",
  ],
  "the server imports the key half": [
    "apps/server/src/x.ts",
    'import { open } from "@tworooms/seal";',
    "does not allow",
  ],
  "the server imports a type of the talks": [
    "apps/server/src/x.ts",
    'import type { Fold } from "@tworooms/talks";',
    "does not allow",
  ],
  "the office takes a type inline": [
    "packages/office/src/x.ts",
    'let a: import("@tworooms/talks").Fold;',
    "does not allow",
  ],
  "the wire passes the key half on": [
    "packages/wire/src/x.ts",
    'export * from "@tworooms/seal";',
    "does not allow",
  ],
  "the talks import the wire, over lines": [
    "packages/talks/src/x.ts",
    'import {\n  a,\n} from "@tworooms/wire";',
    "does not allow",
  ],
  "analysis imports the seal": [
    "packages/analysis/src/x.ts",
    'import { a } from "@tworooms/seal/envelope";',
    "does not allow",
  ],
  "a pure workspace imports node": [
    "packages/talks/src/x.ts",
    'import { readFile } from "node:fs";',
    "only apps",
  ],
  "a package asks the platform for a module": [
    "packages/talks/src/x.ts",
    'process.getBuiltinModule("node:fs");',
    "may ask for a module",
  ],
  "a package that is not declared": [
    "packages/talks/src/x.ts",
    'import * as d from "d3-scale";',
    "does not declare",
  ],
  "a test's package that is not declared": [
    "packages/talks/test/x.ts",
    'import "lodash";',
    "does not declare",
  ],
  "a way out of the workspace": [
    "packages/talks/src/x.ts",
    'import { a } from "../../seal/src/a.ts";',
    "leaves its workspace",
  ],
  "a source that imports a test": [
    "packages/talks/src/x.ts",
    'import { a } from "../test/a.ts";',
    "leaves its workspace",
  ],
  "a test that reaches into another's source": [
    "packages/talks/test/x.ts",
    'import { a } from "../../seal/src/a.ts";',
    "leaves its workspace",
  ],
  "an import made at run time": [
    "packages/talks/src/x.ts",
    "const a = await import(where);",
    "cannot be followed",
  ],
  "an import in other quotes": [
    "packages/talks/src/x.ts",
    "import { a } from '@tworooms/wire';",
    "cannot be followed",
  ],
  "a workspace nobody drew": ["packages/gossip/src/x.ts", "", "not on the map"],
  "a name without a noun": ["packages/talks/src/utils.ts", "", "no noun"],
  "a folder without a noun": ["tools/helpers/x.mjs", "", "no noun"],
  "a name in another case": ["packages/talks/src/leakCheck.ts", "", "kebab-case"],
  "a file too long": ["tools/x.ts", "\n".repeat(401), "over 400 lines"],
};

for (const [what, [path, source, fault]] of Object.entries(broken))
  test(`${what}: refused`, () => {
    const [, workspace = ""] = /^((?:packages|apps)\/[^/]+)\//.exec(path) ?? [];
    const found = faultsOf({ [`${workspace}/package.json`]: declares(...ALL), [path]: source });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
  });

test("what the map draws is allowed", () => {
  expect(
    faultsOf({
      "packages/wire/package.json": declares("@tworooms/seal"),
      "packages/wire/src/a.ts":
        'import type { A } from "./b.ts";\nimport "@tworooms/seal/envelope";',
      "packages/wire/src/b.ts": 'import { c } from "./a.ts";\nexport const from = "anywhere";',
      "packages/wire/test/a.test.ts":
        'import { join } from "node:path";\nimport { s } from "../../seal/test/s.ts";',
      "apps/web/src/screens/desk/TrayStrip.tsx": "",
    }),
  ).toEqual([]);
});

test("a circle of values: refused", () => {
  const [fault] = faultsOf({
    "packages/talks/src/a.ts": 'import { b } from "./b.ts";',
    "packages/talks/src/b.ts": 'export { c } from "./c.ts";',
    "packages/talks/src/c.ts": 'import { a } from "./a.ts";',
  });
  expect(fault).toBe(
    "a circle: packages/talks/src/a.ts → packages/talks/src/b.ts → packages/talks/src/c.ts → packages/talks/src/a.ts",
  );
});
