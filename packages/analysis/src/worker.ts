// The engine behind a message port, so that a screen stays responsive: in a browser's Worker or Node's worker_threads.
// Whoever starts the worker hands its port over in five lines; nothing here knows which of the two it is. Progress comes
// as it goes; cancelling is heard between steps, and ending the worker is heard at once.

import type { Domain, Link, Package, Profile } from "./domain.ts";
import { Bug } from "./fault.ts";
import { type Finding, refusalsOf } from "./findings.ts";
import { type Frontier, frontierOf, type FrontierPoint, type Progress } from "./frontier.ts";
import { improvementsOf } from "./improvements.ts";
import { type Efficiency, efficiencyOf } from "./intervals.ts";
import { type NearMiss, nearMissesOf } from "./near-misses.ts";
import type { Rational } from "./rational.ts";
import { type Solutions, solutionsOf } from "./solutions.ts";
import { type Trade, tradesOf } from "./trades.ts";

/** A message port as both platforms have one, typed by what goes each way. */
export type Port<In, Out> = {
  readonly post: (message: Out) => void;
  readonly listen: (receive: (message: In) => void) => void;
};

/** What a question is about, as it crosses the port. */
export type Question = {
  readonly domain: Domain;
  readonly profiles: readonly Profile[];
  readonly links?: readonly Link[];
  readonly reservations?: "none" | readonly (Rational | undefined)[];
  readonly budgetMs?: number;
  readonly mostPoints?: number;
};

/** What may be asked. `of` is the id of a frontier asked for before and not forgotten since. */
export type Ask =
  | { readonly type: "frontier"; readonly question: Question; readonly mostTold?: number }
  | { readonly type: "near-misses"; readonly question: Question; readonly most?: number }
  | { readonly type: "efficiency"; readonly question: Question; readonly ours: Package }
  | { readonly type: "improvements"; readonly of: number; readonly standing: Package }
  | {
      readonly type: "trades";
      readonly of: number;
      readonly standing: Package;
      readonly issues?: number;
      readonly most?: number;
    }
  | {
      readonly type: "witnesses";
      readonly of: number;
      readonly point: number;
      readonly most: number;
    };

/** To the worker. */
export type ToWorker =
  | (Ask & { readonly id: number })
  | { readonly type: "cancel"; readonly id: number }
  | { readonly type: "forget"; readonly id: number };

/** A frontier as it crosses the port: its first points, and how many there are. */
export type ToldFrontier = Pick<Frontier, "status" | "gap" | "ties" | "outcomes"> & {
  readonly size: number;
  readonly points: readonly FrontierPoint[];
  readonly solutions: Solutions;
};

/** Answers by the type of what was asked. */
export type Answers = {
  readonly frontier: ToldFrontier;
  readonly "near-misses": readonly NearMiss[];
  readonly efficiency: Efficiency;
  /** `point` is the index of the frontier's point. */
  readonly improvements: readonly {
    readonly point: number;
    readonly utilities: readonly Rational[];
    readonly count: bigint;
    readonly witness: Package;
    readonly gains: readonly Rational[];
  }[];
  readonly trades: readonly Trade[];
  readonly witnesses: readonly Package[];
};

/** From the worker. */
export type FromWorker =
  | {
      readonly [Type in keyof Answers]: {
        readonly type: Type;
        readonly id: number;
        readonly answer: Answers[Type];
      };
    }[keyof Answers]
  | { readonly type: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly type: "refused"; readonly id: number; readonly findings: readonly Finding[] }
  | { readonly type: "broken"; readonly id: number };

/** What the worker's surroundings give it: a clock in milliseconds, and where the solver's .wasm lies. */
export type Surroundings = { readonly now: () => number; readonly solverFile?: string };

// Points told unless asked for more: what a screen can draw.
const mostToldPoints = 20_000;
const progressEveryMs = 100;

