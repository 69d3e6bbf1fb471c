// The Chromium of all browser tests and of benches: a real one, that calls nobody by itself.

import { type Browser, chromium } from "playwright-core";

/** Opens it; `more` are switches of this test or bench alone. */
export const openChromium = (...more: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["TWOROOMS_CHROMIUM"] || "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
