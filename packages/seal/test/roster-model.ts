// A second, independent telling of the roster's rules, by names instead of ids and with plain mutable sets: slow, small,
// and sharing nothing with the fold it is compared to.

/** A seat in the model. */
export type Seat = {
  party: string;
  reader: boolean;
  standing: "pending" | "unchecked" | "checked" | "removed";
  chief: boolean;
  scope: Set<string>;
};

/** An invitation in the model. */
export type Ticket = {
  party: string;
  reader: boolean;
  by: string;
  boxed: boolean;
  state: "open" | "used" | "withdrawn";
};

/** A round of words in the model. */
export type Round = { attempt: number; hashes: Map<string, number>; revealed: Set<string> };

/** The model of a log founded by "lead" for the party "M". */
export type Model = {
  epoch: number;
  rules: number;
  shut: boolean;
  seats: Map<string, Seat>;
  tickets: Map<string, Ticket>;
  rounds: Map<string, Round>;
};

/** A command, in names. `boxes` are the recipients it brings, `past` how many earlier epochs. */
export type Command = {
  readonly by: string;
  readonly n: number;
  readonly boxes: readonly string[];
  readonly past: number;
} & (
  | { readonly type: "epoch" | "shut" }
  | { readonly type: "rules"; readonly rules: number }
  | {
      readonly type: "invite";
      readonly ticket: string;
      readonly party: string;
      readonly role: "authority" | "writer" | "reader";
    }
  | { readonly type: "withdraw"; readonly ticket: string }
  | { readonly type: "accept"; readonly ticket: string; readonly proven: boolean }
  | { readonly type: "check" | "remove"; readonly who: string }
  | { readonly type: "add"; readonly who: string; readonly keysOf: string }
  | { readonly type: "authority"; readonly who: string; readonly scope: readonly string[] }
  | {
      readonly type: "words";
      readonly who: readonly string[];
      readonly attempt: number;
      readonly phase: "hash" | "reveal";
      readonly value: number;
    }
);

/** A log right after its genesis. */
export const newModel = (boxed: boolean): Model => ({
  epoch: 0,
  rules: 1,
  shut: !boxed,
  seats: new Map([
    ["lead", { party: "M", reader: false, standing: "checked", chief: true, scope: new Set() }],
  ]),
  tickets: new Map(),
  rounds: new Map(),
});

const chief = (model: Model, who: string): Seat | undefined => {
  const seat = model.seats.get(who);
  return seat && seat.standing === "checked" && seat.chief ? seat : undefined;
};

const hasOwnChief = (model: Model, party: string): boolean =>
  [...model.seats.values()].some((seat) => seat.party === party && seat.chief);

const rules = (model: Model, who: string, party: string): boolean => {
  const seat = chief(model, who);
  if (seat === undefined) return false;
  if (who !== "lead" && !seat.scope.has(party)) return false;
  return seat.party === party || !hasOwnChief(model, party);
};

const canRemove = (model: Model, who: string, target: string): boolean => {
  const [seat, other] = [chief(model, who), model.seats.get(target)];
  if (seat === undefined || other === undefined || who === target) return false;
  if (target === "lead" && seat.party !== "M") return false;
  return who === "lead" || seat.scope.has(other.party);
};

/** Who can read the epoch in force or may fetch it, by name, unordered. */
export const readersOf = (model: Model): readonly string[] => [
  ...[...model.seats].flatMap(([who, { standing }]) =>
    standing === "checked" || standing === "unchecked" ? [who] : [],
  ),
  ...[...model.tickets].flatMap(([name, { state, boxed }]) =>
    state === "open" && boxed ? [name] : [],
  ),
];

const copyOf = (model: Model): Model => structuredClone(model);

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join() === other.toSorted().join();

/** The model after a rightly boxed turn, or undefined. */
const afterTurn = (after: Model, command: Command): Model | undefined => {
  if (command.n !== after.epoch + 1 || !isSameSet(command.boxes, readersOf(after)))
    return undefined;
  after.epoch += 1;
  return after;
};

