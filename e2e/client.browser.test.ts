// The same client in a real browser: another origin's page convenes, joins, compares words, speaks and follows live over the
// page's own fetch and WebSocket.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { openChromium } from "../packages/client/test/chromium.ts";
import { admission } from "../packages/client/test/world.ts";
import { openStage } from "./stage.ts";

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { playInPage } from "./page/two-seats.ts";
globalThis.play = (origin, admission) =>
  playInPage(origin, admission, {
    fetch: (url, settings) => fetch(url, settings),
    openSocket: (url, protocol) => new WebSocket(url, protocol),
  });`,
      resolveDir: new URL(".", import.meta.url).pathname,
      loader: "js",
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2023",
    conditions: ["source"],
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
};

test("C7 the client does in Chromium what it does in Node, against a server of another origin", async () => {
  const script = await bundled();
  const stage = await openStage("browser", { parts: { now: Date.now } });
  const pages = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(
      isScript ? script : `<!doctype html><script type="module" src="/page.js"></script>`,
    );
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
    await page.waitForFunction("globalThis.play !== undefined");
    const played: unknown = await page.evaluate(
      `play(${JSON.stringify(stage.running.origin)}, ${JSON.stringify(admission)})`,
    );
    const { one, other, isSame, verified } = played as {
      one: string;
      other: string;
      isSame: boolean;
      verified: boolean[];
    };
    expect(one.split(" ")).toHaveLength(4);
    expect(other).toBe(one);
    expect(isSame).toBe(true);
    expect(verified).toEqual([true, true]);
  } finally {
    await browser.close();
    pages.close();
    await stage.close();
  }
});
