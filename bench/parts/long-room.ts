// A room in which much was said: a mediator and a head write in it through the real client to a real server that serves the screens
// as they ship, and a delegate comes in by a link in a real Chromium, whose long tasks are kept.

import { join } from "node:path";
import { asking, newId } from "@tworooms/client";
import type { Talk } from "@tworooms/client";
import { envelopeFromBytes, isFault, openEntries, sealEntry } from "@tworooms/seal";
import type { Json, LogReader } from "@tworooms/seal";
import { readSite } from "@tworooms/server";
import { decide } from "@tworooms/talks";
import type { Id, Leave, Party, Time } from "@tworooms/talks";
import { openChromium } from "../../packages/client/test/chromium.ts";
import type { Browser, Page } from "playwright-core";
import { openStage } from "../../e2e/stage.ts";
import type { Player, Stage } from "../../e2e/stage.ts";
import { setup } from "../../e2e/screens/built-site.ts";
import { convened, invited, seated } from "../../packages/client/test/world.ts";

const p1 = "p1" as Party;
const room = { type: "room", party: p1 } as const;
const site = join(import.meta.dirname, "..", "..", "apps", "web", "dist", "site");
const patience = 120_000;
/** Milliseconds between two messages on everybody's clock: no faster than members may append, and no token runs out meanwhile. */
const pause = 50;
/** Messages sent before an earlier one is known to stand. */
const ahead = 64;

const sentences = [
  "On the eastern crossing we could let it open first, but only after a joint inspection.",
  "پیش از بازرسی مشترک، دربارهٔ گذرگاه شرقی گفت‌وگو نمی‌کنیم.",
  "Noted.",
  "The figure for the first winter is what our engineers can stand behind, no more; beyond it we would need the gauges read by both.",
];
const leaves: readonly Leave[] = [
  "stays",
  { manners: ["reworded-unnamed"], onlyIfAsked: false },
  { manners: ["own-idea", "reworded-named"], onlyIfAsked: false },
];

/** Words of a message: of any length between one word and a paragraph, in two languages. */
const wordsOf = (index: number): string =>
  `${index + 1}. ${Array.from({ length: 1 + ((index * 7) % 6) }, (_, at) => sentences[(index + at) % sentences.length]).join(" ")}`;

/** A room with its people, one of them at a browser. */
export type LongRoom = {
  readonly page: Page;
  /** Writes so many more messages, half of them by the mediator. */
  readonly write: (count: number) => Promise<void>;
  /** Keeps the long tasks of the page's own thread while something is done in it. */
  readonly watched: (task: () => Promise<void>) => Promise<LongTasks>;
};

const long = 50;
/** Tasks of the page's own thread while something was done. */
export type LongTasks = {
  /** Milliseconds by the clock of each over 50, as the browser tells the page. */
  readonly told: readonly number[];
  /** How many had the processor for over 50 milliseconds. */
  readonly onProcessor: number;
  /** The most milliseconds that one had it. */
  readonly longest: number;
  /** Milliseconds of the processor that all its tasks had, long and short. */
  readonly inAll: number;
};

type Traced = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  /** Microseconds on the processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** How long each task of the pages' own threads had the processor, of a browser's trace. */
const onProcessor = (trace: Buffer): readonly number[] => {
  const { traceEvents }: { readonly traceEvents: readonly Traced[] } = JSON.parse(trace.toString());
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === "X" && name.endsWith("RunTask") && threads.has(`${pid}/${tid}`),
  );
  // A trace in which no task took any time is none to count in.
  if (!tasks.some(({ tdur = 0 }) => tdur > 0)) throw new Error("the trace tells no times");
  return tasks.map(({ tdur = 0 }) => tdur / 1_000);
};

const watching =
  (browser: Browser, page: Page): LongRoom["watched"] =>
  async (task) => {
    const told = async (): Promise<readonly number[]> => {
      // The browser tells of a task a little after its end.
      await page.evaluate("new Promise((done) => setTimeout(done, 100))");
      return page.evaluate<readonly number[]>("longTasks.splice(0)");
    };
    await told();
    await browser.startTracing(page, { categories: ["toplevel"] });
    await task();
    const times = onProcessor(await browser.stopTracing());
    return {
      told: await told(),
      onProcessor: times.filter((time) => time > long).length,
      longest: times.reduce((most, time) => Math.max(most, time), 0),
      inAll: times.reduce((sum, time) => sum + time, 0),
    };
  };

type Writer = {
  readonly reader: LogReader;
  /** The log as it stands now, with what others put there. */
  readonly newest: () => Promise<LogReader>;
  readonly say: (item: Id<"item">, words: string, at: number, leave?: Leave) => Json;
  readonly send: (envelope: Uint8Array) => void;
  /** Resolves when no more than so many of what was sent do not stand yet. */
  readonly untilLeft: (left: number) => Promise<void>;
};

