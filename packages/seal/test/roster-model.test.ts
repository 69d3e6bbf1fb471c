import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Control,
  type LogState,
  type MemberId,
  type PartyBytes,
  type Turn,
  type TurningAct,
  foldControl,
  foundedLog,
  isVoided,
  linkFromBytes,
  logIdFromBytes,
  recipientsAfter,
  recipientsOf,
} from "@tworooms/seal/envelope";
import { type Hand, bytesOf, handOf, partyOf } from "./hands.ts";
import { type Command, type Model, afterCommand, newModel, readersOf } from "./roster-model.ts";

const people = ["lead", "m2", "m3", "a1", "a2", "b1", "b2", "o1"] as const;
const tickets = ["t0", "t1", "t2", "t3", "t4", "t5"] as const;
const parties = ["M", "A", "B"] as const;

const hands = new Map<string, Hand>();
const partyBytes = new Map<string, PartyBytes>();
for (const name of [...people, ...tickets]) hands.set(name, await handOf(name));
for (const name of parties) partyBytes.set(name, await partyOf(name));
const anyLog = logIdFromBytes((await bytesOf("log")).subarray(0, 16));

const must = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error("absent");
  return value;
};
const hand = (name: string): Hand => must(hands.get(name));
const party = (name: string): PartyBytes => must(partyBytes.get(name));
const idOf = (name: string): MemberId => hand(name).id;
const nameOf = new Map([...hands].map(([name, { id }]) => [id, name]));
const partyName = new Map([...partyBytes].map(([name, bytes]) => [bytes, name]));

const box = new Uint8Array(80);
const filled = (value: number, length: number): Uint8Array => new Uint8Array(length).fill(value);
const turnOf = ({ n, boxes }: Command): Turn => ({
  n,
  commit: filled(n, 32),
  boxes: boxes.map((name) => ({ to: idOf(name), box })).toSorted((a, b) => (a.to < b.to ? -1 : 1)),
});
const ceremonyOf = (who: readonly string[]): readonly MemberId[] => who.map(idOf).toSorted();

const controlOf = (command: Command): Control => {
  const past = Array.from({ length: command.past }, () => box);
  switch (command.type) {
    case "epoch":
    case "shut":
      return { type: command.type, turn: turnOf(command) };
    case "rules":
      return { type: "rules", rules: command.rules };
    case "invite": {
      const { id, keys } = hand(command.ticket);
      const { role } = command;
      const shared = { role, party: party(command.party), until: 0, past, note: filled(0, 0) };
      return { type: "invite", invite: id, keys, ...shared };
    }
    case "withdraw":
      return { type: "withdraw", invite: idOf(command.ticket), turn: turnOf(command) };
    case "accept": {
      const { keys } = hand(command.by);
      return { type: "accept", invite: idOf(command.ticket), keys, proof: filled(0, 64) };
    }
    case "check":
      return { type: "check", member: idOf(command.who), turn: turnOf(command), past };
    case "remove":
      return { type: "remove", member: idOf(command.who), turn: turnOf(command) };
    case "add":
      return { type: "add", member: idOf(command.who), keys: hand(command.keysOf).keys, past };
    case "authority":
      return {
        type: "authority",
        member: idOf(command.who),
        scope: command.scope.map(party).toSorted(),
      };
    case "words": {
      const { attempt, phase } = command;
      const value = filled(command.value, 32);
      return { type: "words", ceremony: ceremonyOf(command.who), attempt, phase, value };
    }
  }
};

const foldCommand = (state: LogState, command: Command) => {
  const control = controlOf(command);
  const seq = state.head.seq + 1;
  return foldControl(state, control, {
    author: idOf(command.by),
    at: { seq, link: linkFromBytes(filled(seq % 256, 32)) },
    ...(control.type === "invite" ? { keysId: control.invite } : {}),
    ...(control.type === "accept" ? { keysId: idOf(command.by) } : {}),
    ...(command.type === "accept" ? { isProven: command.proven } : {}),
    // A reveal of r whose digest is the byte posted as hash.
    ...(command.type === "words" ? { valueDigest: filled(command.value, 32) } : {}),
  });
};

