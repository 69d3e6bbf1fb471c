// The analysis engine: frontier and four solutions with their packages, from a thousand outcomes to 10^100, cold (the first
// run of a process) and warm, in Node and in Chromium. Each figure stands beside a fixed loop timed in the same process.
import { join } from "node:path";
import { cases, type Timing } from "./analysis/cases.ts";
import { drawnGrowth } from "./analysis/growth.ts";
import { timedInChromium, timedInNode, type Target } from "./analysis/platforms.ts";
import type { Bench } from "./bench.ts";

const loopOf = ({ loopMs }: Timing): string => `reference loop ${(loopMs / 1000).toFixed(3)} s`;
const sizeOf = ({ outcomes, points, status }: Timing): string => {
  const power = outcomes.length - 1;
  const count = power < 9 ? outcomes : `about 10^${power}`;
  return `${count} outcomes, ${points} points ${status}`;
};

// One process (or page) gives both the cold figure and the warm one.
const once = <T>(measure: () => Promise<T>): (() => Promise<T>) => {
  let measured: Promise<T> | undefined;
  return () => (measured ??= measure());
};

const pairOf = (
  id: string,
  what: string,
  seconds: number,
  measure: () => Promise<Timing | undefined>,
): readonly Bench[] =>
  (["cold", "warm"] as const).map((state) => ({
    id: `analysis-${id}-${state}`,
    what: `${what}, ${state}`,
    unit: "s",
    goal: `≤ ${seconds} s`,
    run: async () => {
      const timing = await measure();
      if (timing === undefined)
        return { figure: Number.NaN, met: false, note: "no Chromium is installed here" };
      const figure = (state === "cold" ? timing.coldMs : timing.warmMs) / 1000;
      const isProved = timing.status === "proved";
      return {
        figure,
        met: isProved && figure <= seconds,
        note: `${sizeOf(timing)}; ${loopOf(timing)}`,
      };
    },
  }));

// Cold and warm, in Node and in Chromium.
const pairsOf = (id: string, what: string, seconds: number, target: Target): readonly Bench[] => [
  ...pairOf(
    `${id}-node`,
    `${what}, Node`,
    seconds,
    once(() => timedInNode(target)),
  ),
  ...pairOf(
    `${id}-chromium`,
    `${what}, Chromium`,
    seconds,
    once(() => timedInChromium(target)),
  ),
];

const opposed: Target = { id: "opposed-100x10" };
const memory: Bench = {
  id: "analysis-opposed-100x10-memory",
  what: "2 parties, 100 issues of 10, opposed: greatest resident size of its Node process",
  unit: "MB",
  goal: "≤ 200 MB",
  run: async () => {
    const timing = await timedInNode(opposed);
    return { figure: timing.residentMb, met: timing.residentMb <= 200, note: sizeOf(timing) };
  },
};

// Two published scenarios that may not be part of this repository: only where the reference folder is named.
const reference = process.env.TWOROOMS_REFERENCE;
const published: readonly Bench[] =
  reference === undefined
    ? []
    : (
        [
          ["killer-robot", "multilateral/anac2015-group9-killer_robot", 1.2],
          ["s-1nikfrt-3", "nonlinear/S-1NIKFRT-3", 12],
        ] as const
      ).flatMap(([id, place, seconds]) => {
        const target: Target = { folder: join(reference, "scenarios", place) };
        return pairsOf(id, place, seconds, target);
      });

const growth: Bench = {
  id: "analysis-growth",
  what: "time against the number of outcomes, drawn to .cache/analysis-growth.svg",
  unit: "s",
  goal: "10^100 outcomes ≤ 0.5 s",
  run: drawnGrowth,
};

/** All analysis benches. */
export const benches: readonly Bench[] = [
  ...cases.flatMap(({ id, what, seconds }) => pairsOf(id, what, seconds, { id })),
  memory,
  ...published,
  growth,
];
