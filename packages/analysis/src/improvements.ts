// What would be better for everybody than the package that stands: the post-settlement question.

import type { Package } from "./domain.ts";
import { Bug } from "./fault.ts";
import type { Frontier, FrontierPoint } from "./frontier.ts";
import type { Rational } from "./rational.ts";

/** A point that gives no party less than the package at hand and some party more; gains by party. */
export type Improvement = { readonly point: FrontierPoint; readonly gains: readonly Rational[] };

/** The frontier's points that better a package, greatest least gain first; none when nothing does. */
export const improvementsOf = (frontier: Frontier, standing: Package): readonly Improvement[] => {
  throw new Bug(`not yet: ${frontier.points.length} ${standing.length}`);
};
