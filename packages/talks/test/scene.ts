// A small stage for tests: two parties, their people and the mediators, each log a plain list of entries with a
// compare-and-swap, and seats folded from it, whole or as stale as a test wants.

import type {
  Append,
  By,
  Command,
  Decision,
  Entry,
  Id,
  LogFold,
  Member,
  Party,
  Place,
  Rules,
  Seat,
  SeatLog,
  Sitting,
  Time,
  Verdict,
} from "../src/index.ts";
import {
  decide,
  foldEntries,
  isId,
  isMember,
  isParty,
  isTime,
  seatOf,
  startOf,
} from "../src/index.ts";

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("the scene is wrong");
  return value;
};

export const id = <Kind extends string>(n: number | string): Id<Kind> => {
  const text =
    typeof n === "number"
      ? n.toString(16).padStart(32, "0")
      : Array.from(n, (letter) => letter.charCodeAt(0).toString(16))
          .join("")
          .padEnd(32, "0")
          .slice(0, 32);
  return must(isId<Kind>(text) ? text : undefined);
};
export const member = (name: string): Member => {
  const text: string = id(name);
  return must(isMember(text) ? text : undefined);
};
export const party = (text: string): Party => must(isParty(text) ? text : undefined);
export const time = (ms: number): Time => must(isTime(ms) ? ms : undefined);

export const p1 = party("p1");
export const p2 = party("p2");
export const table: Place = { type: "table" };
export const desk: Place = { type: "desk" };
export const roomOf = (of: Party): Place => ({ type: "room", party: of });
export const caucusOf = (of: Party): Place => ({ type: "caucus", party: of });
export const nameOf = (place: Place): string =>
  "party" in place ? `${place.type}/${place.party}` : place.type;

/** Where everybody sits. Members' ids differ from log to log, as they do in life. */
export type Name =
  | "lead"
  | "deputy"
  | "clerk"
  | "renderer"
  | "head1"
  | "adviser1"
  | "stranger1"
  | "interpreter1"
  | "capital1"
  | "head2"
  | "adviser2"
  | "stranger2"
  | "observer";
type Seated = { readonly at: readonly Place[]; readonly by: Omit<By, "seq" | "member"> };

const mediators = { side: "mediators", roles: ["mediator"], isChecked: true } as const;
const seated: { readonly [N in Name]: Seated } = {
  lead: { at: [table, desk, roomOf(p1), roomOf(p2)], by: mediators },
  deputy: { at: [table, desk, roomOf(p1), roomOf(p2)], by: mediators },
  clerk: { at: [desk], by: { ...mediators, roles: [] } },
  renderer: { at: [roomOf(p1), roomOf(p2)], by: { ...mediators, roles: [] } },
  head1: {
    at: [table, roomOf(p1), caucusOf(p1)],
    by: { side: p1, roles: ["head"], isChecked: true },
  },
  adviser1: { at: [roomOf(p1), caucusOf(p1)], by: { side: p1, roles: [], isChecked: true } },
  stranger1: { at: [roomOf(p1)], by: { side: p1, roles: [], isChecked: false } },
  interpreter1: {
    at: [roomOf(p1)],
    by: { side: p1, roles: [], isChecked: true, invite: member("invitation") },
  },
  capital1: {
    at: [table, caucusOf(p1)],
    by: { side: { capitalOf: p1 }, roles: [], isChecked: true },
  },
  head2: {
    at: [table, roomOf(p2), caucusOf(p2)],
    by: { side: p2, roles: ["head"], isChecked: true },
  },
  adviser2: { at: [roomOf(p2)], by: { side: p2, roles: [], isChecked: true } },
  stranger2: { at: [roomOf(p2)], by: { side: p2, roles: [], isChecked: false } },
  observer: { at: [table], by: { side: "observers", roles: [], isChecked: true } },
};
export const names: readonly Name[] = [
  "lead",
  "deputy",
  "clerk",
  "renderer",
  "head1",
  "adviser1",
  "stranger1",
  "interpreter1",
  "capital1",
  "head2",
  "adviser2",
  "stranger2",
  "observer",
];

