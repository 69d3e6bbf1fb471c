// How a site is built, whatever its sources are: hashed assets under /assets, the site worker under a name that lasts, no inline
// script or style, and nothing that depends on when or where it is built. Rule V215.

import { join } from "node:path";
import type { InlineConfig } from "vite";
import { layerOrder, styleTarget } from "./layer-order.ts";
import { site, siteWorkerFile } from "./site-plugin.ts";

const web = join(import.meta.dirname, "..");

/** The build of the sources in a folder that has an index.html, into another. */
export const siteConfig = (root: string, outDir: string): InlineConfig => ({
  root,
  base: "/",
  plugins: [layerOrder(), site(root)],
  resolve: { conditions: ["source", "module", "browser", "import", "default"] },
  worker: { format: "es" },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    cssTarget: styleTarget,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: {
        index: join(root, "index.html"),
        "site-worker": join(web, "src", "site", "site-worker.ts"),
      },
      output: {
        entryFileNames: ({ name }) =>
          name === "site-worker" ? siteWorkerFile : "assets/[name]-[hash].js",
      },
    },
  },
});
