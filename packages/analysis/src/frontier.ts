// The exact Pareto frontier: every combination of utilities that no other package betters for all parties, with how many
// packages reach it. The status means what it says (rule A2).

import { enumeratedLedger, keepBest } from "./keep-best.ts";
import { coarseOf } from "./coarse.ts";
import {
  type Domain,
  type Link,
  optionCountOf,
  outcomesOf,
  type Package,
  type Profile,
} from "./domain.ts";
import { Bug } from "./fault.ts";
import { refusalsOf } from "./findings.ts";
import { TooMany } from "./front.ts";
import { type Ledger, ledgerOfList, ledgerOfRun, pointOf } from "./ledger.ts";
import { layoutOf } from "./limbs.ts";
import { runPlan } from "./merging.ts";
import { Halt, type Pace, paceOf } from "./pace.ts";
import { type Plan, planOf } from "./plan.ts";
import type { Rational } from "./rational.ts";
import { leastsOf, mostLookedAt } from "./least.ts";
import { solvedOf } from "./solved.ts";
import { loadSolver } from "./solver.ts";
import { differenceOf, type Scale, scaleOf } from "./scale.ts";

/** A domain with the profiles and links it is judged by; what all questions are asked about. */
export type Subject = {
  readonly domain: Domain;
  /** Reservations as they count here (after any override). */
  readonly profiles: readonly Profile[];
  readonly links: readonly Link[];
};

/** One point of the frontier: utilities by party in their own scales, and the packages that reach exactly them. */
export type FrontierPoint = {
  readonly utilities: readonly Rational[];
  /** How many packages; where the frontier's `ties` are "some", at least so many. */
  readonly count: bigint;
  readonly witness: Package;
};

/** Every point no other betters, best for the first party first (then for the second, and so on). */
export type Frontier = Subject & {
  /**
   * "proved": these are all points, exactly. "within": whatever package one takes that clears every reservation by `gap`,
   * some point here is worth at least as much less `gap` to every party. "stopped": points here may be missing or, beside
   * missing ones, be bettered.
   */
  readonly status: "proved" | "within" | "stopped";
  /** By party, in its own scale; with status "within" only. */
  readonly gap?: readonly Rational[];
  /** Whether counts and witnesses name all packages that reach a point, or some. */
  readonly ties: "all" | "some";
  /** Packages of the domain, links and reservations aside. */
  readonly outcomes: bigint;
  readonly points: readonly FrontierPoint[];
  /** All packages that reach a point of `points` (or, by `ties`, some), one after another; the point's own object is asked for. */
  readonly witnesses: (point: FrontierPoint) => Iterable<Package>;
  /** The integers behind the points, in their order; what solutions are told apart by. */
  readonly ledger: Ledger;
};

/** How far the work is: `done` of `of` steps, and points held now. */
export type Progress = { readonly done: number; readonly of: number; readonly points: number };

/** What may be said about a search beside its subject. */
export type FrontierSettings = {
  readonly links?: readonly Link[];
  /** Overrides the profiles' own: "none", or one by party (undefined = none for that party). */
  readonly reservations?: "none" | readonly (Rational | undefined)[];
  readonly onProgress?: (progress: Progress) => void;
  readonly isCancelled?: () => boolean;
  /** Points to hold at most before the answer is coarsened to "within"; 2,000,000 unless told. */
  readonly mostPoints?: number;
  /** Where the solver's .wasm lies, for whoever bundles it; beside its module unless told. */
  readonly solverFile?: string;
} & (
  | { readonly budgetMs?: undefined; readonly now?: () => number }
  /** A budget needs a clock, since nothing here reads one: milliseconds from any zero, as `performance.now`. */
  | { readonly budgetMs: number; readonly now: () => number }
);

/** Ways through a plan beyond which links count as too wide for it. */
const mostWays = 300_000;

/** A subject with its profiles' reservations overridden. */
export const subjectOf = (
  domain: Domain,
  profiles: readonly Profile[],
  { links = [], reservations }: Pick<FrontierSettings, "links" | "reservations">,
): Subject => {
  const refusals = refusalsOf(domain, profiles, links);
  if (refusals.length > 0) throw new Bug(`refused: ${refusals.map(({ code }) => code).join()}`);
  if (reservations === undefined) return { domain, profiles, links };
  const overridden = profiles.map(({ reservation: _own, ...profile }, party): Profile => {
    const reservation = reservations === "none" ? undefined : reservations[party];
    return reservation === undefined ? profile : { ...profile, reservation };
  });
  return { domain, profiles: overridden, links };
};