export const memberAt = (name: Name, place: Place): Member => member(`${nameOf(place)} ${name}`);
/** Who somebody is in a log, writing its nth entry. */
export const byAt = (name: Name, place: Place, seq: number): By => ({
  ...seated[name].by,
  member: memberAt(name, place),
  seq,
});
export const sittingsAt = (place: Place): readonly Sitting[] =>
  names
    .filter((name) => seated[name].at.some((at) => nameOf(at) === nameOf(place)))
    .map((name) => {
      const { side, roles, isChecked, invite } = seated[name].by;
      const standing = isChecked ? "checked" : "unchecked";
      const sitting = { member: memberAt(name, place), side, roles, standing } as const;
      return invite === undefined ? sitting : { ...sitting, invite };
    });

export const rules: Rules = {
  title: "Aru River crossings",
  caucusRule: "closed",
  secondApproval: "not-needed",
  receipts: "without-words",
  languages: ["en", "fa"],
  parties: [
    { party: p1, name: "Varda" },
    { party: p2, name: "Selen" },
  ],
};

export const places: readonly Place[] = [
  table,
  desk,
  roomOf(p1),
  roomOf(p2),
  caucusOf(p1),
  caucusOf(p2),
];

type Log = { readonly place: Place; entries: Entry[]; fold: LogFold; verdicts: Verdict[] };
export type Scene = { readonly logs: ReadonlyMap<string, Log>; readonly rules: Rules };

export const logAt = (scene: Scene, place: Place): Log => must(scene.logs.get(nameOf(place)));

/** Puts an entry by somebody into a log, whatever it holds; the verdict of its fold. */
export const post = (scene: Scene, name: Name, place: Place, body: unknown): Verdict => {
  const log = logAt(scene, place);
  const entry: Entry = { by: byAt(name, place, log.entries.length + 2), body };
  const { fold, verdicts } = foldEntries(log.fold, [entry]);
  log.entries.push(entry);
  log.fold = fold;
  log.verdicts.push(must(verdicts[0]));
  return must(verdicts[0]);
};

export const start = (changes: Partial<Rules> = {}): Scene => {
  const set = { ...rules, ...changes };
  const logs = new Map(
    places.map((place): [string, Log] => [
      nameOf(place),
      { place, entries: [], fold: startOf(place), verdicts: [] },
    ]),
  );
  const scene = { logs, rules: set };
  for (const place of [table, desk, roomOf(p1), roomOf(p2)])
    post(scene, "lead", place, { type: "rules-set", at: 1, rules: set });
  return scene;
};

export type Seen = ReadonlyMap<string, LogFold>;
type Standings = { readonly [place: string]: SeatLog["standing"] };

/** One log as somebody holds it; `fold` may be an older one. */
export const seatLog = (
  scene: Scene,
  name: Name,
  place: Place,
  fold: LogFold = logAt(scene, place).fold,
  standing: SeatLog["standing"] = "open",
): SeatLog => ({
  fold,
  sittings: sittingsAt(place),
  me: byAt(name, place, 0),
  next: logAt(scene, place).entries.length + 2,
  standing,
});

/** Somebody's seat, on the newest folds, or on those given. */
export const seatFor = (
  scene: Scene,
  name: Name,
  seen: Seen = new Map(),
  standings: Standings = {},
): Seat => {
  const seat = seatOf(
    seated[name].at.map((place) =>
      seatLog(scene, name, place, seen.get(nameOf(place)), standings[nameOf(place)]),
    ),
  );
  if ("refused" in seat) throw new Error(seat.refused);
  return seat;
};

/** What becomes of a command, and if it is an append, its entry. */
export const act = (scene: Scene, name: Name, command: Command, at: number): Decision => {
  const decision = decide(seatFor(scene, name), command, time(at));
  if ("event" in decision) enter(scene, name, decision);
  return decision;
};

export const enter = (scene: Scene, name: Name, append: Append): Verdict =>
  post(scene, name, append.place, append.event);