const afterWords = (
  model: Model,
  command: Extract<Command, { type: "words" }>,
): Model | undefined => {
  const { by, who, phase, value } = command;
  const [newcomer = ""] = who;
  const isHeads = who.length > 1;
  const seat = model.seats.get(newcomer);
  if (isHeads && !(who.includes(by) && who.every((one) => chief(model, one)))) return undefined;
  if (!isHeads) {
    if (seat === undefined || seat.standing === "removed") return undefined;
    if (by !== newcomer && !rules(model, by, seat.party)) return undefined;
  }
  const after = copyOf(model);
  const key = who.join();
  const old = after.rounds.get(key) ?? { attempt: 0, hashes: new Map(), revealed: new Set() };
  const isNext = command.attempt === old.attempt + 1;
  if (phase === "reveal") {
    const needed = isHeads ? who.length : 2;
    if (command.attempt !== old.attempt || old.hashes.size !== needed) return undefined;
    if (old.hashes.get(by) !== value || old.revealed.has(by)) return undefined;
    old.revealed.add(by);
    return after;
  }
  if (isNext) {
    const hashes = new Map([[by, value]]);
    after.rounds.set(key, { attempt: command.attempt, hashes, revealed: new Set() });
    return after;
  }
  if (command.attempt !== old.attempt || old.attempt === 0) return undefined;
  if (old.revealed.size > 0 || old.hashes.has(by)) return undefined;
  const others = [...old.hashes.keys()].filter((one) => one !== newcomer);
  if (!isHeads && by !== newcomer && others.length > 0) return undefined;
  old.hashes.set(by, value);
  return after;
};

/** The model after a command, or undefined when it must be void. */
export const afterCommand = (model: Model, command: Command): Model | undefined => {
  const author = model.seats.get(command.by);
  const after = copyOf(model);
  if (model.epoch === 0 && command.type !== "epoch") return undefined;
  if (command.type === "accept") {
    const ticket = after.tickets.get(command.ticket);
    if (author !== undefined || after.tickets.has(command.by)) return undefined;
    if (ticket?.state !== "open" || !command.proven) return undefined;
    ticket.state = "used";
    after.seats.set(command.by, {
      party: ticket.party,
      reader: ticket.reader,
      standing: ticket.boxed ? "unchecked" : "pending",
      chief: false,
      scope: new Set(),
    });
    return after;
  }
  if (command.type === "words")
    return author === undefined || author.standing === "removed"
      ? undefined
      : afterWords(model, command);
  const signer = chief(model, command.by);
  if (signer === undefined) return undefined;
  switch (command.type) {
    case "epoch":
      return afterTurn(after, command);
    case "shut":
      if (signer.party !== "M" || model.shut) return undefined;
      after.shut = true;
      for (const ticket of after.tickets.values()) ticket.boxed = false;
      return afterTurn(after, command);
    case "rules":
      if (signer.party !== "M" || command.rules <= model.rules) return undefined;
      after.rules = command.rules;
      return after;
    case "invite": {
      if (!rules(model, command.by, command.party) || command.role === "authority")
        return undefined;
      if (model.tickets.has(command.ticket) || model.seats.has(command.ticket)) return undefined;
      if (command.past > 0 && (model.shut || command.past !== model.epoch)) return undefined;
      after.tickets.set(command.ticket, {
        party: command.party,
        reader: command.role === "reader",
        by: command.by,
        boxed: command.past > 0,
        state: "open",
      });
      return after;
    }
    case "withdraw": {
      const ticket = after.tickets.get(command.ticket);
      if (ticket?.state !== "open" || !rules(model, command.by, ticket.party)) return undefined;
      ticket.state = "withdrawn";
      return afterTurn(after, command);
    }
    case "check": {
      const seat = after.seats.get(command.who);
      if (seat?.standing !== "unchecked" || !rules(model, command.by, seat.party)) return undefined;
      if (command.past !== model.epoch) return undefined;
      seat.standing = "checked";
      return afterTurn(after, command);
    }
    case "add": {
      const seat = after.seats.get(command.who);
      if (seat?.standing !== "pending" || !rules(model, command.by, seat.party)) return undefined;
      if (command.past !== model.epoch || command.keysOf !== command.who) return undefined;
      seat.standing = "checked";
      return after;
    }
    case "remove": {
      const seat = after.seats.get(command.who);
      if (seat === undefined || seat.standing === "removed") return undefined;
      if (!canRemove(model, command.by, command.who)) return undefined;
      seat.standing = "removed";
      for (const ticket of after.tickets.values())
        if (ticket.by === command.who && ticket.state === "open") ticket.state = "withdrawn";
      return afterTurn(after, command);
    }
    case "authority": {
      const seat = after.seats.get(command.who);
      if (seat?.standing !== "checked" || command.who === "lead") return undefined;
      if (!rules(model, command.by, seat.party)) return undefined;
      if (!command.scope.every((party) => rules(model, command.by, party))) return undefined;
      seat.chief = true;
      for (const party of command.scope) seat.scope.add(party);
      return after;
    }
  }
};