/** Somebody who writes here, as decided by the domain, over a live connection of its own. */
const writerIn = async (talk: Talk, { ports }: Player["client"]): Promise<Writer> => {
  const book = talk.logAt(room)?.book;
  const reader = book?.reader();
  const seat = talk.seat();
  if (book === undefined || reader === undefined || "refused" in seat)
    throw new Error("nobody sits here");
  const token = await asking(ports.transport, ports.now).tokenOf(book.prover());
  if (typeof token !== "string") throw new Error("no token");
  let left = 0;
  let wake = (): void => undefined;
  let refused: string | undefined;
  const live = await ports.transport.live(
    (tell) => {
      if (tell.type === "appended") left -= 1;
      else if (tell.type === "moved") refused = tell.type;
      else if ("code" in tell) refused = tell.code;
      wake();
    },
    () => undefined,
  );
  if ("fault" in live) throw new Error(live.fault);
  live.ask({ type: "follow", log: reader.log, token, from: reader.state.head.seq + 1 });
  return {
    reader,
    newest: async () => {
      await book.sync();
      return book.reader() ?? reader;
    },
    say: (item, words, at, leave) => {
      const command = { type: "say", room: p1, item, words, ...(leave && { leave }) } as const;
      const decided = decide(seat, command, at as Time);
      if (!("event" in decided)) throw new Error(JSON.stringify(decided));
      return decided.event;
    },
    send: (envelope) => {
      left += 1;
      live.ask({ type: "append", envelope });
    },
    untilLeft: async (most) => {
      while (left > most && refused === undefined)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (refused !== undefined) throw new Error(refused);
    },
  };
};

/**
 * Writes ahead of the answers: what a message is the domain decides, it is sealed as the client does, and sent over a live
 * connection. The client itself waits for each to stand, which for thousands takes minutes.
 */
const writing = ({ clock }: Stage, mediator: Writer, head: Writer): LongRoom["write"] => {
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const { reader: first } = head;
  const epochKey = first.keyring.get(first.state.epoch)?.key;
  if (epochKey === undefined) throw new Error("no key");
  let written = 0;
  return async (count) => {
    let reader = await head.newest();
    for (const end = written + count; written < end; written += 1) {
      clock.now += pause;
      const isMediators = written % 100 >= 50;
      const [writer, other] = isMediators ? [mediator, head] : [head, mediator];
      const leave = isMediators ? undefined : leaves[written % leaves.length];
      const body = writer.say(newId<"item">({ random }), wordsOf(written), clock.now, leave);
      const { seat } = writer.reader;
      const envelope = await sealEntry({ state: reader.state, seat, epochKey, body, random });
      const read = envelopeFromBytes(envelope);
      if (isFault(read)) throw new Error(read.fault);
      ({ reader } = await openEntries(reader, [read]));
      // Each connection has its own order: what the other sent comes before.
      await other.untilLeft(0);
      await writer.untilLeft(ahead);
      writer.send(envelope);
    }
    await mediator.untilLeft(0);
    await head.untilLeft(0);
  };
};

/** Opens a room in which `count` messages stand, and shows it to a delegate in Chromium. */
export const withLongRoom = async <T>(
  count: number,
  task: (room: LongRoom) => Promise<T>,
): Promise<T> => {
  await setup();
  const read = readSite(site);
  if ("fault" in read) throw new Error(read.sentence);
  const stage = await openStage("long room", { parts: { site: read } });
  // The newest message is of now, so that the clock of the browser, which nobody sets, is none that others are ahead of.
  stage.clock.now = Date.now() - count * pause;
  const browser = await openChromium();
  try {
    const lead = await stage.player("Lead", undefined, "direct");
    const north = await stage.player("North", undefined, "direct");
    const desk = await convened(lead);
    const inLead = { person: lead, talk: desk };
    const head = await seated(inLead, north, { as: "head", party: p1 }, "authority");
    const { link } = await invited({ person: north, talk: head }, { as: "delegate", party: p1 });
    await desk.sync();
    const write = writing(
      stage,
      await writerIn(desk, lead.client),
      await writerIn(head, north.client),
    );
    await write(count);
    stage.clock.now = Math.max(stage.clock.now, Date.now());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(patience);
    await page.addInitScript({
      content: `globalThis.longTasks = [];
        new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((each) => each.duration)))
          .observe({ type: "longtask" });`,
    });
    await page.goto(`${stage.running.origin}/join#${link}`);
    await page.getByLabel("Your name").fill("Delegate");
    await page.getByRole("button", { name: "Come in" }).click();
    await page.waitForURL(/\/room$/);
    return await task({
      page,
      write,
      watched: watching(browser, page),
    });
  } finally {
    await browser.close();
    await stage.close();
  }
};
