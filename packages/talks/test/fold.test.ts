// What every log keeps, as laws: one log alone, nothing but events, void and repeats harmless, replay from anywhere.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry, LogFold, Place } from "../src/index.ts";
import { foldEntries, startOf } from "../src/index.ts";
import { caucus, desk as deskLog, room, table as tableLog } from "../src/logs.ts";
import { samples, someBody, someEntries } from "./samples.ts";
import {
  byAt,
  caucusOf,
  desk,
  id,
  logAt,
  memberAt,
  p1,
  p2,
  places,
  post,
  roomOf,
  rules,
  start,
  table,
  time,
} from "./scene.ts";

const kinds: readonly Place[] = [table, roomOf(p1), caucusOf(p1), desk];
const logs = { table: tableLog, room, caucus, desk: deskLog };
const said = (n: number, changes: object = {}): object => ({
  type: "said",
  at: n,
  item: id(n),
  words: "Words",
  ...changes,
});

const verdictOf = (words: string): unknown =>
  post(start(), "head1", roomOf(p1), said(5, { words }));
const foldAll = (place: Place, entries: readonly Entry[]) => foldEntries(startOf(place), entries);
const entriesOf = (count: number): readonly Entry[] => [
  { by: byAt("lead", roomOf(p1), 2), body: { type: "rules-set", at: 0, rules } },
  ...Array.from({ length: count }, (_, n) => ({
    by: byAt("head1", roomOf(p1), n + 3),
    body: said(n + 1),
  })),
];
const timed = (count: number): number => {
  const entries = entriesOf(count);
  const before = performance.now();
  foldAll(roomOf(p1), entries);
  return performance.now() - before;
};
const quote = (n: number): object => ({ seen: [n, String(n % 10).repeat(64)] });
/** Fields an event may lack. */
const mayLack = (type: string): readonly string[] => {
  const always = ["seen", "notBefore", "again", "corrects", "wasAsked", "about", "files"];
  if (type === "said") return [...always, "language", "leave"];
  if (type === "leave-asked" || type === "leave-used") return [...always, "words"];
  if (type === "carry-prepared") return [...always, "language", "asked"];
  return type === "told" || type === "caucus-said" ? [...always, "language"] : always;
};

