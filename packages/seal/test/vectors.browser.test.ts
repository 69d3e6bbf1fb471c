// The vectors in a real browser: the same bundle, the same files, and rows that must equal Node's one by one.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openChromium } from "../../client/test/chromium.ts";
import { allRows, names } from "./vectors/all.ts";
import { type Row, failing } from "./vectors/rows.ts";

const vectors = Object.fromEntries(
  names.map((name) => [name, JSON.parse(readFileSync(`vectors/${name}.json`, "utf8"))]),
) as Parameters<typeof allRows>[0];

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ["packages/seal/test/vectors/all.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "rows",
    platform: "browser",
    target: "es2023",
    conditions: ["source"],
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
};

let script = "";
// WebCrypto exists only in a secure context, which http on loopback is and about:blank is not.
const server = createServer((request, response) => {
  const isScript = request.url === "/rows.js";
  response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
  response.end(isScript ? script : "<!doctype html><script src=/rows.js></script>");
});

beforeAll(async () => {
  script = await bundled();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
});

afterAll(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const rowsInChromium = async (): Promise<readonly Row[]> => {
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    // As a text to parse: in a literal a member "__proto__" would be another thing.
    return await page.evaluate(
      `rows.allRows(JSON.parse(${JSON.stringify(JSON.stringify(vectors))}))`,
    );
  } finally {
    await browser.close();
  }
};

test("S42, S81: every vector and every mutant gets the same verdict in Chromium as in Node", async () => {
  const [there, here] = [await rowsInChromium(), await allRows(vectors)];
  expect(failing(there)).toEqual([]);
  expect(here.length).toBeGreaterThan(1_000);
  expect(there.length).toBe(here.length);
  const differing = here.filter((row, at) => JSON.stringify(row) !== JSON.stringify(there[at]));
  expect(differing).toEqual([]);
});
