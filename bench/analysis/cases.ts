// What the analysis bench measures: domains drawn from a seed, the same in Node and in Chromium, and the fixed loop that
// every time stands beside.
import {
  type Domain,
  frontierOf,
  isFault,
  type Link,
  type Profile,
  rational,
  readScenario,
  type Rational,
  solutionsOf,
} from "@tworooms/analysis";

/** A domain to analyse, and within how many seconds. */
export type Case = {
  readonly id: string;
  readonly what: string;
  readonly seconds: number;
  readonly subject: () => {
    readonly domain: Domain;
    readonly profiles: readonly Profile[];
    readonly links: readonly Link[];
  };
};

/** One analysis timed: frontier and four solutions with packages, once cold and then warm. */
export type Timing = {
  readonly coldMs: number;
  readonly warmMs: number;
  /** The fixed loop, in the same run. */
  readonly loopMs: number;
  readonly outcomes: string;
  readonly points: number;
  readonly status: string;
};

type Chance = () => number;

// Mulberry32: numbers in [0, 1) from a seed, alike everywhere.
const chanceFrom = (seed: number): Chance => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const billionths = (value: number): Rational =>
  rational(BigInt(Math.round(value * 1e9)), 10n ** 9n);

const domainOf = (counts: readonly number[]): Domain => ({
  name: "drawn",
  issues: counts.map((count, issue) => ({
    type: "integers",
    name: `issue ${issue + 1}`,
    low: 1n,
    high: BigInt(count),
  })),
});

// Weights and values with nine decimals, without ties. Opposed: what is best for one party is worst for the other.
const additive = (
  parties: number,
  counts: readonly number[],
  kind: "drawn" | "opposed",
  seed = 42,
): ReturnType<Case["subject"]> => {
  const chance = chanceFrom(seed);
  const profiles = Array.from({ length: parties }, (_none, party): Profile => {
    const weights = counts.map(chance);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const values = counts.map((count, issue) => {
      const drawn = Array.from({ length: count }, chance);
      if (kind === "opposed") drawn.sort((one, other) => (party === 0 ? one - other : other - one));
      return drawn.map((value) => billionths(((weights[issue] ?? 0) / total) * value));
    });
    return { name: `party ${party + 1}`, worth: { type: "additive", values } };
  });
  return { domain: domainOf(counts), profiles, links: [] };
};

const times = (count: number, issues: number): readonly number[] =>
  Array.from({ length: issues }, () => count);

// A tree (or a chain) over all issues and some edges more; on each edge one pair of options in five is forbidden.
const linked = (kind: "chain" | "tree", more: number): ReturnType<Case["subject"]> => {
  const issues = 100;
  const options = 5;
  const { domain, profiles } = additive(2, times(options, issues), "drawn", 7);
  const chance = chanceFrom(7);
  const edges = Array.from({ length: issues - 1 }, (_none, index) => [
    kind === "chain" ? index : Math.floor(chance() * (index + 1)),
    index + 1,
  ]);
  for (let edge = 0; edge < more; edge += 1) {
    const from = Math.floor(chance() * issues);
    edges.push([from, (from + 1 + Math.floor(chance() * (issues - 1))) % issues]);
  }
  const links = edges.flatMap(([one = 0, other = 0]) => {
    const own: Link[] = [];
    for (let first = 0; first < options; first += 1)
      for (let second = 0; second < options; second += 1)
        if (chance() < 0.2)
          own.push({
            type: "forbidden",
            when: [
              { issue: one, option: first },
              { issue: other, option: second },
            ],
          });
    return own;
  });
  return { domain, profiles, links };
};

// Boxes over one to four issues of ten options, twice as many as issues for each party.
const boxed = (issues: number, seed: number): ReturnType<Case["subject"]> => {
  const chance = chanceFrom(seed);
  const whole = (below: number): number => Math.floor(chance() * below);
  const profiles = [0, 1].map((party): Profile => {
    const boxes = Array.from({ length: 2 * issues }, () => {
      const named = new Set(Array.from({ length: 1 + whole(4) }, () => whole(issues)));
      const ranges = [...named].map((issue) => {
        const ends = [whole(10), whole(10)];
        return { issue, low: Math.min(...ends), high: Math.max(...ends) };
      });
      return { worth: rational(BigInt(1 + whole(100))), isTurned: false, ranges };
    });
    return { name: `party ${party + 1}`, worth: { type: "boxes", boxes } };
  });
  return { domain: domainOf(times(10, issues)), profiles, links: [] };
};

const grown = (power: number): Case => ({
  id: `1e${power}`,
  what: `2 parties, ${power} issues of 10`,
  seconds: 0.1,
  subject: () => additive(2, times(10, power), "drawn"),
});

