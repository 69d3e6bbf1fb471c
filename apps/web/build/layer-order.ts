// The order of the layers stands at the head of every style sheet: which of them a browser reads first depends on the screen a
// person opens first, and the first one to name a layer decides where it lies.

import type { Plugin } from "vite";

const order = "@layer reset,tokens,base,parts,page;";

/** Says the order of the layers in each sheet. */
export const layerOrder = (): Plugin => ({
  name: "two-rooms-layer-order",
  generateBundle: (_, bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === "asset" && file.fileName.endsWith(".css"))
        file.source = `${order}${typeof file.source === "string" ? file.source : new TextDecoder().decode(file.source)}`;
  },
});
