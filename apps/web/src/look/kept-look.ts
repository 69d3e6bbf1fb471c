// The look as it is kept in this browser: one key, one JSON object, read field by field. What cannot be read is the start
// look again; nothing else is ever put beside it (rule V44).

import type { Look } from "./look.ts";
import {
  calendars,
  densities,
  holdBounds,
  languages,
  numeralSets,
  shades,
  startLook,
} from "./look.ts";

/** The one key under which a browser keeps its look. */
export const lookKey = "two-rooms.look";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const oneOf = <Choice extends string>(
  choices: readonly Choice[],
  value: unknown,
  otherwise: Choice,
): Choice => choices.find((choice) => choice === value) ?? otherwise;

const yesOrNo = (value: unknown, otherwise: boolean): boolean =>
  typeof value === "boolean" ? value : otherwise;

/** Whether this browser knows a time zone of that name. */
export const isZone = (zone: unknown): zone is string => {
  if (typeof zone !== "string" || !/^[A-Za-z][A-Za-z0-9_+\-/]{0,60}$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
};

const keysFrom = (value: unknown): Look["keys"] =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([act, key]) =>
          /^[a-z][a-z.-]{0,40}$/.test(act) && typeof key === "string" && [...key].length === 1
            ? [[act, key] as const]
            : [],
        ),
      )
    : {};

const zonesFrom = (value: unknown): Look["zones"] =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([talk, sides]) =>
          /^[0-9a-f]{32}$/.test(talk) && isObject(sides)
            ? [
                [
                  talk,
                  Object.fromEntries(
                    Object.entries(sides).flatMap(([party, zone]) =>
                      /^[a-z0-9-]{1,32}$/.test(party) && isZone(zone)
                        ? [[party, zone] as const]
                        : [],
                    ),
                  ),
                ] as const,
              ]
            : [],
        ),
      )
    : {};

/** A number of seconds brought between the bounds of a hold. */
export const holdWithin = (seconds: number): number =>
  Math.min(holdBounds.most, Math.max(holdBounds.least, Math.round(seconds)));

/** Reads a kept look; every field that is not exactly what it may be is the start look's. */
export const lookFrom = (kept: string | null, preferred: readonly string[]): Look => {
  const start = startLook(preferred);
  let value: unknown;
  try {
    value = JSON.parse(kept ?? "");
  } catch {
    return start;
  }
  if (!isObject(value)) return start;
  const seconds = value["holdSeconds"];
  return {
    language: oneOf(languages, value["language"], start.language),
    calendar: oneOf(calendars, value["calendar"], start.calendar),
    numerals: oneOf(numeralSets, value["numerals"], start.numerals),
    shade: oneOf(shades, value["shade"], start.shade),
    density: oneOf(densities, value["density"], start.density),
    singleKeys: yesOrNo(value["singleKeys"], start.singleKeys),
    keys: keysFrom(value["keys"]),
    holdSeconds:
      typeof seconds === "number" && Number.isFinite(seconds)
        ? holdWithin(seconds)
        : start.holdSeconds,
    sound: yesOrNo(value["sound"], start.sound),
    zones: zonesFrom(value["zones"]),
  };
};

/** The text that keeps a look. */
export const textOfLook = (look: Look): string => JSON.stringify(look);