/** All cases, from small to large. */
export const cases: readonly Case[] = [
  ...[3, 4, 5, 6, 7].map(grown),
  {
    id: "opposed-100x10",
    what: "2 parties, 100 issues of 10, opposed, nine decimals",
    seconds: 0.5,
    subject: () => additive(2, times(10, 100), "opposed"),
  },
  {
    id: "three-30x5",
    what: "3 parties, 30 issues of 5, nine decimals",
    seconds: 0.3,
    subject: () => additive(3, times(5, 30), "drawn"),
  },
  {
    id: "four-15x5",
    what: "4 parties, 15 issues of 5, nine decimals",
    seconds: 0.82,
    subject: () => additive(4, times(5, 15), "drawn"),
  },
  {
    id: "five-10x5",
    what: "5 parties, 10 issues of 5, nine decimals",
    seconds: 1.12,
    subject: () => additive(5, times(5, 10), "drawn"),
  },
  {
    id: "five-mixed",
    what: "5 parties, issues of 3, 4, 10, 5, 8 and 50, nine decimals",
    seconds: 1.2,
    subject: () => additive(5, [3, 4, 10, 5, 8, 50], "drawn"),
  },
  {
    id: "chain-100x5",
    what: "2 parties, 100 issues of 5, links in a chain",
    seconds: 0.5,
    subject: () => linked("chain", 0),
  },
  {
    id: "tree-100x5",
    what: "2 parties, 100 issues of 5, links in a tree",
    seconds: 0.5,
    subject: () => linked("tree", 0),
  },
  {
    id: "tree-and-3-100x5",
    what: "2 parties, 100 issues of 5, links in a tree and 3 across",
    seconds: 5,
    subject: () => linked("tree", 3),
  },
  {
    id: "boxes-1e10",
    what: "2 parties, 10 issues of 10, 20 boxes each",
    seconds: 3,
    subject: () => boxed(10, 3),
  },
  {
    id: "boxes-1e30",
    what: "2 parties, 30 issues of 10, 60 boxes each",
    seconds: 12,
    subject: () => boxed(30, 3),
  },
  {
    id: "boxes-1e40",
    what: "2 parties, 40 issues of 10, 80 boxes each",
    seconds: 20,
    subject: () => boxed(40, 3),
  },
];

/** The cases of the growth picture: opposed parties, 10 ^ issues outcomes. */
const growing = (id: string): Case | undefined => {
  const issues = Number(/^grown-(\d{1,3})$/.exec(id)?.[1] ?? 0);
  if (issues === 0) return undefined;
  const subject = (): ReturnType<Case["subject"]> => additive(2, times(10, issues), "opposed");
  return { id, what: `${issues} issues of 10, opposed`, seconds: 0.5, subject };
};

/** What a case or a growing case is about. */
export const subjectOf = (id: string): ReturnType<Case["subject"]> => {
  const found = growing(id) ?? cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found.subject();
};

/** What a scenario's files are about. */
export const subjectFrom = (
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): ReturnType<Case["subject"]> => {
  const scenario = readScenario(files);
  if (isFault(scenario)) throw new Error(scenario.fault);
  return { ...scenario, links: [] };
};

const loop = (now: () => number): number => {
  const start = now();
  let sum = 1;
  for (let step = 0; step < 50_000_000; step += 1) sum = (sum * 69_069 + 1) % 4_294_967_296;
  // Used, so that no compiler leaves the loop out.
  return now() - start + (sum < 0 ? 1 : 0);
};

/** Waits until a fixed loop takes as long as just before: a browser that has just been opened is still busy with itself. */
export const settled = async (now: () => number): Promise<void> => {
  let last = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round += 1) {
    const ms = loop(now);
    if (Math.abs(ms - last) < 0.03 * ms) return;
    last = ms;
    await new Promise((resume) => {
      setTimeout(resume, 200);
    });
  }
};

/** Times one subject: the first run cold, then warm runs for about a second (one at least, seven at most), their middle. */
export const timed = async (
  { domain, profiles, links }: ReturnType<Case["subject"]>,
  now: () => number,
  solverFile?: string,
): Promise<Timing> => {
  const run = async () => {
    const start = now();
    const frontier = await frontierOf(domain, profiles, {
      links,
      ...(solverFile === undefined ? {} : { solverFile }),
    });
    const { nash } = solutionsOf(frontier);
    return { ms: now() - start, frontier, nash };
  };
  const cold = await run();
  const warm: number[] = [];
  let spent = 0;
  while (warm.length === 0 || (warm.length < 7 && spent < 1000)) {
    const { ms } = await run();
    warm.push(ms);
    spent += ms;
  }
  const sorted = warm.toSorted((one, other) => one - other);
  return {
    coldMs: cold.ms,
    warmMs: sorted[sorted.length >> 1] ?? Number.NaN,
    loopMs: loop(now),
    outcomes: `${cold.frontier.outcomes}`,
    points: cold.frontier.points.length,
    status: cold.frontier.status,
  };
};
