// The exact Pareto frontier: every combination of utilities that no other package betters for all parties, with how many
// packages reach it. The status means what it says (rule A2).

import type { Domain, Link, Package, Profile } from "./domain.ts";
import { Bug } from "./fault.ts";
import type { Rational } from "./rational.ts";

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
  /** How many packages; with status "within" or "stopped" at least so many are known. */
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
  /** Packages of the domain, links and reservations aside. */
  readonly outcomes: bigint;
  readonly points: readonly FrontierPoint[];
  /** All packages that reach a point of `points` (known ones only, unless proved), one after another. */
  readonly witnesses: (point: FrontierPoint) => Iterable<Package>;
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
} & (
  | { readonly budgetMs?: undefined; readonly now?: () => number }
  /** A budget needs a clock, since nothing here reads one: milliseconds from any zero, as `performance.now`. */
  | { readonly budgetMs: number; readonly now: () => number }
);

/** The frontier of a domain for its profiles. The subject must have passed `findingsOf` without a refusal (else Bug). */
export const frontierOf = async (
  domain: Domain,
  profiles: readonly Profile[],
  settings: FrontierSettings = {},
): Promise<Frontier> => {
  throw new Bug(`not yet: ${domain.issues.length} ${profiles.length} ${settings.mostPoints}`);
};
