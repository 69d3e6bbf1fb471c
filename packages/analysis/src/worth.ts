// What one package is worth, and whether the links allow it: computed straight from the definitions, in exact integers.
// Everything a solver or a merge returns is judged by this.

import type { Box, Combination, Link, Package, Profile } from "./domain.ts";
import type { Subject } from "./frontier.ts";
import type { Rational } from "./rational.ts";
import { scaleOf, utilityOf, type Scale } from "./scale.ts";

/** Whether a package has all options of a combination (an empty one always matches). */
export const matches = (combination: Combination, ours: Package): boolean =>
  combination.every(({ issue, option }) => ours[issue] === option);

/** Whether a package breaks no forbidding or requiring link. */
export const isAllowed = (links: readonly Link[], ours: Package): boolean =>
  links.every((link) => {
    switch (link.type) {
      case "forbidden":
        return !matches(link.when, ours);
      case "required":
        return !matches(link.when, ours) || matches(link.then, ours);
      case "valued":
        return true;
    }
  });

/** Whether a box scores for a package. */
export const scores = (box: Box, ours: Package): boolean => {
  const isInside = box.ranges.every(({ issue, low, high }) => {
    const option = ours[issue] ?? -1;
    return option >= low && option <= high;
  });
  return isInside !== box.isTurned;
};

/** A package's integers in a scale, by party. */
export const integersOf = (
  profiles: readonly Profile[],
  links: readonly Link[],
  scale: Scale,
  ours: Package,
): readonly bigint[] =>
  scale.map((party, index) => {
    let sum = 0n;
    for (const [issue, values] of party.values.entries()) sum += values[ours[issue] ?? -1] ?? 0n;
    const worth = profiles[index]?.worth;
    if (worth?.type === "boxes")
      for (const [at, box] of worth.boxes.entries())
        if (scores(box, ours)) sum += party.boxes[at] ?? 0n;
    for (const [at, link] of links.entries())
      if (link.type === "valued" && link.party === index && matches(link.when, ours))
        sum += party.links[at] ?? 0n;
    return sum;
  });

/** A package's utilities, by party, in their own scales. */
export const utilitiesOf = (subject: Subject, ours: Package): readonly Rational[] => {
  const scale = scaleOf(subject.profiles, subject.links);
  const integers = integersOf(subject.profiles, subject.links, scale, ours);
  return scale.map((party, index) => utilityOf(party, integers[index] ?? 0n));
};
