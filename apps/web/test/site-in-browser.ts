// The built site, served by a real server on loopback, in a real Chromium: what browser tests of whole screens open.

import { memoryStore } from "@tworooms/office";
import { readSite, settingsFrom, startServer } from "@tworooms/server";
import type { Browser } from "playwright-core";
import { openChromium } from "../../../packages/client/test/chromium.ts";

/** A browser and the origin it may open. */
export type SiteInBrowser = {
  readonly origin: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
};

const folder = new URL("../dist/site", import.meta.url).pathname;

/** Opens both; `npm run build` must have built the site. */
export const openSite = async (): Promise<SiteInBrowser> => {
  const site = readSite(folder);
  if ("fault" in site) throw new Error(site.sentence);
  const settings = settingsFrom({ port: "0" }, { TWOROOMS_ADMISSION: "admission-token-for-tests" });
  if ("fault" in settings) throw new Error(settings.sentence);
  const running = await startServer(settings, {
    store: memoryStore(),
    log: { write: () => undefined },
    site,
  });
  if ("fault" in running) throw new Error(running.sentence);
  const browser = await openChromium();
  return {
    origin: running.origin,
    browser,
    close: async () => {
      await browser.close();
      await running.close();
    },
  };
};
