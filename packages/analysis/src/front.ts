// The points reached after some issues, in columns, and how each was reached: the edges back to the points before.
// All ties are kept, since a mediator wants the equally good packages too.

import type { Columns } from "./limbs.ts";

/** Points in columns, first party's best first; then second party's best first, and so on. */
export type Front = {
  readonly size: number;
  readonly columns: Columns;
  /** With three or more parties, by party from the second on: the points' indices, that party's best first. */
  readonly orders: readonly Int32Array[];
};

/** One source of a merge: a front, and what is added to all its points. */
export type Part = { readonly front: Front; readonly shift: Float64Array };

/** How points were reached: edge e of point i came by part `ways[e]` from point `sources[e]` of that part's front. */
export type Edges = {
  /** Edges of point i are first[i] … first[i + 1] - 1; undefined when every point has exactly one, its own. */
  readonly first: Uint32Array | undefined;
  readonly ways: Uint32Array | Uint16Array;
  readonly sources: Uint32Array;
};

/** What a merge gives. */
export type Merged = { readonly front: Front; readonly edges: Edges };

/** What a merge must keep to. */
export type Bounds = {
  /** By party, limbs that a sum must reach; undefined where nothing is asked. */
  readonly floors: readonly (Float64Array | undefined)[];
  /** More points than this end the merge with `tooMany`. */
  readonly mostPoints: number;
  /** Called every few hundred thousand steps; throws to end the work. */
  readonly check: () => void;
};

/** Merges parts, and keeps its work space from one merge to the next. */
export type Merger = {
  /** Throws TooMany. */
  readonly merge: (parts: readonly Part[], bounds: Bounds) => Merged;
  /** Takes fronts it gave that nobody will read any more. */
  readonly recycle: (fronts: readonly Front[]) => void;
};

/** Ends a merge that would hold more points than it may. */
export class TooMany extends Error {
  override readonly name = "TooMany";
}

/** The one point that is there before any issue is settled. */
export const startFront = (columns: number, parties: number): Front => ({
  size: 1,
  columns: Array.from({ length: columns }, () => new Float64Array(1)),
  orders: Array.from({ length: parties > 2 ? parties - 1 : 0 }, () => new Int32Array(1)),
});

/** A front with no point. */
export const noFront: Front = { size: 0, columns: [], orders: [] };

/** Ways fit 16 bits nearly always, which halves what is kept of them. */
export const waysArray = (ways: number, length: number): Uint32Array | Uint16Array =>
  ways <= 0xffff ? new Uint16Array(length) : new Uint32Array(length);
