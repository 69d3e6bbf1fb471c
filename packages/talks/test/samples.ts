// One well-formed event of every kind, with the places it may stand in; and arbitraries that make events likely to meet.

import * as fc from "fast-check";
import type { AttachedFile, CarriedFile, Entry, Leave, Manner, Place, Time } from "../src/index.ts";
import { manners } from "../src/index.ts";
import type { Name } from "./scene.ts";
import {
  byAt,
  caucusOf,
  desk,
  id,
  member,
  memberAt,
  names,
  p1,
  p2,
  roomOf,
  rules,
  table,
  time,
} from "./scene.ts";

export type Sample = {
  readonly kinds: readonly Place["type"][];
  readonly body: { readonly type: string; readonly [field: string]: unknown };
};

const at = time(1_000);
const may: Leave = { manners: ["reworded-named"], onlyIfAsked: true, notBefore: time(5) };
const profile = { person: id("person"), name: "H. Merrin", title: "Minister", role: "head" };
const sealed = ["table", "room", "caucus", "desk"] as const;

/** A file; `n` makes its id and key. */
export const fileOf = (n: number, changes: Partial<AttachedFile> = {}): AttachedFile => ({
  blob: id(n),
  key: n.toString(16).padStart(64, "f"),
  size: 1_000 + n,
  digest: n.toString(16).padStart(64, "d"),
  name: `Annex ${n}.pdf`,
  type: "application/pdf",
  ...changes,
});
/** A file of an item, picked for another room. */
export const pickedFile = (source: number, n: number, name = `Enclosure ${n}`): CarriedFile => ({
  source: id(source),
  blob: id(n),
  key: n.toString(16).padStart(64, "e"),
  name,
});

export const samples: readonly Sample[] = [
  { kinds: ["table", "room", "desk"], body: { type: "rules-set", at, rules } },
  {
    kinds: ["table"],
    body: { type: "side-named", at, bytes: id("side"), side: { capitalOf: p1 } },
  },
  { kinds: sealed, body: { type: "profile-set", at, member: id("m"), profile } },
  { kinds: sealed, body: { type: "left", at, seen: [7, "0".repeat(64)] } },
  {
    kinds: ["room"],
    body: {
      type: "said",
      at,
      item: id("i"),
      words: "Words",
      language: "fa",
      leave: may,
      files: [fileOf(1)],
    },
  },
  {
    kinds: ["room"],
    body: { type: "leave-asked", at, ask: id("a"), item: id("i"), leave: may, words: "May we?" },
  },
  { kinds: ["room"], body: { type: "leave-given", at, ask: id("a"), leave: may } },
  { kinds: ["room"], body: { type: "leave-refused", at, ask: id("a") } },
  { kinds: ["room"], body: { type: "leave-narrowed", at, item: id("i"), leave: "stays" } },
  { kinds: ["room"], body: { type: "asked-for", at, asked: id("q"), words: "The river?" } },
  {
    kinds: ["room"],
    body: {
      type: "leave-used",
      at,
      used: id("u"),
      item: id("i"),
      manner: "reworded-named",
      to: p2,
      words: "Told",
      wasAsked: "asked",
      corrects: id("v"),
      files: [{ file: id(1), name: "Enclosure" }],
    },
  },
  { kinds: ["room"], body: { type: "leave-let-go", at, used: id("u") } },
  {
    kinds: ["room"],
    body: {
      type: "told",
      at,
      told: id("t"),
      words: "Told",
      language: "zh-Hant-TW",
      shownAs: { type: "their-position", party: p2 },
      corrects: id("s"),
      files: [fileOf(2)],
    },
  },
  {
    kinds: ["room"],
    body: {
      type: "read-back",
      at,
      readBack: id("r"),
      told: id("t"),
      heard: { type: "differs", words: "So we heard it" },
    },
  },
  {
    kinds: ["room"],
    body: {
      type: "rendered",
      at,
      rendering: id("e"),
      of: { type: "item", item: id("i") },
      language: "fa",
      words: "Rendered",
    },
  },
  { kinds: ["room"], body: { type: "interpreter-named", at, member: id("m") } },
  { kinds: ["room"], body: { type: "interpreter-freed", at, member: id("m") } },
  {
    kinds: ["desk"],
    body: {
      type: "public-noted",
      at,
      public: id("p"),
      words: "Said aloud",
      source: "A spokesman",
      about: { party: p1, item: id("i") },
    },
  },
  { kinds: ["desk"], body: { type: "public-struck", at, public: id("p") } },
  {
    kinds: ["desk"],
    body: {
      type: "carry-prepared",
      at,
      carry: id("c"),
      from: p1,
      item: id("i"),
      to: p2,
      manner: "own-idea",
      words: "Words",
      language: "ar-IQ",
      holdUntil: time(2_000),
      notBefore: time(3_000),
      asked: id("q"),
      used: id("u"),
      told: id("t"),
      again: "again",
      corrects: id("d"),
      files: [pickedFile(1, 2)],
    },
  },
  { kinds: ["desk"], body: { type: "carry-approved", at, carry: id("c") } },
  { kinds: ["desk"], body: { type: "carry-taken-back", at, carry: id("c") } },
  { kinds: ["desk"], body: { type: "carry-released", at, carry: id("c") } },
  {
    kinds: ["desk"],
    body: { type: "noted", at, note: id("n"), words: "Note", about: { party: p1, item: id("i") } },
  },
  { kinds: ["desk"], body: { type: "name-listed", at, listed: id("l"), name: "Aru" } },
  { kinds: ["desk"], body: { type: "name-dropped", at, listed: id("l") } },
  {
    kinds: ["caucus"],
    body: {
      type: "caucus-said",
      at,
      message: id("g"),
      words: "Among us",
      language: "en",
      files: [fileOf(3)],
    },
  },
];

