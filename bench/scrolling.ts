// A room of 10,000 messages on the screen as it ships, in Chromium on a real server: whether the page ever keeps its reader waiting,
// scrolling from end to end by wheel, and typing while thousands of messages arrive. Counted are tasks of the page's own thread
// that had the processor for more than 50 ms: a machine that does other work draws any task out, and the browser's own count
// by the clock, which tells of that too, stands beside.

import type { Bench } from "./bench.ts";
import type { LongRoom, LongTasks } from "./parts/long-room.ts";
import { withLongRoom } from "./parts/long-room.ts";

const standing = 10_000;
const arriving = 2_000;
/** Pixels of one turn of the wheel: most of what is in sight. */
const step = 1_600;

type Seen = { readonly tasks: LongTasks; readonly note: string };

const said = ({ told, longest, inAll }: LongTasks): string =>
  `${longest.toFixed(0)} ms of the processor at most, ${(inAll / 1_000).toFixed(1)} s in all; by the clock ${told.length}${told.length === 0 ? "" : `, up to ${Math.max(...told).toFixed(0)} ms`}`;

/** From the newest to the oldest and back, turn by turn of the wheel. */
const scroll = async ({ page, watched }: LongRoom): Promise<Seen> => {
  const list = page.getByRole("group", { name: /messages/i });
  await list.hover();
  // Whether the reader is there is asked once in many turns: asking is no part of reading.
  const isAt = (edge: "top" | "end"): Promise<boolean> =>
    list.evaluate((node, which) => {
      const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = node as Partial<Place>;
      return which === "top" ? scrollTop <= 0 : scrollTop + clientHeight >= scrollHeight - 1;
    }, edge);
  let turns = 0;
  const tasks = await watched(async () => {
    for (const edge of ["top", "end"] as const)
      while (!(await isAt(edge)))
        for (let turn = 0; turn < 50; turn += 1) {
          await page.mouse.wheel(0, edge === "top" ? -step : step);
          turns += 1;
        }
  });
  return { tasks, note: `${turns} turns of the wheel, ${said(tasks)}` };
};
type Place = Readonly<Record<"scrollTop" | "scrollHeight" | "clientHeight", number>>;

/** A sentence again and again, at the pace of a quick hand, until all that arrives is there. */
const type = async ({ page, write, watched }: LongRoom): Promise<Seen> => {
  await page.getByRole("textbox", { name: /^Write to the mediators/ }).click();
  await page.evaluate(
    `globalThis.presses = [];
     new PerformanceObserver((list) => presses.push(...list.getEntries().filter(({ name }) => name === "keydown")
       .map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16 });`,
  );
  let letters = 0;
  const tasks = await watched(async () => {
    let hasArrived = false;
    const arrive = async (): Promise<void> => {
      await write(arriving);
      await page.getByText(new RegExp(`^${standing + arriving}\\. `)).waitFor();
      hasArrived = true;
    };
    const arrival = arrive();
    while (!hasArrived)
      for (const letter of "We could open it first, after a joint inspection. ") {
        await page.keyboard.press(letter === " " ? "Space" : letter, { delay: 40 });
        letters += 1;
      }
    await arrival;
  });
  const presses = await page.evaluate<readonly number[]>("presses");
  const slowest = presses.length === 0 ? "under 16" : String(Math.max(...presses));
  return {
    tasks,
    note: `${letters} letters while ${arriving} messages came, ${said(tasks)}; the slowest letter was on the screen after ${slowest} ms`,
  };
};

let measured: Promise<readonly [Seen, Seen]> | undefined;
/** One room serves both. */
const measure = (): Promise<readonly [Seen, Seen]> =>
  (measured ??= withLongRoom(standing, async (room) => [await scroll(room), await type(room)]));

const outcome = ({ tasks, note }: Seen) => ({
  figure: tasks.onProcessor,
  met: tasks.onProcessor === 0,
  note,
});

const scrolling: Bench = {
  id: "scroll-10000-messages",
  what: "tasks of the page's own thread over 50 ms of the processor while a room of 10,000 messages is scrolled from end to end and back by wheel",
  unit: "",
  goal: "0",
  run: async () => outcome((await measure())[0]),
};

const typing: Bench = {
  id: "typing-while-folding",
  what: "tasks of the page's own thread over 50 ms of the processor while somebody types in that room and 2,000 more messages arrive",
  unit: "",
  goal: "0",
  run: async () => outcome((await measure())[1]),
};

export const benches: readonly Bench[] = [scrolling, typing];