const stateOf = (boxed: boolean): LogState => {
  const lead = hand("lead");
  const genesis = {
    type: "genesis",
    suite: 1,
    rules: 1,
    salt: filled(0, 16),
    founder: lead.keys,
    party: party("M"),
    boxed,
    public: false,
  } as const;
  return foundedLog(genesis, anyLog, lead.id, { seq: 0, link: linkFromBytes(filled(0, 32)) });
};

const byText = (one: unknown, other: unknown): number => (String(one) < String(other) ? -1 : 1);

const snapshotOfFold = (state: LogState): unknown => ({
  epoch: state.epoch,
  rules: state.rules,
  shut: state.isShut,
  seats: [...state.members.values()]
    .map((member) => [
      nameOf.get(member.id),
      partyName.get(member.party),
      member.standing,
      member.role === "authority",
      member.scope.map((bytes) => partyName.get(bytes)).toSorted(byText),
    ])
    .toSorted(byText),
  tickets: [...state.invites.values()]
    .map((open) => [
      nameOf.get(open.invite),
      open.state,
      open.state === "open" && open.isBoxed,
      nameOf.get(open.inviter),
    ])
    .toSorted(byText),
  rounds: [...state.ceremonies.values()]
    .map((ceremony) => [
      ceremony.ids.map((id) => nameOf.get(id)).toSorted(byText),
      ceremony.attempt,
      [...ceremony.hashes.keys()].map((id) => nameOf.get(id)).toSorted(byText),
      [...ceremony.reveals.keys()].map((id) => nameOf.get(id)).toSorted(byText),
    ])
    .toSorted(byText),
  readers: recipientsOf(state)
    .map(({ id }) => nameOf.get(id))
    .toSorted(byText),
});

const snapshotOfModel = (model: Model): unknown => ({
  epoch: model.epoch,
  rules: model.rules,
  shut: model.shut,
  seats: [...model.seats]
    .map(([name, seat]) => [
      name,
      seat.party,
      seat.standing,
      seat.chief,
      [...seat.scope].toSorted(byText),
    ])
    .toSorted(byText),
  tickets: [...model.tickets]
    .map(([name, { state, boxed, by }]) => [name, state, state === "open" && boxed, by])
    .toSorted(byText),
  rounds: [...model.rounds]
    .map(([key, round]) => [
      key.split(",").toSorted(byText),
      round.attempt,
      [...round.hashes.keys()].toSorted(byText),
      [...round.revealed].toSorted(byText),
    ])
    .toSorted(byText),
  readers: readersOf(model).toSorted(byText),
});

