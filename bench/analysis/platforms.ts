// Runs one case where it is to be measured: in a Node of its own, or in Chromium. Both get the engine bundled, as a user
// would; neither carries this process's loader.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import type { Timing } from "./cases.ts";

/** What is measured: a case by its id, or a folder of scenario files. */
export type Target = { readonly id: string } | { readonly folder: string };

/** A timing in Node, with the process's greatest resident size. */
export type NodeTiming = Timing & { readonly residentMb: number };

const here = fileURLToPath(new URL(".", import.meta.url));

const script = async (contents: string, platform: "node" | "browser"): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir: here },
    bundle: true,
    format: "esm",
    platform,
    conditions: ["source"],
    external: ["node:*", "highs"],
    write: false,
    ...(platform === "browser"
      ? { external: ["node:*"] }
      : {
          banner: {
            js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
          },
        }),
  });
  return outputFiles[0]?.text ?? "";
};

const nodeEntry = `
  import { readdirSync, readFileSync } from "node:fs";
  import { join } from "node:path";
  import { subjectFrom, subjectOf, timed } from "./cases.ts";
  const [word, kind] = process.argv.slice(2);
  const filesIn = (folder) =>
    readdirSync(folder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
  const subject = kind === "folder" ? subjectFrom(filesIn(word)) : subjectOf(word);
  const timing = await timed(subject, () => performance.now());
  console.log(JSON.stringify({ ...timing, residentMb: process.resourceUsage().maxRSS / 1024 }));
`;

let nodeScript: Promise<string> | undefined;

/** Times a target in a Node process of its own. */
export const timedInNode = async (target: Target): Promise<NodeTiming> => {
  nodeScript ??= script(nodeEntry, "node");
  // Beside the sources, so that the solver is found where it is installed.
  const folder = mkdtempSync(join(here, ".once-"));
  const file = join(folder, "once.mjs");
  try {
    writeFileSync(file, await nodeScript);
    const words = "id" in target ? [target.id, "case"] : [target.folder, "folder"];
    const { stdout } = await promisify(execFile)(process.execPath, [file, ...words]);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const pageEntry = `
  import { settled, subjectFrom, subjectOf, timed } from "./cases.ts";
  const now = () => performance.now();
  const fileNamed = async (name) => ({ name, bytes: await (await fetch("/files/" + name)).bytes() });
  window.measure = async ({ id, names }) => {
    const subject = id === undefined ? subjectFrom(await Promise.all(names.map(fileNamed))) : subjectOf(id);
    await settled(now);
    return timed(subject, now, "/highs.wasm");
  };
`;

let pageScript: Promise<string> | undefined;
const origin = "http://bench.invalid";

/** Times a target in a fresh Chromium; undefined where none is installed. */
export const timedInChromium = async (target: Target): Promise<Timing | undefined> => {
  const executablePath = process.env.TWOROOMS_CHROMIUM;
  if (executablePath === undefined || executablePath === "") return undefined;
  pageScript ??= script(pageEntry, "browser");
  const code = await pageScript;
  const wasm = createRequire(pathToFileURL(here)).resolve("highs/runtime");
  const browser = await chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  try {
    const page = await browser.newPage();
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/highs.wasm")
        return route.fulfill({ body: readFileSync(wasm), contentType: "application/wasm" });
      if (pathname === "/page.mjs")
        return route.fulfill({ body: code, contentType: "text/javascript" });
      if ("folder" in target && pathname.startsWith("/files/"))
        return route.fulfill({
          body: readFileSync(join(target.folder, pathname.slice("/files/".length))),
        });
      return route.fulfill({
        body: '<!doctype html><script type="module" src="/page.mjs"></script>',
        contentType: "text/html",
      });
    });
    await page.goto(`${origin}/`);
    await page.waitForFunction("window.measure !== undefined");
    const asked = "id" in target ? target : { names: readdirSync(target.folder) };
    return await page.evaluate<Timing>(`window.measure(${JSON.stringify(asked)})`);
  } finally {
    await browser.close();
  }
};