/** Few ids, so that events meet. */
export const few = <Kind extends string>(): fc.Arbitrary<ReturnType<typeof id<Kind>>> =>
  fc.integer({ min: 1, max: 3 }).map((n) => id<Kind>(n));
export const someTime: fc.Arbitrary<Time> = fc
  .oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2_000_000 }))
  .map((ms) => time(ms));
const optional = (key: string, value: fc.Arbitrary<unknown>, freq = 1): fc.Arbitrary<object> =>
  fc.option(value, { nil: undefined, freq }).map((v) => (v === undefined ? {} : { [key]: v }));

export const someLeave: fc.Arbitrary<Leave> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Leave>("stays") },
  {
    weight: 3,
    arbitrary: fc
      .record({
        manners: fc.subarray([...manners], { minLength: 2 }),
        onlyIfAsked: fc.constantFrom(false, false, true),
        notBefore: fc.option(someTime, { nil: undefined }),
      })
      .map(({ manners: allowed, onlyIfAsked, notBefore }) =>
        notBefore === undefined
          ? { manners: allowed, onlyIfAsked }
          : { manners: allowed, onlyIfAsked, notBefore },
      ),
  },
);
const words = fc.constantFrom("Words", "More words", "3.67 percent");
const manner = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Manner>("reworded-named") },
  { weight: 1, arbitrary: fc.constantFrom(...manners) },
);
const someParty = fc.constantFrom(p1, p2);
const someMember = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(roomOf(p1), desk, table, caucusOf(p1)))
  .map(([name, place]) => memberAt(name, place));
const shownAs = fc.oneof(
  fc.constant({ type: "ours" }),
  fc.constant({ type: "unattributed" }),
  someParty.map((party) => ({ type: "their-words", party })),
);

const stamped = (body: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.tuple(someTime, body).map(([when, event]) => Object.assign({}, event, { at: when }));
const fields = (type: string, more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record({ type: fc.constant(type), ...more });
const perhaps =
  (...options: readonly fc.Arbitrary<object>[]) =>
  (body: object) =>
    fc.tuple(...options).map((more): object => Object.assign({ ...body }, ...more));

const anywhere: fc.Arbitrary<object> = fields("profile-set", {
  member: someMember,
  profile: fc.record({ person: few(), name: words, title: fc.constant(""), role: words }),
});
const someLanguage = fc.constantFrom("en", "fa", "ar-IQ");
const heard = fc.constantFrom({ type: "confirmed" }, { type: "differs", words: "So we heard it" });
const original = fc.oneof(
  fc.record({ type: fc.constant("item"), item: few() }),
  fc.record({ type: fc.constant("told"), told: few() }),
  fc.record({ type: fc.constant("asked"), asked: few() }),
  fc.record({ type: fc.constant("read-back"), readBack: few() }),
);
/** Renderings of what is often there. */
export const someRendering: fc.Arbitrary<object> = fields("rendered", {
  rendering: fc.integer({ min: 1, max: 20 }).map((n) => id(n)),
  of: original,
  language: someLanguage,
  words,
});
/** Who may be named interpreter: somebody of a room, or an invitation. */
const interpreterId = fc.oneof(
  fc.constant(member("invitation")),
  fc.constantFrom(...names).map((name) => memberAt(name, roomOf(p1))),
);
const someOf = <F>(one: fc.Arbitrary<F>, idOf: (file: F) => string): fc.Arbitrary<readonly F[]> =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 2, selector: idOf });
/** Few files, so that their ids meet too. */
export const someFiles: fc.Arbitrary<readonly AttachedFile[]> = someOf(
  fc.integer({ min: 1, max: 6 }).map((n) => fileOf(n)),
  ({ blob }) => blob,
);
export const somePicked: fc.Arbitrary<readonly CarriedFile[]> = someOf(
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 30 }))
    .map(([source, n]) => pickedFile(source, n)),
  ({ source }) => source,
);
const gone = someOf(fc.record({ file: few(), name: words }), ({ file }) => file);