describe("what is an event", () => {
  const allTypes = kinds.flatMap((place) => Object.keys(logs[place.type].schemas));

  test("T3 every event has its places, and is void in all others", () => {
    expect(new Set(samples.map((sample) => sample.body.type))).toEqual(new Set(allTypes));
    for (const { kinds: stands, body } of samples)
      for (const place of kinds) {
        const verdict = post(start(), "lead", place, body);
        const isVoidForShape = JSON.stringify(verdict) === '{"refused":"not-an-event"}';
        expect([body.type, place.type, isVoidForShape]).toEqual([
          body.type,
          place.type,
          !stands.includes(place.type),
        ]);
      }
  });

  test("T3 a party writes on the table itself only its profiles and its leaving", () => {
    expect(Object.keys(logs.table.schemas).sort()).toEqual([
      "left",
      "profile-set",
      "rules-set",
      "side-named",
    ]);
    for (const { kinds: stands, body } of samples) {
      if (!stands.includes("table")) continue;
      const own = { ...body, member: memberAt("head1", table) };
      const verdict = post(start(), "head1", table, body.type === "profile-set" ? own : body);
      const isPartys = body.type === "profile-set" || body.type === "left";
      expect([body.type, verdict === "stands"]).toEqual([body.type, isPartys]);
    }
  });

  test("T2 a missing, misshapen or surplus field makes it none", () => {
    for (const { kinds: stands, body } of samples) {
      const place = kinds.find((each) => stands.includes(each.type)) ?? table;
      const isNone = (changed: object): boolean => {
        const verdict = foldEntries(startOf(place), [{ by: byAt("lead", place, 9), body: changed }])
          .verdicts[0];
        return JSON.stringify(verdict) === '{"refused":"not-an-event"}';
      };
      expect([body.type, isNone(body)]).toEqual([body.type, false]);
      expect([body.type, isNone({ ...body, more: 1 })]).toEqual([body.type, true]);
      for (const [key, value] of Object.entries(body)) {
        const { [key]: _, ...without } = Object.fromEntries(Object.entries(body));
        const isSpare = mayLack(body.type).includes(key);
        expect([body.type, key, isNone(without)]).toEqual([body.type, key, !isSpare]);
        for (const wrong of [null, {}, [], true, -1, 0.5, "", "x".repeat(20_001), "\ud800"])
          expect([body.type, key, wrong, isNone({ ...body, [key]: wrong })]).toEqual([
            body.type,
            key,
            wrong,
            true,
          ]);
        expect(isNone({ ...body, [key]: value })).toBe(false);
      }
    }
  });

  test("T2 words may have twenty thousand code points, not one more, and something to read", () => {
    expect(verdictOf("𝄞".repeat(20_000))).toBe("stands");
    for (const words of ["𝄞".repeat(20_001), "", " \u200b\n", "a\udc00"])
      expect(verdictOf(words)).toEqual({ refused: "not-an-event" });
  });

  test("T2 no body makes a fold throw", () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...kinds)
          .chain((place) =>
            fc.tuple(
              fc.constant(place),
              fc.array(fc.oneof(someBody(place), fc.anything()), { maxLength: 20 }),
            ),
          ),
        ([place, bodies]) => {
          const entries = bodies.map((body, index): Entry => ({
            by: byAt("lead", place, index + 2),
            body,
          }));
          expect(foldEntries(startOf(place), entries).verdicts).toHaveLength(bodies.length);
        },
      ),
    );
  });

  test("T2 names that every object has are no event types", () => {
    for (const type of ["__proto__", "constructor", "toString", "hasOwnProperty"])
      for (const place of kinds)
        expect(post(start(), "lead", place, JSON.parse(`{"type":"${type}","at":1}`))).toEqual({
          refused: "not-an-event",
        });
  });
});

