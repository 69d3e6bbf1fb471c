// Builds the screens when something they are made of changed since the last time, so that a start that changes nothing
// waits for nothing. Run by itself it fails as well when the desk weighs more than it may. Rules
// V222, V225.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root, run, say } from "./ready.mjs";

/** What the screens are made of: their own sources, the packages they bundle, and the versions of all else. */
const inputsIn = (house) => [
  "package-lock.json",
  "tsconfig.base.json",
  ...[
    "index.html",
    "package.json",
    "tsconfig.json",
    "vite.config.ts",
    "build",
    "public",
    "src",
  ].map((name) => `apps/web/${name}`),
  ...readdirSync(join(house, "packages")).flatMap((name) => [
    `packages/${name}/package.json`,
    `packages/${name}/src`,
  ]),
];

const filesUnder = (path) => {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    );
  } catch {
    return [path];
  }
};

/** The digest of everything that the screens are made of. */
export const siteInputs = (house) => {
  const hash = createHash("sha256");
  for (const path of inputsIn(house)
    .flatMap((input) => filesUnder(join(house, input)))
    .toSorted())
    hash
      .update(`${relative(house, path)}\n`)
      .update(createHash("sha256").update(readFileSync(path)).digest());
  return hash.digest("hex");
};

/** Builds the screens unless they are there, of these very inputs; resolves to an exit code. */
export const buildSite = async (house = root) => {
  const dist = join(house, "apps", "web", "dist");
  const stamp = join(dist, "site-inputs");
  const digest = siteInputs(house);
  const isBuilt = existsSync(join(dist, "site", "site.json")) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, "utf8") === digest) return 0;
  say("building the screens …");
  rmSync(stamp, { force: true });
  const vite = join(house, "node_modules", "vite", "bin", "vite.js");
  const words = ["build", "--config", "apps/web/vite.config.ts", "--logLevel", "error"];
  const code = await run(process.execPath, [vite, ...words], {
    cwd: house,
    // Whatever the shell says: the same bytes for everybody.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", 2, 2],
  });
  if (code === 0) {
    mkdirSync(dist, { recursive: true });
    writeFileSync(stamp, digest);
  }
  return code;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = await buildSite();
  if (code !== 0) process.exit(code);
  const { desk, most } = JSON.parse(
    readFileSync(join(root, "apps", "web", "dist", "site-weight.json"), "utf8"),
  );
  say(
    `the desk loads ${(desk / 1000).toFixed(1)} kB of JavaScript first, gzip; ${most / 1000} at most`,
  );
  if (desk > most) {
    say("the desk is too heavy: load something later, or leave it out");
    process.exit(1);
  }
}