const inRoom: fc.Arbitrary<object> = fc.oneof(
  fields("said", { item: few(), words }).chain(
    perhaps(
      optional("leave", someLeave, 3),
      optional("language", someLanguage),
      optional("files", someFiles),
    ),
  ),
  fields("leave-asked", { ask: few(), item: few(), leave: someLeave }),
  fields("leave-given", { ask: few(), leave: someLeave }),
  fields("leave-refused", { ask: few() }),
  fields("leave-narrowed", { item: few(), leave: someLeave }),
  fields("asked-for", { asked: few(), words }),
  fields("leave-used", { used: few(), item: few(), manner, to: someParty }).chain(
    perhaps(
      optional("wasAsked", fc.constant("asked")),
      optional("corrects", few()),
      optional("files", gone),
    ),
  ),
  fields("leave-let-go", { used: few() }),
  fields("told", { told: few(), words, shownAs }).chain(
    perhaps(
      optional("corrects", few()),
      optional("language", someLanguage),
      optional("files", someFiles),
    ),
  ),
  fields("read-back", { readBack: few(), told: few(), heard }),
  someRendering,
  fields("interpreter-named", { member: interpreterId }),
  fields("interpreter-freed", { member: interpreterId }),
);
const inDesk: fc.Arbitrary<object> = fc.oneof(
  fields("carry-prepared", {
    carry: few(),
    from: someParty,
    item: few(),
    to: someParty,
    manner,
    words,
    holdUntil: someTime,
    used: fc.integer({ min: 1, max: 20 }).map((n) => id(n)),
    told: fc.integer({ min: 21, max: 40 }).map((n) => id(n)),
  }).chain(
    perhaps(
      optional("again", fc.constant("again")),
      optional("corrects", few()),
      optional("notBefore", someTime),
      optional("files", somePicked),
    ),
  ),
  fields("carry-approved", { carry: few() }),
  fields("carry-taken-back", { carry: few() }),
  fields("carry-released", { carry: few() }),
  fields("noted", { note: few(), words }),
  fields("public-noted", { public: few(), words, source: words }).chain(
    perhaps(optional("about", fc.record({ party: someParty, item: few() }))),
  ),
  fields("public-struck", { public: few() }),
  fields("name-listed", { listed: few(), name: words }),
  fields("name-dropped", { listed: few() }),
);
const events = {
  room: inRoom,
  desk: inDesk,
  caucus: fields("caucus-said", { message: few(), words }).chain(
    perhaps(optional("language", someLanguage), optional("files", someFiles)),
  ),
  table: fields("side-named", { bytes: few(), side: fc.constantFrom(p1, p2, "observers") }),
};

/** Bodies that are events of a kind of log, few enough in their ids to repeat, collide and answer each other. */
export const someEvent = (place: Place): fc.Arbitrary<object> =>
  stamped(
    fc.oneof(
      { weight: 150, arbitrary: events[place.type] },
      { weight: 9, arbitrary: anywhere },
      { weight: 1, arbitrary: fields("left", {}) },
    ),
  );

/** Events, any JSON, and things that look like an event and are none. */
export const someBody = (place: Place): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 16, arbitrary: someEvent(place) },
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 1,
      arbitrary: fc
        .tuple(someEvent(place), fc.string(), fc.jsonValue())
        .map(([event, key, value]) => Object.fromEntries([...Object.entries(event), [key, value]])),
    },
  );

/** Who writes: everybody, the mediators and heads more often. */
export const someName: fc.Arbitrary<Name> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom<Name>("lead", "deputy", "head1", "adviser1", "interpreter1"),
  },
  { weight: 1, arbitrary: fc.constantFrom(...names) },
);

/** Entries of one log: the ground rules, then whatever. */
export const someEntries = (place: Place, most = 80): fc.Arbitrary<readonly Entry[]> =>
  fc
    .tuple(
      fc.constantFrom<"closed" | "open" | "none">("closed", "open", "none"),
      fc.constantFrom<"needed" | "not-needed">("needed", "not-needed", "not-needed"),
      fc.array(fc.tuple(someName, someBody(place)), {
        minLength: most / 2,
        maxLength: most,
        size: "max",
      }),
    )
    .map(([caucusRule, secondApproval, acts]) => {
      const set = { ...rules, caucusRule, secondApproval };
      const entries: Entry[] = [
        { by: byAt("lead", place, 2), body: { type: "rules-set", at: 0, rules: set } },
      ];
      for (const [name, body] of acts)
        entries.push({ by: byAt(name, place, entries.length + 2), body });
      return entries;
    });
