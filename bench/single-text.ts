// The single-text experiment of Klein, Faratin, Sayama and Bar-Yam (2003) on our own procedure: two parties, 100 yes-or-no
// issues, each party an influence matrix of 100 x 100 figures from -1 to 1, worth = the sum of figures both of whose issues
// are yes. The mediator flips one issue of the text at random. A climber votes yes unless it loses; an annealer also takes
// losses, with exp(gain / heat), its heat falling evenly from 10 to 0. Payoffs are (worth - least) / (most - least), where
// least and most come from annealing and greedy finishing: an estimate, not a proof. And our four grades with their quota.
import { isFault, putDraft, startSingleText, takeVotes, type Vote } from "@tworooms/analysis";
import type { Bench } from "./bench.ts";

const HEAT = 10;
const INSTANCES = 50;

const chances = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A party's matrix with what each issue is worth beside the text as it stands, kept up to date flip by flip. */
type Worth = { readonly matrix: Float64Array; readonly beside: Float64Array; sum: number };

const worthOf = (matrix: Float64Array, text: readonly number[]): Worth => {
  const size = text.length;
  const worth: Worth = { matrix, beside: new Float64Array(size), sum: 0 };
  for (let issue = 0; issue < size; issue += 1) if (text[issue] === 1) flip(worth, issue, 1);
  return worth;
};

/** What turning an issue adds: its own figure and those it shares with every yes. */
const gainOf = ({ matrix, beside }: Worth, issue: number, isYes: number): number => {
  const own = (matrix[issue * beside.length + issue] ?? 0) + (beside[issue] ?? 0);
  return isYes === 1 ? -own : own;
};

const flip = (worth: Worth, issue: number, to: number): void => {
  const { matrix, beside } = worth;
  const size = beside.length;
  worth.sum += gainOf(worth, issue, 1 - to);
  const sign = to === 1 ? 1 : -1;
  for (let other = 0; other < size; other += 1)
    if (other !== issue)
      beside[other] =
        (beside[other] ?? 0) +
        sign * ((matrix[issue * size + other] ?? 0) + (matrix[other * size + issue] ?? 0));
};

const matrixOf = (size: number, chance: () => number): Float64Array =>
  Float64Array.from({ length: size * size }, () => 2 * chance() - 1);

/** The greatest worth found by annealing from several starts, each finished greedily. */
const mostOf = (matrix: Float64Array, size: number, chance: () => number): number => {
  let most = -Infinity;
  for (let start = 0; start < 4; start += 1) {
    const text: number[] = Array.from({ length: size }, () => (chance() < 0.5 ? 0 : 1));
    const worth = worthOf(matrix, text);
    const turn = (issue: number): void => {
      text[issue] = 1 - (text[issue] ?? 0);
      flip(worth, issue, text[issue] ?? 0);
    };
    const steps = 30_000;
    for (let step = 0; step < steps; step += 1) {
      const issue = Math.floor(chance() * size);
      const gain = gainOf(worth, issue, text[issue] ?? 0);
      if (gain >= 0 || chance() < Math.exp(gain / (HEAT * (1 - step / steps)))) turn(issue);
    }
    let isMoving = true;
    while (isMoving) {
      isMoving = false;
      for (let issue = 0; issue < size; issue += 1)
        if (gainOf(worth, issue, text[issue] ?? 0) > 1e-12) {
          turn(issue);
          isMoving = true;
        }
    }
    most = Math.max(most, worth.sum);
  }
  return most;
};

type Bounds = { readonly least: number; readonly most: number };
type Instance = {
  readonly matrices: readonly Float64Array[];
  readonly bounds: readonly Bounds[];
  readonly social: Bounds;
};

const boundsOf = (matrix: Float64Array, size: number, chance: () => number): Bounds => ({
  most: mostOf(matrix, size, chance),
  least: -mostOf(
    matrix.map((figure) => -figure),
    size,
    chance,
  ),
});

const instanceOf = (size: number, chance: () => number): Instance => {
  const matrices = [matrixOf(size, chance), matrixOf(size, chance)];
  const [one, other] = matrices;
  const both = (one ?? new Float64Array()).map((figure, at) => figure + (other?.[at] ?? 0));
  return {
    matrices,
    bounds: matrices.map((matrix) => boundsOf(matrix, size, chance)),
    social: boundsOf(both, size, chance),
  };
};

const share = (value: number, { least, most }: Bounds): number => (value - least) / (most - least);

/** How a party votes on a gain, the drafts being done to this share. */
type Voter = (gain: number, done: number, chance: () => number) => Vote;

const climber: Voter = (gain) => (gain >= 0 ? "yes" : "no");
const annealer: Voter = (gain, done, chance) =>
  gain >= 0 || chance() < Math.exp(gain / (HEAT * (1 - done))) ? "yes" : "no";
/** Honest grades: strong beyond what a flip is usually worth to it. */
const graded =
  (size: number): Voter =>
  (gain) => {
    const usual = Math.sqrt(size / 3);
    return gain >= 0 ? (gain > usual ? "strong-yes" : "yes") : gain < -usual ? "strong-no" : "no";
  };
const shouting: Voter = (gain) => (gain >= 0 ? "strong-yes" : "strong-no");

type Rules = { readonly drafts: number; readonly strongVotes: number; readonly heat: number };
type Payoffs = { readonly parties: readonly number[]; readonly social: number };

