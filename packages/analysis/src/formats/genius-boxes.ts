// Nonlinear Genius profiles: boxes over integer issues, each adding its worth inside (INCLUDES) or outside (any
// EXCLUDES; its INCLUDES then play no part) all its ranges. Worth is divided by the file's `maxutility`, as Genius
// does, but not capped at 1: that figure is a guess in the files, and capping would hide packages above it.

import type { Box, Domain } from "../domain.ts";
import { compare, one, divide, zero, type Rational } from "../rational.ts";
import { type GeniusSpace, numberIn } from "./genius-issue.ts";
import { rationalFromNumeral } from "./numeral.ts";
import type { ReadingNotes } from "./reading.ts";
import { childrenOf, placeOf, type XmlElement } from "./xml-tree.ts";

type Range = Box["ranges"][number];

const isOne = (element: XmlElement): boolean => {
  const text = element.attributes.get("weight");
  const value = text === undefined ? one : rationalFromNumeral(text);
  return value !== undefined && compare(value, one) === 0;
};

const rectanglesOf = (ufun: XmlElement, notes: ReadingNotes): readonly XmlElement[] => {
  const aggregation = ufun.attributes.get("aggregation") ?? "sum";
  if (aggregation.toLowerCase() !== "sum") {
    notes.fault("unsupported", placeOf(ufun), `aggregation "${aggregation}"`);
  }
  if (!isOne(ufun)) {
    notes.fault("unsupported", placeOf(ufun), "a weighted ufun");
  }
  const rectangles = childrenOf(ufun, "hyperRectangle");
  for (const rectangle of rectangles) {
    if (!isOne(rectangle)) {
      notes.fault("unsupported", placeOf(rectangle), "a weighted hyperRectangle");
    }
  }
  return [
    ...rectangles,
    ...childrenOf(ufun, "ufun").flatMap((inner) => rectanglesOf(inner, notes)),
  ];
};

/** The boxes of a nonlinear profile over a domain, or nothing after a fault. */
export const boxesOf = (
  space: GeniusSpace,
  utility: XmlElement,
  domain: Domain,
  notes: ReadingNotes,
): readonly Box[] | undefined => {
  const scale = numberIn(utility, "maxutility", notes);
  if (scale === undefined) {
    return undefined;
  }
  if (compare(scale, zero) <= 0) {
    notes.fault("scale-not-positive", placeOf(utility), "maxutility");
    return undefined;
  }
  notes.note("scale", placeOf(utility), utility.attributes.get("maxutility"));
  const positionByIndex = new Map(
    space.issues.map(({ index, name }) => [
      index,
      domain.issues.findIndex((issue) => issue.name === name),
    ]),
  );
  const rangeOf = (bound: XmlElement): Range | "never" | undefined => {
    const index = bound.attributes.get("index");
    const position = positionByIndex.get(index) ?? -1;
    const issue = domain.issues[position];
    if (issue === undefined) {
      notes.fault("unknown-issue", placeOf(bound), `index="${index ?? ""}"`);
      return undefined;
    }
    if (issue.type !== "integers") {
      notes.fault("unsupported", placeOf(bound), `a box over "${issue.name}"`);
      return undefined;
    }
    const least = numberIn(bound, "min", notes);
    const most = numberIn(bound, "max", notes);
    if (least === undefined || most === undefined) {
      return undefined;
    }
    // Between whole options a bound means the next one inside.
    const low = (least.num + least.den - 1n) / least.den - issue.low;
    const high = most.num / most.den - issue.low;
    const last = issue.high - issue.low;
    if (high < 0n || low > last || low > high) {
      return "never";
    }
    return {
      issue: position,
      low: Number(low < 0n ? 0n : low),
      high: Number(high > last ? last : high),
    };
  };
  const worthOf = (rectangle: XmlElement): Rational => {
    const worth = numberIn(rectangle, "utility", notes);
    return worth === undefined ? zero : divide(worth, scale);
  };
  const boxes = childrenOf(utility, "ufun")
    .flatMap((ufun) => rectanglesOf(ufun, notes))
    .flatMap((rectangle): readonly Box[] => {
      const excluded = childrenOf(rectangle, "EXCLUDES");
      const isTurned = excluded.length > 0;
      const bounds = isTurned ? excluded : childrenOf(rectangle, "INCLUDES");
      const ranges = bounds.map(rangeOf);
      const worth = worthOf(rectangle);
      if (ranges.includes("never")) {
        notes.note(isTurned ? "box-always" : "box-never", placeOf(rectangle));
        return isTurned ? [{ worth, isTurned: false, ranges: [] }] : [];
      }
      const kept = ranges.filter((range) => range !== undefined && range !== "never");
      return [{ worth, isTurned: isTurned && kept.length > 0, ranges: kept }];
    });
  if (boxes.length === 0 && notes.refusal() === undefined) {
    notes.fault("no-evaluations", placeOf(utility), "hyperRectangle");
  }
  return notes.refusal() === undefined ? boxes : undefined;
};
