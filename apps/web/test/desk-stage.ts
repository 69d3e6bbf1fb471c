// A desk to try in real Chromium: the site as it is built, a real server, and people each in a browser context of their own, who
// act through the very host of their page. Words are compared, so that everything may be carried.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readSite } from "@tworooms/server";
import type { Id, Leave, Party } from "@tworooms/talks";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openChromium } from "../../../packages/client/test/chromium.ts";
import { admission } from "../../../packages/office/test/site.ts";
import { siteOverHttp } from "../../server/test/site.ts";
import type { ActName, Acts, Outcome } from "../src/host/acts.ts";
import type { FromHost } from "../src/host/channel.ts";
import type { HostState, TalkState } from "../src/host/state.ts";

const web = join(import.meta.dirname, "..");

let ids = 0;
/** An id of the domain's shape, never the same twice in this run. */
export const newId = <Kind extends string>(): Id<Kind> =>
  (Date.now() * 1_000 + (ids += 1)).toString(16).padStart(32, "0") as Id<Kind>;
export const party = (name: string): Party => name as Party;

/** Somebody at a browser. */
export type Somebody = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly act: <N extends ActName>(act: N, takes: Acts[N]["takes"]) => Promise<Acts[N]["gives"]>;
  readonly state: () => Promise<HostState>;
  readonly talk: () => Promise<TalkState>;
  /** Waits until this person's tree is so. */
  readonly until: <Found>(look: (state: TalkState) => Found | undefined | false) => Promise<Found>;
};

const askHost = (page: Page, asked: { act: string; takes: unknown }): Promise<Outcome<unknown>> =>
  page.evaluate(
    (question) =>
      new Promise<Outcome<unknown>>((resolve) => {
        const channel = new BroadcastChannel("two-rooms");
        const id = crypto.randomUUID();
        channel.onmessage = ({ data }: MessageEvent<FromHost>) => {
          if (data.type !== "answer" || data.id !== id) return;
          channel.close();
          resolve(data.outcome);
        };
        channel.postMessage({ from: "tab", type: "ask", id, asked: question });
      }),
    asked,
  );

const treeOf = (page: Page): Promise<HostState> =>
  page.evaluate(
    () =>
      new Promise<HostState>((resolve) => {
        const channel = new BroadcastChannel("two-rooms");
        channel.onmessage = ({ data }: MessageEvent<FromHost>) => {
          if (data.from !== "host" || data.type !== "whole") return;
          channel.close();
          resolve(data.state);
        };
        channel.postMessage({ from: "tab", type: "hello" });
      }),
  );

const somebody = async (browser: Browser, origin: string): Promise<Somebody> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Lisbon",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto(origin);
  const state = (): Promise<HostState> => treeOf(page);
  const talk = async (): Promise<TalkState> => {
    const [only] = Object.values((await state()).talks);
    if (only === undefined) throw new Error("no talk yet");
    return only;
  };
  while ((await state()).device.phase === "starting") await page.waitForTimeout(50);
  return {
    context,
    page,
    state,
    talk,
    act: async (act, takes) => {
      const outcome = await askHost(page, { act, takes });
      if (!outcome.ok) throw new Error(`${act}: ${outcome.code}`);
      // What an act gives is its own type's.
      return outcome.value as never;
    },
    until: async (look) => {
      for (;;) {
        const [only] = Object.values((await state()).talks);
        const found = only === undefined ? undefined : look(only);
        if (found !== undefined && found !== false) return found;
        await page.waitForTimeout(50);
      }
    },
  };
};

/** Compares the words of somebody who came by an invitation, and checks them. */
const compareWords = async (
  lead: Somebody,
  guest: Somebody,
  talk: string,
  invitation: string,
): Promise<void> => {
  await lead.act("compare", { talk, with: invitation, begin: "join" });
  await guest.act("compare", { talk, with: "own", begin: "join" });
  await guest.until(({ comparing }) => comparing.some(({ step }) => step.type === "words"));
  await lead.until(({ comparing }) => comparing.some(({ step }) => step.type === "words"));
  await lead.act("check", { talk, invitation });
  await guest.until(({ isChecked }) => isChecked);
};