describe("folding", () => {
  const placeAndEntries = fc
    .constantFrom(...kinds)
    .chain((place) => fc.tuple(fc.constant(place), someEntries(place)));

  test("T4 a fold with void entries and repeats equals the fold without them", () => {
    fc.assert(
      fc.property(placeAndEntries, ([place, entries]) => {
        const { fold, verdicts } = foldAll(place, entries);
        const standing = entries.filter((_, index) => verdicts[index] === "stands");
        expect(foldAll(place, standing).fold).toEqual(fold);
      }),
      { numRuns: 120 },
    );
  });

  test("T4 a fold continued from any point equals the fold at once, and is itself left as it was", () => {
    fc.assert(
      fc.property(placeAndEntries, fc.nat(60), ([place, entries], cut) => {
        const whole = foldAll(place, entries);
        const first = foldAll(place, entries.slice(0, cut));
        const kept = structuredClone(first.fold);
        const rest = foldEntries(first.fold, entries.slice(cut));
        expect(rest.fold).toEqual(whole.fold);
        expect([...first.verdicts, ...rest.verdicts]).toEqual(whole.verdicts);
        expect(first.fold).toEqual(kept);
      }),
      { numRuns: 120 },
    );
  });

  test("T4 an entry leaves what it does not touch the very same map", () => {
    const scene = start();
    post(scene, "head1", roomOf(p1), said(1));
    const before = logAt(scene, roomOf(p1)).fold.state;
    post(scene, "head1", roomOf(p1), { type: "asked-for", at: 2, asked: id(2), words: "The dam?" });
    const after = logAt(scene, roomOf(p1)).fold.state;
    const changed = Object.keys(after).filter(
      (field) => Reflect.get(after, field) !== Reflect.get(before, field),
    );
    expect(changed.toSorted()).toEqual(["newest", "questions"]);
  });

  test("T1 a verdict is the same whatever stands in the other logs", () => {
    fc.assert(
      fc.property(
        someEntries(roomOf(p1), 30),
        someEntries(roomOf(p2), 30),
        someEntries(desk, 30),
        (mine, others, desks) => {
          const alone = foldAll(roomOf(p1), mine);
          const folds = new Map<string, LogFold>([
            ["room/p1", startOf(roomOf(p1))],
            ["room/p2", startOf(roomOf(p2))],
            ["desk", startOf(desk)],
          ]);
          const verdicts: unknown[] = [];
          const lists: readonly (readonly [string, readonly Entry[]])[] = [
            ["room/p2", others],
            ["desk", desks],
            ["room/p1", mine],
          ];
          for (let n = 0; n <= 31; n += 1)
            for (const [name, list] of lists) {
              const entry = list[n];
              const fold = folds.get(name);
              if (entry === undefined || fold === undefined) continue;
              const folded = foldEntries(fold, [entry]);
              folds.set(name, folded.fold);
              if (name === "room/p1") verdicts.push(...folded.verdicts);
            }
          expect(verdicts).toEqual(alone.verdicts);
          expect(folds.get("room/p1")).toEqual(alone.fold);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("T4 a batch costs in the order of its length", () => {
    timed(1_000);
    const small = Math.min(timed(1_000), timed(1_000), timed(1_000));
    const large = Math.min(timed(10_000), timed(10_000));
    expect(large / small).toBeLessThan(60);
  });

  test("T5 a later time before an earlier one changes no verdict, and a clock far behind is noted", () => {
    const scene = start();
    post(scene, "head1", roomOf(p1), said(1, { at: 1_000_000 }));
    expect(post(scene, "adviser1", roomOf(p1), said(2, { at: 600_000 }))).toBe("stands");
    expect(post(scene, "stranger1", roomOf(p1), said(3, { at: 700_000 }))).toBe("stands");
    const { behind } = logAt(scene, roomOf(p1)).fold.state;
    expect([...behind]).toEqual([
      [memberAt("adviser1", roomOf(p1)), memberAt("head1", roomOf(p1))],
    ]);
  });

  test("T7 the same id again is a repeat, another author's under it is refused", () => {
    for (const { kinds: stands, body } of samples) {
      const type = body.type;
      if (!["said", "asked-for", "caucus-said", "noted", "name-listed"].includes(type)) continue;
      const scene = start();
      const place = kinds.find((each) => stands.includes(each.type)) ?? table;
      const isDesk = place.type === "desk";
      const one = isDesk ? "lead" : "head1";
      const other = isDesk ? "deputy" : "adviser1";
      expect([type, post(scene, one, place, body)]).toEqual([type, "stands"]);
      const { fold } = logAt(scene, place);
      expect([type, post(scene, one, place, body)]).toEqual([type, "repeat"]);
      expect([type, post(scene, other, place, body)]).toEqual([type, { refused: "id-taken" }]);
      expect(logAt(scene, place).fold).toEqual(fold);
    }
  });

  test("T9 the newest head of the table each member quoted is kept", () => {
    const scene = start();
    post(scene, "head1", roomOf(p1), said(1, quote(4)));
    post(scene, "lead", roomOf(p1), said(2, quote(5)));
    post(scene, "head1", roomOf(p1), said(3, quote(6)));
    post(scene, "head1", roomOf(p1), said(3, quote(7)));
    const { quotes } = logAt(scene, roomOf(p1)).fold.state;
    expect([...quotes.values()].map(([seq]) => seq)).toEqual([6, 5]);
    for (const seen of [[1], [1, "x"], [-1, "0".repeat(64)], [1, "0".repeat(64), 2]])
      expect(post(scene, "head1", roomOf(p1), said(9, { seen }))).toEqual({
        refused: "not-an-event",
      });
  });

  test("T4 every log starts empty and every place has one", () => {
    for (const place of places)
      expect(foldEntries(startOf(place), [])).toEqual({ fold: startOf(place), verdicts: [] });
    expect(time(0)).toBe(0);
    expect(p2).toBe("p2");
  });
});
