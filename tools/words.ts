// The project speaks of itself alone: of no machine it was made on, no work left over, no licence it cannot keep, no package
// nobody decided on. Pure: a tree of texts in, faults in words out. Patterns are written so that they do not match themselves.
import type { Tree } from "./tree.ts";

const NOT_SAID: Readonly<Record<string, RegExp>> = {
  "a path of one machine": /(?:^|[\s"'`(=:])\/(?:work|home|root|Users)\//m,
  "a package registry": /\bregistry\.[a-z]|\bnpm[j]s\b|yarn[p]kg/,
  "a folder outside the checkout": /\.\.\/share[d]\b/,
  "work left over": /\b(?:TO[D]O|FI[X]ME|X[X]X|HA[C]K)\b/,
  "who typed it": /\bsub-?agen[t]s?\b|\bcoding agen[t]s?\b|\bclaud[e]\b|\bco-author[e]d-by\b/i,
};
/** Written by npm, checked apart; and the licence is not our text. */
const NOT_OURS = new Set(["package-lock.json", "LICENSE"]);

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

const unsaid = (tree: Tree): readonly string[] =>
  [...tree].flatMap(([path, text]) =>
    NOT_OURS.has(path)
      ? []
      : Object.entries(NOT_SAID).flatMap(([what, pattern]) => {
          const found = pattern.exec(text);
          return found === null
            ? []
            : [`${path}:${lineOf(text, found.index)} names ${what}: ${found[0].trim()}`];
        }),
  );

type Manifest = {
  readonly name?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const decided = (tree: Tree): readonly string[] => {
  const records = [...tree].filter(([path]) =>
    /^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(path),
  );
  const text = records.map(([, record]) => record).join("\n");
  return [...tree].flatMap(([path, source]) => {
    if (!/^(?:(?:packages|apps)\/[^/]+\/)?package\.json$/.test(path)) return [];
    const manifest: Manifest = JSON.parse(source);
    const faults =
      manifest.license === "Apache-2.0" ? [] : [`${path}: its licence is not Apache-2.0`];
    const direct = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    for (const [name, version] of direct) {
      if (!/^\d+\.\d+\.\d+$/.test(version))
        faults.push(`${path}: ${name} ${version} is no exact version`);
      if (!name.startsWith("@tworooms/") && !text.includes(`\`${name}\``))
        faults.push(`${path}: no record in docs/decisions names \`${name}\``);
    }
    return faults;
  });
};

/** Licences that Apache-2.0 work may build on; Mozilla's only for tools, which are not passed on. */
const MAY_USE = new Set(
  "MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause 0BSD Apache-2.0 BlueOak-1.0.0 CC0-1.0 Unlicense Zlib OFL-1.1".split(
    " ",
  ),
);

const isUsable = (licence: string, isTool: boolean): boolean =>
  licence
    .replace(/[()]/g, "")
    .split(/ OR /)
    .some((choice) =>
      choice
        .split(/ AND /)
        .every((one) => MAY_USE.has(one.trim()) || (isTool && one.trim() === "MPL-2.0")),
    );

type Locked = {
  readonly license?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly integrity?: string;
};

const locked = (tree: Tree): readonly string[] => {
  const { packages = {} }: { readonly packages?: Readonly<Record<string, Locked>> } = JSON.parse(
    tree.get("package-lock.json") ?? "{}",
  );
  const faults: string[] = [];
  for (const [path, { license, resolved, link, dev, integrity }] of Object.entries(packages)) {
    if (!path.includes("node_modules/") || link === true) continue;
    if (!isUsable(license ?? "none", dev === true))
      faults.push(`package-lock.json: ${path} has the licence ${license ?? "none"}`);
    if (resolved !== undefined)
      faults.push(`package-lock.json: ${path} names the host it came from`);
    if (integrity === undefined) faults.push(`package-lock.json: ${path} has no digest`);
  }
  if (!/^omit-lockfile-registry-resolved=true$/m.test(tree.get(".npmrc") ?? ""))
    faults.push(".npmrc: npm would write the hosts packages came from");
  if (!/^\s+Apache License\n\s+Version 2\.0/m.test(tree.get("LICENSE") ?? ""))
    faults.push("LICENSE: is not the Apache License 2.0");
  return faults;
};

/** Everything in a tree that the project should not say or may not use: empty when all is well. */
export const wordFaults = (tree: Tree): readonly string[] => [
  ...unsaid(tree),
  ...decided(tree),
  ...locked(tree),
];
