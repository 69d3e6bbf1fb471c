// The guided carry, done through the very hosts the demo's screens speak to; and the guide that watches it.

import type { Id, Party } from "@tworooms/talks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seeded } from "../../../packages/client/test/world.ts";
import { linesOver } from "../src/demo/between.ts";
import type { GuideStep } from "../src/demo/guide.ts";
import { factsOf, guideAfter, guideSteps } from "../src/demo/guide.ts";
import { guided } from "../src/demo/guided.ts";
import type { SeatName, Stage } from "../src/demo/stage.ts";
import { playStory, seatNames } from "../src/demo/stage.ts";
import type { FromHost, FromTab } from "../src/host/channel.ts";
import { makeHost } from "../src/host/host.ts";
import type { Host } from "../src/host/host.ts";
import { serveHost } from "../src/host/serve.ts";
import type { TalkState } from "../src/host/state.ts";
import type { Link } from "../src/page/link.ts";
import { linkOver } from "../src/page/link.ts";
import { until } from "./hosts.ts";

const now = Date.now();
const midnight = new Date(now).setHours(0, 0, 0, 0);
let stage: Stage;
let hosts: readonly Host[];
const links = new Map<SeatName, Link>();
const overheard: string[] = [];

beforeAll(async () => {
  stage = await playStory({
    random: (who) => seeded(`guide/${who}`),
    now: Date.now,
    midnight,
    origin: "http://127.0.0.1:8470",
  });
  type Note = { readonly seat: SeatName; readonly message: FromTab | FromHost };
  const wrap = (seat: SeatName, message: FromTab | FromHost): Note => ({ seat, message });
  const page = linesOver<Note>(
    (note) => queueMicrotask(() => worker.hear(note.seat, note.message)),
    wrap,
  );
  const worker = linesOver<Note>((note) => {
    if (note.seat === "selen") overheard.push(JSON.stringify(note.message));
    const copy = structuredClone(note.message);
    queueMicrotask(() => page.hear(note.seat, copy));
  }, wrap);
  let count = 0;
  hosts = seatNames.map((seat) => {
    links.set(
      seat,
      linkOver(page.line(seat), () => `${seat}-${(count += 1)}`),
    );
    const host = makeHost(stage.hostParts(seat));
    serveHost(host, worker.line(seat), seat);
    return host;
  });
}, 120_000);
afterAll(() => {
  for (const host of hosts) host.stop();
});

const linkOf = (seat: SeatName): Link => {
  const link = links.get(seat);
  if (link === undefined) throw new Error("no link");
  return link;
};
const talkOf = (seat: SeatName): Promise<TalkState> =>
  until(linkOf(seat), ({ talks }) => {
    const state = talks[stage.talk];
    return state?.view !== undefined && state.line === "live" ? state : undefined;
  });
const id = <Kind extends string>(digit: string): Id<Kind> => digit.repeat(32) as Id<Kind>;

const wording =
  "There may be a sequence in which the eastern crossing opens first, once both sides have inspected it together. Flow would stay near 4,200 m³/s while that happens.";
const clean =
  "There may be a sequence in which the eastern crossing opens first, once both sides have inspected it together.";

test("V198 the guided carry meets the stop, goes without the figure, and arrives in Selen unattributed; the guide sees each step", async () => {
  const mediator = linkOf("mediator");
  const item = stage.idOf(guided.item) as Id<"item">;
  const [from, to] = ["p1" as Party, "p2" as Party];
  const done: GuideStep[][] = [];
  let reached: ReadonlySet<GuideStep> = new Set();
  const look = async (isStopped: boolean, sitsInSelen = false): Promise<void> => {
    reached = guideAfter(reached, factsOf(await talkOf("mediator"), item, isStopped, sitsInSelen));
    done.push(guideSteps.filter((step) => reached.has(step)));
  };
  const stopsIn = async (words: string): Promise<boolean> => {
    const outcome = await mediator.act("leak", {
      talk: stage.talk,
      wording: { from, item, to, manner: "reworded-unnamed", words },
    });
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.value.marks.some(({ level }) => level === "stop");
  };
  const keep = async (words: string): Promise<void> => {
    const draft = { carry: id("c"), item, from, to, manner: "reworded-unnamed", words };
    await mediator.act("keep-text", {
      talk: stage.talk,
      place: `tray/${id("c")}`,
      text: JSON.stringify(draft),
    });
  };
  const prepare = (words: string) =>
    mediator.act("perform", {
      talk: stage.talk,
      command: {
        type: "prepare-carry",
        carry: id("c"),
        from,
        item,
        to,
        manner: "reworded-unnamed",
        words,
        hold: 0,
        used: id("d"),
        told: id("e"),
      },
    });

  await talkOf("mediator");
  await look(false);
  await keep("");
  await look(false);
  await keep(wording);
  expect(await stopsIn(wording)).toBe(true);
  await look(true);
  expect(await prepare(wording)).toEqual({ ok: false, code: "leak-stop" });
  await keep(clean);
  expect(await stopsIn(clean)).toBe(false);
  await look(false);
  expect(await prepare(clean)).toMatchObject({ ok: true });
  const arrived = await until(linkOf("selen"), ({ talks }) => {
    const view = talks[stage.talk]?.view;
    return view?.type === "party"
      ? view.room?.tolds.find(({ told }) => told === id("e"))
      : undefined;
  });
  expect(arrived.words).toBe(clean);
  expect(arrived.shownAs).toEqual({ type: "unattributed" });
  await until(mediator, ({ talks }) => {
    const view = talks[stage.talk]?.view;
    return view?.type === "desk" && view.ledger.some((row) => row.item === item);
  });
  await look(false);
  await look(false, true);
  expect(done).toEqual([
    [],
    ["pick"],
    ["pick", "word", "stop"],
    ["pick", "word", "stop", "take-out"],
    ["pick", "word", "stop", "take-out", "hand-over"],
    ["pick", "word", "stop", "take-out", "hand-over", "seen"],
  ]);
  // Nothing of Varda's room went over Selen's line, at the start or since.
  const all = overheard.join("\n");
  expect(all).toContain(clean);
  for (const canary of ["4,200", "came from us", "Korsh", "Oja", "Aalto"])
    expect(all).not.toContain(canary);
});

test("V199 a seat of the demo locks, and opens again by its own twelve words alone", async () => {
  const { wordsFromSheet } = await import("@tworooms/client");
  const varda = linkOf("varda");
  await talkOf("varda");
  expect(await varda.act("lock", {})).toMatchObject({ ok: true });
  await until(varda, ({ device }) => device.phase === "locked");
  expect(varda.state().talks).toEqual({});
  const other = wordsFromSheet(stage.seats.selen.sheet).join(" ");
  expect((await varda.act("unlock", { words: other })).ok).toBe(false);
  const own = wordsFromSheet(stage.seats.varda.sheet).join(" ");
  expect(await varda.act("unlock", { words: own })).toMatchObject({ ok: true });
  expect((await talkOf("varda")).view?.type).toBe("party");
});
