import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { InlineConfig } from "vite";
import { expect, test } from "vitest";
import { layerOrder, styleTarget } from "../build/layer-order.ts";
import { sources } from "./messages.ts";

test("V62 a sheet that is read first does not decide which layer wins", async () => {
  const folder = await mkdtemp(join(tmpdir(), "two-rooms-layers-"));
  await writeFile(
    join(folder, "late.css"),
    "@layer parts { .x { color: light-dark(red, blue); } }",
  );
  await writeFile(join(folder, "base.css"), "@layer reset { .x { color: green; } }");
  await writeFile(join(folder, "late.js"), `import "./late.css"; document.title = "late";`);
  await writeFile(join(folder, "main.js"), `import("./late.js"); import "./base.css";`);
  await writeFile(join(folder, "index.html"), `<script type="module" src="./main.js"></script>`);
  const settings: InlineConfig = {
    configFile: false,
    root: folder,
    logLevel: "silent",
    plugins: [layerOrder()],
    build: { outDir: "out", cssTarget: styleTarget, target: "es2023" },
  };
  await build(settings);
  const assets = join(folder, "out/assets");
  const sheets = (await readdir(assets)).filter((name) => name.endsWith(".css"));
  expect(sheets).toHaveLength(2);
  const texts = await Promise.all(sheets.map((name) => readFile(join(assets, name), "utf8")));
  for (const text of texts) {
    const layers = [...text.matchAll(/@layer ([a-z, ]+)[;{]/g)].flatMap(([, names]) =>
      (names ?? "").split(/, ?/),
    );
    const order = ["reset", "tokens", "base", "parts", "page"];
    expect(layers.slice(0, order.length)).toEqual(order.slice(0, layers.length));
  }
  // What browsers know is left: a scheme that changes inside a page changes its colours there.
  expect(texts.join("")).toContain("light-dark(");
  await rm(folder, { recursive: true });
}, 60_000);

test("V62 every style of ours stands in a layer", () => {
  for (const [path, text] of sources(/\.css$/)) {
    const bare = text
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/@font-face\s*\{[^}]*\}/g, "")
      .replace(/@import [^;]+;/g, "");
    let depth = 0;
    const tops: string[] = [];
    let head = "";
    for (const sign of bare) {
      if (sign === "{") {
        if (depth === 0) tops.push(head.trim());
        depth += 1;
        head = "";
      } else if (sign === "}") {
        depth -= 1;
        head = "";
      } else head += sign;
    }
    for (const top of tops) expect(top, path).toMatch(/^@layer (?:reset|tokens|base|parts|page)$/);
  }
});
