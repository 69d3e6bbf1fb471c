// A room of 10,000 messages on the screen as it ships, in Chromium on a real server: whether the page ever keeps its reader waiting,
// scrolling from end to end by wheel, and typing while thousands of messages arrive. Both are counted in long tasks of the page's
// own thread, as browsers define them: more than 50 ms.

import type { Bench } from "./bench.ts";
import { medianOf } from "./bench.ts";
import type { LongRoom } from "./parts/long-room.ts";
import { withLongRoom } from "./parts/long-room.ts";

const standing = Number(process.env.N ?? 10_000);
const arriving = Number(process.env.A ?? 2_000);
/** Pixels of one turn of the wheel: most of what is in sight. */
const step = 1_600;

type Seen = { readonly tasks: readonly number[]; readonly note: string };

const said = (tasks: readonly number[]): string =>
  tasks.length === 0 ? "none long" : `longest ${Math.max(...tasks).toFixed(0)} ms`;

/** From the newest to the oldest and back, one turn of the wheel a frame. */
export const scroll = async ({ page, longTasks }: LongRoom): Promise<Seen> => {
  const list = page.getByRole("group", { name: /messages/i });
  await list.hover();
  await longTasks();
  const tasks: number[] = [];
  let steps = 0;
  // The place is read once in many turns, and at rest: reading it is no part of what a reader does.
  const isAtEdge = (isTop: boolean): Promise<boolean> =>
    list.evaluate(
      (node, top) => {
        const { scrollTop, scrollHeight, clientHeight } = node as unknown as {
          readonly [name in "scrollTop" | "scrollHeight" | "clientHeight"]: number;
        };
        return top ? scrollTop <= 0 : scrollTop + clientHeight >= scrollHeight - 1;
      },
      isTop,
    );
  for (const isTop of [true, false])
    do {
      for (let turn = 0; turn < 100; turn += 1) {
        await page.mouse.wheel(0, isTop ? -step : step);
        steps += 1;
      }
      tasks.push(...(await longTasks()));
    } while (!(await isAtEdge(isTop)));
  return { tasks, note: `${steps} turns of the wheel, ${said(tasks)}` };
};

/** A sentence again and again, at the pace of a quick hand, until all that arrives is there. */
export const type = async ({ page, write, longTasks }: LongRoom): Promise<Seen> => {
  const field = page.getByRole("textbox", { name: /^Write to the mediators/ });
  await field.click();
  await longTasks();
  await page.evaluate(
    `globalThis.presses = [];
     new PerformanceObserver((list) => presses.push(...list.getEntries().filter(({ name }) => name === "keydown")
       .map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16 });`,
  );
  let hasArrived = false;
  const arrival = write(arriving)
    .then(() => page.getByText(new RegExp(`^${standing + arriving}\\. `)).waitFor())
    .then(() => {
      hasArrived = true;
    });
  let letters = 0;
  while (!hasArrived) {
    for (const letter of "We could open it first, after a joint inspection. ") {
      await page.keyboard.press(letter === " " ? "Space" : letter, { delay: 40 });
      letters += 1;
    }
  }
  await arrival;
  const tasks = await longTasks();
  const presses = await page.evaluate<readonly number[]>("presses");
  const slow = presses.length === 0 ? 16 : Math.max(...presses);
  return {
    tasks,
    note: `${letters} letters while ${arriving} messages came, ${said(tasks)}, slowest letter ${slow} ms to its paint, of those over 16 ms the median ${medianOf(presses).toFixed(0)} ms`,
  };
};

let measured: Promise<readonly [Seen, Seen]> | undefined;
/** One room serves both. */
const measure = (): Promise<readonly [Seen, Seen]> =>
  (measured ??= withLongRoom(standing, async (room) => [await scroll(room), await type(room)]));

const outcome = ({ tasks, note }: Seen) => ({
  figure: tasks.length,
  met: tasks.length === 0,
  note,
});

const scrolling: Bench = {
  id: "scroll-10000-messages",
  what: "tasks over 50 ms of the page's own thread while a room of 10,000 messages is scrolled from end to end and back by wheel",
  unit: "",
  goal: "0",
  run: async () => outcome((await measure())[0]),
};

const typing: Bench = {
  id: "typing-while-folding",
  what: "tasks over 50 ms of the page's own thread while somebody types in that room and 2,000 more messages arrive",
  unit: "",
  goal: "0",
  run: async () => outcome((await measure())[1]),
};

export const benches: readonly Bench[] = [scrolling, typing];
