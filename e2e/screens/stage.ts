// A stage for whole flows on screen: a real server with the site as it ships, and persons, each in a browser context of its own
// with a network that is kept and can be cut. Nothing on it waits for time; everything waits for what a person would see.

import { join } from "node:path";
import { memoryStore } from "@tworooms/office";
import { readSite, settingsFrom, startServer } from "@tworooms/server";
import type { Running } from "@tworooms/server";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { lookKey, textOfLook } from "../../apps/web/src/look/kept-look.ts";
import type { Look } from "../../apps/web/src/look/look.ts";
import { startLook, usualFor } from "../../apps/web/src/look/look.ts";
import { openChromium } from "../../packages/client/test/chromium.ts";
import type { WireTap } from "./wire-tap.ts";
import { tapTo } from "./wire-tap.ts";

const shipped = join(import.meta.dirname, "..", "..", "apps", "web", "dist", "site");
const admission = "admission-token-for-tests";
/** How long something a person waits for may take on a machine that does ten other things. */
const patience = 45_000;

/** A network that a browser hears the loss and the return of, as with a cable. */
export type Network = Omit<WireTap, "cut" | "mend"> & {
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
};

/** Somebody at a browser. */
export type Seat = {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly network: Network;
  /** A click: a step of its own. */
  readonly press: (what: Locator) => Promise<void>;
  /** A field filled in: a step of its own. */
  readonly fill: (what: Locator, words: string) => Promise<void>;
  /** Clicks and fields so far. */
  readonly steps: () => number;
  /** What the browser complained of: console errors and errors of scripts. */
  readonly complaints: readonly string[];
  /** The same person at another tab. */
  readonly tab: (path: string) => Promise<Page>;
};

/** A server, a browser and whoever sits at it. */
export type Stage = {
  readonly origin: string;
  /** The address that the server prints: with the admission token in the fragment. */
  readonly printed: string;
  readonly logLines: readonly string[];
  /** Days that the server's clock is ahead of everybody's. */
  readonly clock: { daysAhead: number };
  readonly seat: (name: string, look?: Partial<Look>) => Promise<Seat>;
  /** Stops the server, does something to its folder, and serves again at the same address. */
  readonly restart: (data?: string) => Promise<Running>;
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
};

// The browser itself asks its maker about forms; the page does not.
const launched = (): Promise<Browser> =>
  openChromium("--disable-features=AutofillServerCommunication");

/** Opens a stage: on a store in memory, or on a data folder; with the screens as they ship, or others. */
export const openStage = async (data?: string, site: string = shipped): Promise<Stage> => {
  const read = readSite(site);
  if ("fault" in read) throw new Error(read.sentence);
  const logLines: string[] = [];
  const clock = { daysAhead: 0 };
  const serve = async (port: number, folder: string | undefined): Promise<Running> => {
    const wanted = settingsFrom(
      { port: String(port), ...(folder === undefined ? {} : { data: folder }) },
      { TWOROOMS_ADMISSION: admission },
    );
    if ("fault" in wanted) throw new Error(wanted.sentence);
    const running = await startServer(wanted, {
      site: read,
      now: () => Date.now() + clock.daysAhead * 86_400_000,
      log: { write: (line) => void logLines.push(line) },
      ...(folder === undefined ? { store: memoryStore() } : {}),
    });
    if ("fault" in running) throw new Error(running.sentence);
    return running;
  };
  let running = await serve(0, data);
  let isUp = true;
  const { origin, port } = running;
  const { host } = new URL(origin);
  const browser = await launched();
  const taps: WireTap[] = [];
  const stop = async (): Promise<void> => {
    if (!isUp) return;
    isUp = false;
    await running.close();
  };
  return {
    origin,
    printed: `${origin}/#admission=${admission}`,
    logLines,
    clock,
    seat: async (name, look = {}) => {
      const tap = await tapTo(host, () => port);
      taps.push(tap);
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: "en-GB",
        timezoneId: "Europe/Lisbon",
        permissions: ["clipboard-read", "clipboard-write"],
        proxy: { server: tap.address, bypass: "<-loopback>" },
      });
      context.setDefaultTimeout(patience);
      const language = look.language ?? "en";
      const kept = textOfLook({ ...startLook([language]), ...usualFor(language), ...look });
      await context.addInitScript({
        content: `if (origin !== "null" && localStorage.getItem("${lookKey}") === null)
          localStorage.setItem("${lookKey}", ${JSON.stringify(kept)});`,
      });
      const complaints: string[] = [];
      context.on("weberror", (error) => complaints.push(error.error().message));
      context.on("console", (message) => {
        if (message.type() === "error")
          complaints.push(`${message.text()} ${message.location().url}`);
      });
      const page = await context.newPage();
      let steps = 0;
      return {
        name,
        context,
        page,
        network: {
          ...tap,
          cut: () => {
            tap.cut();
            return context.setOffline(true);
          },
          mend: () => {
            tap.mend();
            return context.setOffline(false);
          },
        },
        complaints,
        press: async (what) => {
          steps += 1;
          await what.click();
        },
        fill: async (what, words) => {
          steps += 1;
          await what.fill(words);
        },
        steps: () => steps,
        tab: async (path) => {
          const other = await context.newPage();
          await other.goto(origin + path);
          return other;
        },
      };
    },
    stop,
    restart: async (folder = data) => {
      await stop();
      running = await serve(port, folder);
      isUp = true;
      return running;
    },
    close: async () => {
      await browser.close();
      await stop();
      for (const tap of taps) await tap.close();
    },
  };
};
