// The order of the layers stands at the head of every style sheet, in builds and on the development server: which of them a
// browser reads first depends on the screen a person opens first, and the first to name a layer decides where it lies. Rule V62.

import type { Plugin } from "vite";

const order = "@layer reset, tokens, base, parts, page;";

/** Says the order of the layers in each sheet. */
export const layerOrder = (): Plugin => ({
  name: "two-rooms-layer-order",
  enforce: "pre",
  transform: { filter: { id: /\.css$/ }, handler: (code) => `${order}\n${code}` },
});

/** Browsers the styles are written for: what these know, `light-dark()` first of all, is left as it is written. */
export const styleTarget: string[] = ["chrome123", "edge123", "firefox121", "safari17.5"];
