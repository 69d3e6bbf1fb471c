// Builds the gallery once as a site is built, serves it, and opens it in a real Chromium with a look of the test's choosing.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import type { InlineConfig } from "vite";
import { openChromium } from "../../../packages/client/test/chromium.ts";
import { lookKey, textOfLook } from "../src/look/kept-look.ts";
import { layerOrder, styleTarget } from "../build/layer-order.ts";
import type { Look } from "../src/look/look.ts";
import { startLook, usualFor } from "../src/look/look.ts";

const web = join(import.meta.dirname, "..");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** Builds the gallery into a folder, in a mode. */
export const buildGallery = async (mode: string): Promise<string> => {
  const outDir = await mkdtemp(join(tmpdir(), "two-rooms-gallery-"));
  const settings: InlineConfig = {
    configFile: false,
    root: web,
    mode,
    logLevel: "error",
    resolve: { conditions: ["source", "module", "browser", "import", "default"] },
    plugins: [layerOrder()],
    oxc: { jsx: { runtime: "automatic" } },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      cssTarget: styleTarget,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: join(web, "test/page/gallery.html") },
    },
  };
  await build(settings);
  return outDir;
};

export type Gallery = {
  readonly browser: Browser;
  /** Opens the gallery: `show` and more of the query, the look, and the kind of browser. */
  readonly open: (
    query: string,
    look?: Partial<Look>,
    context?: BrowserContextOptions,
  ) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** A gallery that is open. */
export const openGallery = async (): Promise<Gallery> => {
  const folder = await buildGallery("test");
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://gallery");
    const file = extname(pathname) === "" ? "/test/page/gallery.html" : pathname;
    readFile(join(folder, file)).then(
      (bytes) => response.setHeader("content-type", TYPES[extname(file)] ?? "").end(bytes),
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await openChromium();
  return {
    browser,
    open: async (query, look = {}, context = {}) => {
      const language = look.language ?? "en";
      const kept = { ...startLook([]), ...usualFor(language), ...look };
      const opened = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...context,
      });
      await opened.addInitScript({
        content: `if (localStorage.getItem("${lookKey}") === null)
          localStorage.setItem("${lookKey}", ${JSON.stringify(textOfLook(kept))});`,
      });
      const page = await opened.newPage();
      await page.goto(`${origin}/?${query}`);
      await page.waitForSelector("h1");
      await page.evaluate("document.fonts.ready");
      return page;
    },
    close: async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds wrong with a page, in one line each. */
export const axeFaults = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ path: axeFile });
  const found: unknown = await page.evaluate(`axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 160) + " " + failureSummary)))`);
  return found as readonly string[];
};

/** Keeps a picture of a page where TWOROOMS_PICTURES says, if it says. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["TWOROOMS_PICTURES"];
  if (folder !== undefined)
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
