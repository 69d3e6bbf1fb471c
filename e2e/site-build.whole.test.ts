// What a build leaves: the same bytes wherever it is done, a hash over all of them, and a desk that is light enough.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { pathsIn } from "../apps/web/build/site-list.ts";
import { mostOfDesk, weightOf } from "../apps/web/build/weight.ts";
import { sitePages } from "../apps/web/src/app/routes.ts";
import { builtScreens, wholeSite } from "./built-site.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The sources of the screens at another place, with what is installed linked. */
const copiedHouse = (): string => {
  const copy = mkdtempSync(join(tmpdir(), "two-rooms-other-place-"));
  const isSource = (path: string): boolean =>
    !["node_modules", "dist", "test"].includes(basename(path));
  for (const name of ["apps/web", "packages", "types", "tsconfig.base.json", "package-lock.json"])
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: isSource });
  const link = (target: string, name: string): void => {
    mkdirSync(dirname(join(copy, "node_modules", name)), { recursive: true });
    symlinkSync(target, join(copy, "node_modules", name), "junction");
  };
  for (const name of readdirSync(join(root, "node_modules")))
    if (!name.startsWith(".") && name !== "@tworooms" && name !== "tworooms")
      link(join(root, "node_modules", name), name);
  for (const name of readdirSync(join(copy, "packages")))
    link(join(copy, "packages", name), `@tworooms/${name}`);
  return copy;
};

let folder = "";
beforeAll(() => {
  folder = builtScreens();
});

test("V215 the same tree built at another place is the same bytes", () => {
  const copy = copiedHouse();
  try {
    const other = builtScreens(copy);
    expect(pathsIn(other)).toEqual(pathsIn(folder));
    for (const path of pathsIn(folder))
      expect([
        path,
        readFileSync(join(other, path)).equals(readFileSync(join(folder, path))),
      ]).toEqual([path, true]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

test("V216 the hash is what anybody works out from the files with sha256sum, and the page shows its beginning", () => {
  const { hash, files } = wholeSite(folder);
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const tag = `    <meta name="two-rooms-build" content="${hash.slice(0, 16)}" />\n`;
  expect(page.split(tag)).toHaveLength(2);
  const paths = pathsIn(folder).filter((path) => path !== "/site.json");
  const lines = paths.map((path) => {
    const bytes = path === "/index.html" ? page.replace(tag, "") : readFileSync(join(folder, path));
    return `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`;
  });
  expect(createHash("sha256").update(lines.join("")).digest("hex")).toBe(hash);
  expect([...files.keys()].toSorted()).toEqual(pathsIn(folder));
});

test("V213 the addresses that the app shows are those that the built site names", () => {
  const app = readFileSync(join(root, "apps", "web", "src", "app", "App.tsx"), "utf8");
  // Nobody writes an address into a route by hand.
  expect(app).not.toMatch(/path="|\["\//);
  expect([...wholeSite(folder).pages].toSorted()).toEqual(sitePages.toSorted());
  expect(sitePages).toContain("/sheet");
  expect(sitePages).toContain("/t/{talk}/desk");
});

test("V211 the page as it is built has nothing that its policy would stop", () => {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
  for (const [tag] of page.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(' src="/assets/');
  expect(page).not.toMatch(/(?:src|href)="(?!\/)/);
  for (const path of pathsIn(folder))
    if (path.endsWith(".css"))
      for (const [, url] of readFileSync(join(folder, path), "utf8").matchAll(/url\(([^)]*)\)/g))
        expect(url).toMatch(/^["']?\/assets\//);
});

test("V222 what the desk loads first is light enough, and the figure is of the files that are loaded", () => {
  const { desk, deskFiles } = JSON.parse(
    readFileSync(join(dirname(folder), "site-weight.json"), "utf8"),
  ) as { desk: number; deskFiles: readonly string[] };
  process.stderr.write(
    `desk at first load: ${(desk / 1000).toFixed(1)} kB of JavaScript, gzip, at most ${mostOfDesk / 1000}\n`,
  );
  expect(desk).toBeLessThanOrEqual(mostOfDesk);
  expect(desk).toBeGreaterThan(10_000);
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const [, entry = ""] = /src="\/(assets\/[^"]+)"/.exec(page) ?? [];
  expect(deskFiles).toContain(entry);
  expect(deskFiles).not.toContain("site-worker.js");
});

test("V222 the desk weighs its entry, its own screen, English and what they import, each once, and no other screen", () => {
  const chunk = (imports: readonly string[], module: string, isEntry = false) =>
    ({
      type: "chunk",
      code: "x".repeat(40),
      imports,
      isEntry,
      moduleIds: [`/house/${module}`],
    }) as const;
  const one = weightOf({ "a.js": chunk([], "src/main.tsx", true) }, "/house", []).desk;
  const weighed = weightOf(
    {
      "entry.js": chunk(["part.js"], "src/main.tsx", true),
      "part.js": chunk(["deep.js"], "src/parts/Button.tsx"),
      "deep.js": chunk(["part.js"], "src/parts/Icon.tsx"),
      "desk.js": chunk(["part.js", "tray.js"], "src/screens/desk/Desk.tsx"),
      "tray.js": chunk([], "src/screens/desk/Tray.tsx"),
      "en.js": chunk([], "src/words/en.ts"),
      "fa.js": chunk([], "src/words/fa.ts"),
      "room.js": chunk([], "src/screens/room/Room.tsx"),
      "site-worker.js": chunk([], "src/site/site-worker.ts", true),
      "worker-1.js": { type: "asset", source: "x".repeat(40) },
      "face.woff2": { type: "asset", source: "x" },
    },
    "/house",
    ["site-worker.js"],
  );
  expect(weighed.deskFiles).toEqual([
    "deep.js",
    "desk.js",
    "en.js",
    "entry.js",
    "part.js",
    "tray.js",
  ]);
  expect(weighed.desk).toBe(6 * one);
  expect(Object.keys(weighed.workers)).toEqual(["worker-1.js"]);
});

/** What the tool that builds them takes for the state of the screens in a house. */
const inputsOf = (house: string): string =>
  execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { siteInputs } from ${JSON.stringify(join(root, "tools", "site.mjs"))};
process.stdout.write(siteInputs(process.argv[1]))`,
      house,
    ],
    { encoding: "utf8" },
  );

test("V225 the screens are built again when something they are made of changed, and only then", () => {
  const copy = copiedHouse();
  try {
    const seen = [inputsOf(copy)];
    for (const path of ["index.html", "src/main.tsx", "build/weight.ts", "vite.config.ts"]) {
      appendFileSync(join(copy, "apps", "web", path), "\n");
      seen.push(inputsOf(copy));
    }
    appendFileSync(join(copy, "packages", "client", "src", "index.ts"), "\n");
    seen.push(inputsOf(copy));
    expect(new Set(seen).size).toBe(6);
    mkdirSync(join(copy, "apps", "web", "test"));
    appendFileSync(join(copy, "apps", "web", "test", "link.test.ts"), "\n");
    mkdirSync(join(copy, "apps", "web", "dist"));
    appendFileSync(join(copy, "apps", "web", "dist", "site-inputs"), "\n");
    expect(inputsOf(copy)).toBe(seen.at(-1));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  const built = (): string =>
    spawnSync(process.execPath, [join(root, "tools", "site.mjs")], { encoding: "utf8" }).stderr;
  expect(built()).toContain("the desk loads");
  expect(built()).not.toContain("building");
});