/** A frontier from the ledger of its points. */
export const frontierFrom = (
  subject: Subject,
  ledger: Ledger,
  said: Pick<Frontier, "status" | "gap" | "ties">,
): Frontier => {
  let points: readonly FrontierPoint[] | undefined;
  let places: Map<FrontierPoint, number> | undefined;
  const allPoints = (): readonly FrontierPoint[] => {
    points ??= Array.from({ length: ledger.size }, (_nothing, index) => pointOf(ledger, index));
    return points;
  };
  return {
    ...subject,
    ...said,
    outcomes: outcomesOf(subject.domain),
    // Made when first looked at: the four solutions need only a few.
    get points() {
      return allPoints();
    },
    ledger,
    witnesses: (point) => {
      places ??= new Map(allPoints().map((one, index) => [one, index]));
      const index = places.get(point);
      if (index === undefined) throw new Bug("the point is not of this frontier");
      return ledger.witnesses(index);
    },
  };
};

const mergedFrontier = async (
  subject: Subject,
  scale: Scale,
  leasts: readonly bigint[],
  plan: Plan,
  settings: FrontierSettings,
): Promise<Frontier> => {
  const { mostPoints = 2_000_000, budgetMs, now, onProgress, isCancelled } = settings;
  const start = now?.() ?? 0;
  const until = (share: number): Pace =>
    paceOf({
      onProgress,
      isCancelled,
      now,
      deadline: budgetMs === undefined ? undefined : start + budgetMs * share,
    });
  const layout = layoutOf(scale, plan.steps.length + 1);
  try {
    const run = await runPlan(plan, {
      layout,
      floors: scale.map(({ floor }) => floor),
      mostPoints,
      pace: until(exactShare),
    });
    return frontierFrom(subject, ledgerOfRun(scale, leasts, layout, run), {
      status: "proved",
      ties: "all",
    });
  } catch (thrown) {
    if (!(thrown instanceof TooMany) && !isOutOfTime(thrown)) throw thrown;
  }
  const coarse = await coarseOf(subject, scale, plan, { mostPoints, pace: until(1) });
  if (coarse === undefined) return stopped(subject, scale);
  const gap = scale.map((party, index) => differenceOf(party, coarse.gaps[index] ?? 0n));
  return frontierFrom(subject, ledgerOfList(scale, leasts, coarse.points), {
    status: "within",
    gap,
    ties: "some",
  });
};

// Of a budget, what the exact merge may take before a grid has the rest.
const exactShare = 0.6;

const isOutOfTime = (thrown: unknown): boolean => thrown instanceof Halt && !thrown.isCancelled;

const stopped = (subject: Subject, scale: Scale): Frontier =>
  frontierFrom(
    subject,
    ledgerOfList(
      scale,
      scale.map(() => 0n),
      [],
    ),
    { status: "stopped", ties: "some" },
  );

const deadlineOf = ({ budgetMs, now }: FrontierSettings): number | undefined =>
  budgetMs === undefined ? undefined : (now?.() ?? 0) + budgetMs;

// Boxes and wide links: small spaces are looked at package by package, others are left to the solver.
const otherFrontier = async (
  subject: Subject,
  scale: Scale,
  leasts: readonly bigint[],
  counts: readonly number[],
  settings: FrontierSettings,
): Promise<Frontier> => {
  const pace = paceOf({ ...settings, deadline: deadlineOf(settings) });
  if (outcomesOf(subject.domain) <= mostLookedAt) {
    const space = { profiles: subject.profiles, links: subject.links, scale, counts };
    const points = keepBest(space, pace.check);
    return frontierFrom(subject, enumeratedLedger(space, leasts, points), {
      status: "proved",
      ties: "all",
    });
  }
  const highs = await loadSolver(settings.solverFile);
  const { status, points, gaps } = await solvedOf(subject, scale, highs, pace);
  const ledger = ledgerOfList(scale, leasts, points);
  if (status !== "within") return frontierFrom(subject, ledger, { status, ties: "some" });
  const gap = scale.map((party, index) => differenceOf(party, gaps[index] ?? 0n));
  return frontierFrom(subject, ledger, { status, gap, ties: "some" });
};

/**
 * The frontier of a domain for its profiles. The subject must have no refusal among its findings (else Bug). Cancelled or
 * out of time with nothing to show, it is "stopped" and holds what was found.
 */
export const frontierOf = async (
  domain: Domain,
  profiles: readonly Profile[],
  settings: FrontierSettings = {},
): Promise<Frontier> => {
  const subject = subjectOf(domain, profiles, settings);
  const scale = scaleOf(subject.profiles, subject.links);
  const counts = domain.issues.map((issue) => Number(optionCountOf(issue)));
  const isAdditive = profiles.every(({ worth }) => worth.type === "additive");
  const plan = isAdditive ? planOf(scale, subject.links, counts, mostWays) : undefined;
  try {
    const pace = paceOf({ ...settings, onProgress: undefined, deadline: deadlineOf(settings) });
    const { solverFile } = settings;
    const leasts = await leastsOf(subject, scale, plan, { pace, solverFile });
    return plan === undefined
      ? await otherFrontier(subject, scale, leasts, counts, settings)
      : await mergedFrontier(subject, scale, leasts, plan, settings);
  } catch (thrown) {
    if (thrown instanceof Halt) return stopped(subject, scale);
    throw thrown;
  }
};
