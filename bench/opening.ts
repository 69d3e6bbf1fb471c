// Opening 10,000 envelopes in Node and in Chromium, each against bare WebCrypto on the same bytes.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { openChromium } from "../packages/client/test/chromium.ts";
import type { Bench } from "./bench.ts";
import { medianOf } from "./bench.ts";
import type { OpeningPair } from "./parts/opening-log.ts";
import { timeOpening } from "./parts/opening-log.ts";

const count = 10_000;
const pairs = 5;

const outcome = (taken: readonly OpeningPair[]) => {
  const figure = medianOf(taken.map(({ opened, bare }) => opened / bare));
  const opened = medianOf(taken.map((pair) => pair.opened));
  const bare = medianOf(taken.map((pair) => pair.bare));
  return {
    figure,
    met: figure <= 1.5,
    note: `${opened.toFixed(0)} ms against ${bare.toFixed(0)} ms`,
  };
};

const inNode: Bench = {
  id: "open-10000-node",
  what: "opening 10,000 envelopes of 1 KiB in Node, against bare verify and decrypt of the same bytes",
  unit: "x",
  goal: "≤ 1.5 x",
  run: async () => outcome(await timeOpening(count, pairs, () => performance.now())),
};

const inChromium: Bench = {
  id: "open-10000-chromium",
  what: "opening 10,000 envelopes of 1 KiB in Chromium, against bare verify and decrypt of the same bytes",
  unit: "x",
  goal: "≤ 1.5 x",
  run: async () => {
    const bundle = await build({
      stdin: {
        contents: `import { timeOpening } from "./parts/opening-log.ts"; globalThis.timeOpening = timeOpening;`,
        resolveDir: new URL(".", import.meta.url).pathname,
        loader: "ts",
      },
      bundle: true,
      format: "esm",
      conditions: ["source"],
      write: false,
    });
    const script = bundle.outputFiles[0]?.text ?? "";
    const server = createServer((request, response) => {
      const isScript = request.url === "/bench.js";
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
      response.end(
        isScript ? script : `<!doctype html><script type="module" src="/bench.js"></script>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const browser = await openChromium();
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.waitForFunction("globalThis.timeOpening !== undefined");
      const taken: readonly OpeningPair[] = await page.evaluate(
        `timeOpening(${count}, ${pairs}, () => performance.now())`,
      );
      return outcome(taken);
    } finally {
      await browser.close();
      server.close();
    }
  },
};

export const benches: readonly Bench[] = [inNode, inChromium];