const play = (
  { matrices, bounds, social }: Instance,
  size: number,
  voters: readonly Voter[],
  rules: Rules,
  chance: () => number,
): Payoffs => {
  const first = Array.from({ length: size }, () => (chance() < 0.5 ? 0 : 1));
  const worths = matrices.map((matrix) => worthOf(matrix, first));
  let text = startSingleText(rules, matrices.length, first);
  for (let draft = 0; draft < rules.drafts; draft += 1) {
    if (isFault(text)) throw new Error(text.fault);
    const { current } = text;
    const issue = Math.floor(chance() * size);
    const changed = current.map((yes, at) => (at === issue ? 1 - yes : yes));
    const put = putDraft(text, changed);
    if (isFault(put)) throw new Error(put.fault);
    const votes = worths.map((worth, party) =>
      (voters[party] ?? climber)(
        gainOf(worth, issue, current[issue] ?? 0),
        draft / rules.drafts,
        chance,
      ),
    );
    const taken = takeVotes(put, votes, chance());
    if (isFault(taken)) throw new Error(taken.fault);
    if (taken.verdict === "kept")
      for (const worth of worths) flip(worth, issue, changed[issue] ?? 0);
    text = taken.text;
  }
  const sums = worths.map(({ sum }) => sum);
  return {
    parties: sums.map((sum, party) => share(sum, bounds[party] ?? { least: 0, most: 1 })),
    social: share(
      sums.reduce((all, sum) => all + sum, 0),
      social,
    ),
  };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const kept = new Map<string, readonly Instance[]>();
const instancesOf = (size: number, count: number): readonly Instance[] => {
  const key = `${size} ${count}`;
  const held = kept.get(key);
  if (held !== undefined) return held;
  const chance = chances(2003);
  const made = Array.from({ length: count }, () => instanceOf(size, chance));
  kept.set(key, made);
  return made;
};

const table = new Map<string, readonly Payoffs[]>();
const payoffsOf = (
  name: string,
  size: number,
  count: number,
  voters: readonly Voter[],
  rules: Rules,
): readonly Payoffs[] => {
  const held = table.get(name);
  if (held !== undefined) return held;
  const chance = chances(125);
  const played = instancesOf(size, count).map((instance) =>
    play(instance, size, voters, rules, chance),
  );
  table.set(name, played);
  return played;
};

const plain: Rules = { drafts: 20_000, strongVotes: 0, heat: 0 };
const CELLS = {
  "both climb": [climber, climber],
  "both anneal": [annealer, annealer],
  "one climbs": [climber, annealer],
} as const;
const cell = (name: keyof typeof CELLS): readonly Payoffs[] =>
  payoffsOf(name, 100, INSTANCES, CELLS[name], plain);
const noteOf = (name: keyof typeof CELLS): string => {
  const played = cell(name);
  const of = (party: number): string =>
    mean(played.map(({ parties }) => parties[party] ?? 0)).toFixed(3);
  return `parties ${of(0)} / ${of(1)}, social ${mean(played.map(({ social }) => social)).toFixed(3)}; best by annealing, an estimate`;
};

const within = (figure: number, low: number, high: number) => ({
  figure,
  met: figure >= low && figure <= high,
});

const ten: Rules = { drafts: 50, strongVotes: 25, heat: 0.5 };
const honest = [graded(10), graded(10)] as const;

/** The table of 2003 at 20,000 drafts on 2^100 texts, and our grades on 2^10 texts with the 50 drafts people can bear. */
export const benches: readonly Bench[] = [
  {
    id: "single-text-both-climb",
    what: "social welfare, both climb, 2^100 texts, 20,000 drafts, 50 instances",
    unit: "",
    goal: "0.85 to 0.88",
    run: async () => ({
      ...within(mean(cell("both climb").map(({ social }) => social)), 0.85, 0.88),
      note: noteOf("both climb"),
    }),
  },
  {
    id: "single-text-both-anneal",
    what: "social welfare, both anneal",
    unit: "",
    goal: "≥ 0.975",
    run: async () => ({
      ...within(mean(cell("both anneal").map(({ social }) => social)), 0.975, Infinity),
      note: noteOf("both anneal"),
    }),
  },
  {
    id: "single-text-lone-climber",
    what: "payoff of a climber against an annealer",
    unit: "",
    goal: "≥ 0.97",
    run: async () => ({
      ...within(mean(cell("one climbs").map(({ parties }) => parties[0] ?? 0)), 0.97, Infinity),
      note: noteOf("one climbs"),
    }),
  },
  {
    id: "single-text-against-climber",
    what: "payoff of the annealer against a climber",
    unit: "",
    goal: "0.50 to 0.52",
    run: async () => ({
      ...within(mean(cell("one climbs").map(({ parties }) => parties[1] ?? 0)), 0.5, 0.52),
      note: "the paper has .51",
    }),
  },
  {
    id: "single-text-graded",
    what: "social welfare with four grades, 2^10 texts, 50 drafts, 25 strong votes each",
    unit: "",
    goal: "≥ 0.92",
    run: async () => {
      const played = payoffsOf("graded", 10, 200, honest, ten);
      const yesNo = payoffsOf("plain", 10, 200, [climber, climber], { ...ten, heat: 0 });
      return {
        ...within(mean(played.map(({ social }) => social)), 0.92, Infinity),
        note: `plain yes and no: ${mean(yesNo.map(({ social }) => social)).toFixed(3)}`,
      };
    },
  },
  {
    id: "single-text-shouting",
    what: "what always voting strong brings over honest grades under the quota (payoff difference)",
    unit: "",
    goal: "≤ 0",
    run: async () => {
      const one = payoffsOf("shouting", 10, 200, [shouting, graded(10)], ten);
      const fair = payoffsOf("graded", 10, 200, honest, ten);
      const of = (played: readonly Payoffs[]): number =>
        mean(played.map(({ parties }) => parties[0] ?? 0));
      return within(of(one) - of(fair), -Infinity, 0);
    },
  },
];