/** What is drawn; `slip` puts something wrong now and then, the rest is filled in from the model as it should be. */
const drawn = fc.record({
  type: fc.constantFrom(
    "epoch",
    "shut",
    "rules",
    "invite",
    "invite",
    "invite",
    "withdraw",
    "accept",
    "accept",
    "accept",
    "check",
    "check",
    "add",
    "add",
    "remove",
    "authority",
    "authority",
    "words",
    "words",
    "words",
  ),
  by: fc.nat(20),
  other: fc.nat(20),
  third: fc.nat(20),
  slip: fc.nat(30),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const pick = <Value>(list: readonly Value[], nth: number, fallback: Value): Value =>
  list[nth % Math.max(list.length, 1)] ?? fallback;

const chiefsOf = (model: Model): readonly string[] =>
  [...model.seats].flatMap(([name, seat]) =>
    seat.chief && seat.standing === "checked" ? [name] : [],
  );
const withStanding = (model: Model, standing: string): readonly string[] =>
  [...model.seats].flatMap(([name, seat]) => (seat.standing === standing ? [name] : []));
const ticketsIn = (model: Model, state: string): readonly string[] =>
  [...model.tickets].flatMap(([name, ticket]) => (ticket.state === state ? [name] : []));

const withBoxes = (command: Command, boxes: readonly string[]): Command => ({ ...command, boxes });

/** Recipients as they would be right, found by trying: the model itself says what it would accept. */
const boxedRightly = (model: Model, command: Command): Command => {
  const names = readersOf(model);
  const candidates = [
    names,
    ...names.map((name) => names.filter((other) => other !== name)),
    names.filter((name) => !tickets.some((ticket) => ticket === name)),
    ...("who" in command && command.type === "remove"
      ? [
          names.filter(
            (name) => name !== command.who && model.tickets.get(name)?.by !== command.who,
          ),
        ]
      : []),
  ];
  const tried = candidates.map((boxes) => withBoxes(command, boxes));
  return (
    tried.find((one) => afterCommand(model, one) !== undefined) ?? { ...command, boxes: names }
  );
};

const commandOf = (model: Model, { type, by, other, third, slip }: Drawn): Command => {
  const anybody = pick(people, by, "lead");
  const shared = {
    by: slip === 0 ? anybody : pick(chiefsOf(model), by, "lead"),
    n: model.epoch + (slip === 1 ? 0 : slip === 2 ? 2 : 1),
    boxes: [],
    past: slip === 3 ? model.epoch + 1 : model.epoch,
  };
  const open = pick(ticketsIn(model, slip === 4 ? "used" : "open"), other, "t0");
  const fresh = pick(slip === 5 ? ["lead"] : tickets, other, "t0");
  switch (type) {
    case "rules":
      return { ...shared, type: "rules", rules: model.rules + (third % 3) };
    case "invite": {
      const unused = tickets.filter((name) => !model.tickets.has(name));
      return {
        ...shared,
        type: "invite",
        ticket: slip > 5 ? pick(unused, other, "t0") : fresh,
        party: pick(parties, third, "A"),
        role: slip === 6 ? "authority" : slip % 2 === 0 ? "reader" : "writer",
        past: model.shut && slip > 8 ? 0 : slip % 4 === 0 ? 0 : shared.past,
      };
    }
    case "withdraw":
      return { ...shared, type: "withdraw", ticket: open };
    case "accept": {
      const newcomers = people.filter((name) => !model.seats.has(name));
      const newcomer =
        slip > 6 ? pick(newcomers, by, anybody) : pick([...people, ...tickets], by, "a1");
      return { ...shared, type: "accept", by: newcomer, ticket: open, proven: slip !== 7 };
    }
    case "check":
    case "add": {
      const standing = type === "check" ? "unchecked" : "pending";
      const who = slip === 8 ? anybody : pick(withStanding(model, standing), other, "a1");
      if (type === "check") return { ...shared, type: "check", who };
      return { ...shared, type: "add", who, keysOf: slip === 9 ? "o1" : who };
    }
    case "remove":
      return { ...shared, type: "remove", who: pick([...model.seats.keys()], other, "a1") };
    case "authority": {
      const who = slip === 10 ? anybody : pick(withStanding(model, "checked"), other, "a1");
      const own = model.seats.get(who)?.party ?? "A";
      const scope = slip % 3 === 0 ? [own, pick(parties, third, "A")] : [own];
      return { ...shared, type: "authority", who, scope: [...new Set(scope)] };
    }
    case "words": {
      const heads = chiefsOf(model)
        .toSorted()
        .slice(0, 2 + (third % 2));
      const newcomers = [...model.seats.keys()];
      const who = slip % 3 === 0 && heads.length > 1 ? heads : [pick(newcomers, other, "a1")];
      const round = model.rounds.get(who.join());
      const isDone = round !== undefined && round.revealed.size === round.hashes.size;
      const attempt = (round?.attempt ?? 0) + (round === undefined || isDone ? 1 : 0);
      const author = third % 2 === 0 ? pick(who, by, "lead") : shared.by;
      return {
        ...shared,
        type: "words",
        by: slip === 0 ? anybody : author,
        who,
        attempt: slip === 11 ? attempt + 1 : slip === 12 ? Math.max(1, attempt - 1) : attempt,
        phase: (round?.hashes.size ?? 0) > 1 && !isDone ? "reveal" : "hash",
        value: slip === 13 ? 99 : people.findIndex((name) => name === author) + 1,
      };
    }
    case "epoch":
    case "shut":
      return { ...shared, type };
  }
  throw new Error(type);
};

const spoilt = (command: Command, { slip, third }: Drawn): Command => {
  if (slip === 14) return { ...command, boxes: command.boxes.slice(1) };
  const stranger = pick([...people, ...tickets], third, "o1");
  if (slip === 15 && !command.boxes.includes(stranger))
    return { ...command, boxes: [...command.boxes, stranger] };
  if (slip === 16 && !command.boxes.includes(stranger))
    return { ...command, boxes: [...command.boxes.slice(1), stranger] };
  return command;
};

const count = (map: Map<string, number>, type: string) => map.set(type, (map.get(type) ?? 0) + 1);

const turning = new Set(["epoch", "shut", "withdraw", "check", "remove"]);

test("S41 the fold and the model agree on every verdict and on the roster after it", () => {
  const stood = new Map<string, number>();
  const fell = new Map<string, number>();
  fc.assert(
    fc.property(fc.boolean(), fc.array(drawn, { minLength: 20, maxLength: 120 }), (boxed, list) => {
      let model = newModel(boxed);
      let state = stateOf(boxed);
      for (const one of [
        { type: "epoch", by: 0, other: 0, third: 0, slip: 29 } as Drawn,
        ...list,
      ]) {
        const command = spoilt(boxedRightly(model, commandOf(model, one)), one);
        const expected = afterCommand(model, command);
        const got = foldCommand(state, command);
        const verdict = (isVoid: boolean) => ({ command, verdict: isVoid ? "void" : "stands" });
        expect(verdict(isVoided(got))).toEqual(verdict(expected === undefined));
        count(expected === undefined ? fell : stood, command.type);
        if (expected === undefined || isVoided(got)) continue;
        model = expected;
        state = got;
        expect(snapshotOfFold(state)).toEqual(snapshotOfModel(model));
      }
    }),
    { numRuns: 150 },
  );
  // A law that never meets a kind of entry, standing or void, says nothing about it.
  const types = [...turning, "rules", "invite", "accept", "add", "authority", "words"];
  const rare = (map: Map<string, number>) => types.filter((type) => (map.get(type) ?? 0) < 10);
  expect({ stood: rare(stood), fell: rare(fell) }).toEqual({ stood: [], fell: [] });
});

const turningActOf = (control: Control): TurningAct | undefined => {
  if (!("turn" in control)) return undefined;
  const { turn: _, ...act } = control;
  return act;
};

test("S23 who builds a turn from recipientsAfter builds the one that stands", () => {
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 20, maxLength: 80 }), (list) => {
      let model = newModel(true);
      let state = stateOf(true);
      for (const one of [
        { type: "epoch", by: 0, other: 0, third: 0, slip: 29 } as Drawn,
        ...list,
      ]) {
        const command = boxedRightly(model, commandOf(model, one));
        const next = afterCommand(model, command);
        if (next === undefined) continue;
        const control = controlOf(command);
        const act = turningActOf(control);
        const recipients = act === undefined ? [] : recipientsAfter(state, act);
        const boxes = "turn" in control ? control.turn.boxes : [];
        expect(recipients.map(({ id }) => id)).toEqual(boxes.map(({ to }) => to));
        const keys = recipients.map(({ id }) => hand(must(nameOf.get(id))).keys.kemPk);
        expect(recipients.map(({ kemPk }) => kemPk)).toEqual(keys);
        const folded = foldCommand(state, command);
        if (isVoided(folded)) throw new Error(folded.refused);
        [model, state] = [next, folded];
      }
    }),
    { numRuns: 50 },
  );
});