export type DeskStage = {
  readonly talk: string;
  readonly origin: string;
  readonly lead: Somebody;
  /** The heads, in the order of the parties. */
  readonly heads: readonly Somebody[];
  /** Says something in a head's room, at once, and waits until the lead's desk shows it. */
  readonly say: (of: number, words: string, leave: Leave) => Promise<Id<"item">>;
  /** Seats another mediator. */
  readonly deputy: (name: string) => Promise<Somebody>;
  /** An invitation nobody uses. */
  readonly invite: (of: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The wish for a stage. */
export type DeskWish = {
  readonly parties?: readonly string[];
  readonly rules?: Partial<
    Pick<Acts["convene"]["takes"], "caucusRule" | "secondApproval" | "receipts">
  >;
};

let built: Promise<string> | undefined;
/** The site as it ships, built by a process of its own, once for all tests of a file. */
const builtSite = (): Promise<string> =>
  (built ??= (async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "two-rooms-desk-")), "site");
    process.on("exit", () => rmSync(join(folder, ".."), { recursive: true, force: true }));
    const vite = join(web, "..", "..", "node_modules", "vite", "bin", "vite.js");
    const words = ["build", "--config", join(web, "vite.config.ts"), "--outDir", folder];
    await promisify(execFile)(process.execPath, [vite, ...words], {
      env: { ...process.env, NODE_ENV: "production" },
    });
    return folder;
  })());

/** Opens a stage: a lead at the desk, and a head in each room. */
export const openDeskStage = async ({
  parties = ["Varda", "Selen"],
  rules = {},
}: DeskWish = {}): Promise<DeskStage> => {
  const site = readSite(await builtSite());
  if ("fault" in site) throw new Error(site.sentence);
  const served = await siteOverHttp({}, { site, now: Date.now });
  const browser = await openChromium();
  const { origin } = served.running;
  const lead = await somebody(browser, origin);
  const { talk } = await lead.act("convene", {
    title: "Aru River crossings",
    parties,
    languages: ["en", "fa"],
    caucusRule: "closed",
    secondApproval: "not-needed",
    receipts: "without-words",
    name: "Inês Tavares",
    personTitle: "",
    admission,
    ...rules,
  });
  const names = ["H. Merrin", "D. Orlo", "T. Amari"];
  const heads: Somebody[] = [];
  for (const [index] of parties.entries()) {
    const head = await somebody(browser, origin);
    const { invitation, address } = await lead.act("invite", {
      talk,
      kind: { as: "head", party: party(`p${index + 1}`) },
      title: "",
      days: 7,
    });
    await head.act("join", { link: address, name: names[index] ?? "Somebody", title: "" });
    await lead.until(({ invitations }) =>
      invitations.some((each) => each.invitation === invitation && each.standing === "came"),
    );
    await compareWords(lead, head, talk, invitation);
    heads.push(head);
  }
  return {
    talk,
    origin,
    lead,
    heads,
    say: async (of, words, leave) => {
      const item = newId<"item">();
      const room = party(`p${of + 1}`);
      await heads[of]?.act("perform", { talk, command: { type: "say", room, item, words, leave } });
      await lead.until(
        ({ view }) =>
          view?.type === "desk" &&
          view.rooms.some(({ messages }) => messages.some((message) => message.item === item)),
      );
      return item;
    },
    deputy: async (name) => {
      const person = await somebody(browser, origin);
      const { invitation, address } = await lead.act("invite", {
        talk,
        kind: { as: "mediator" },
        title: "",
        days: 7,
      });
      await person.act("join", { link: address, name, title: "" });
      await lead.until(({ invitations }) =>
        invitations.some((each) => each.invitation === invitation && each.standing === "came"),
      );
      await compareWords(lead, person, talk, invitation);
      await lead.act("authority", { talk, invitation });
      return person;
    },
    invite: async (of) => {
      const head = heads[of];
      if (head === undefined) throw new Error("no such head");
      await head.act("invite", {
        talk,
        kind: { as: "delegate", party: party(`p${of + 1}`) },
        title: "L. Vass",
        days: 7,
      });
    },
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
};