const toldFrontier = (frontier: Frontier, most: number): ToldFrontier => {
  const { status, gap, ties, outcomes, points } = frontier;
  return {
    status,
    ...(gap === undefined ? {} : { gap }),
    ties,
    outcomes,
    size: points.length,
    points: points
      .slice(0, most)
      .map(({ utilities, count, witness }) => ({ utilities, count, witness })),
    solutions: solutionsOf(frontier),
  };
};

/** Answers what comes through a port until it falls silent. */
export const serveAnalysis = (
  port: Port<ToWorker, FromWorker>,
  { now, solverFile }: Surroundings,
): void => {
  const frontiers = new Map<number, Frontier>();
  const cancelled = new Set<number>();
  const frontierAt = (id: number): Frontier => {
    const frontier = frontiers.get(id);
    if (frontier === undefined) throw new Bug("no such frontier");
    return frontier;
  };
  const settingsFor = (id: number, question: Question) => {
    let last = now();
    const { links, reservations, mostPoints, budgetMs } = question;
    return {
      ...(links === undefined ? {} : { links }),
      ...(reservations === undefined ? {} : { reservations }),
      ...(mostPoints === undefined ? {} : { mostPoints }),
      ...(solverFile === undefined ? {} : { solverFile }),
      budgetMs: budgetMs ?? Number.POSITIVE_INFINITY,
      now,
      isCancelled: () => cancelled.has(id),
      onProgress: (progress: Progress) => {
        if (now() - last < progressEveryMs) return;
        last = now();
        port.post({ type: "progress", id, progress });
      },
    };
  };
  const answer = async (ask: Ask & { readonly id: number }): Promise<FromWorker> => {
    const { id } = ask;
    if ("question" in ask) {
      const { domain, profiles, links } = ask.question;
      const findings = refusalsOf(domain, profiles, links);
      if (findings.length > 0) return { type: "refused", id, findings };
    }
    switch (ask.type) {
      case "frontier": {
        const { domain, profiles } = ask.question;
        const frontier = await frontierOf(domain, profiles, settingsFor(id, ask.question));
        frontiers.set(id, frontier);
        return {
          type: ask.type,
          id,
          answer: toldFrontier(frontier, ask.mostTold ?? mostToldPoints),
        };
      }
      case "near-misses": {
        const { domain, profiles } = ask.question;
        const settings = { ...settingsFor(id, ask.question), most: ask.most ?? 5 };
        return { type: ask.type, id, answer: await nearMissesOf(domain, profiles, settings) };
      }
      case "efficiency": {
        const { domain, profiles } = ask.question;
        const settings = settingsFor(id, ask.question);
        const found = await efficiencyOf(domain, profiles, ask.ours, settings);
        return { type: ask.type, id, answer: found };
      }
      case "improvements": {
        const frontier = frontierAt(ask.of);
        const places = new Map(frontier.points.map((point, index) => [point, index]));
        const found = improvementsOf(frontier, ask.standing).map(({ point, gains }) => ({
          point: places.get(point) ?? -1,
          utilities: point.utilities,
          count: point.count,
          witness: point.witness,
          gains,
        }));
        return { type: ask.type, id, answer: found };
      }
      case "trades":
        return { type: ask.type, id, answer: tradesOf(frontierAt(ask.of), ask.standing, ask) };
      case "witnesses": {
        const frontier = frontierAt(ask.of);
        const point = frontier.points[ask.point];
        if (point === undefined) throw new Bug("no such point");
        const found: Package[] = [];
        for (const ours of frontier.witnesses(point)) {
          if (found.length >= ask.most) break;
          found.push(ours);
        }
        return { type: ask.type, id, answer: found };
      }
    }
  };
  const serve = async (ask: Ask & { readonly id: number }): Promise<void> => {
    try {
      port.post(await answer(ask));
    } catch {
      // What broke may hold words of the talk; that it broke is all that crosses.
      port.post({ type: "broken", id: ask.id });
    } finally {
      cancelled.delete(ask.id);
    }
  };
  port.listen((message) => {
    switch (message.type) {
      case "cancel":
        cancelled.add(message.id);
        return;
      case "forget":
        frontiers.delete(message.id);
        return;
      default:
        void serve(message);
    }
  });
};
