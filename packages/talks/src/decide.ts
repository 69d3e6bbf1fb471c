// From what a person asks to one append to one log, or a refusal, or done: a table of contents of the commands. Pure and
// total; the client has synced the logs that `logsNamed` names. What touches several logs is a chain: see `due`.

import type { Decision } from "./append.ts";
import { inCaucus, inDesk, inPlace, inRoom, inTable } from "./append.ts";
import type { Command, CommandOf, Commands } from "./command.ts";
import type { Place, Refusal, Time } from "./entry.ts";
import { refuse } from "./entry.ts";
import { arePicked, namedFiles } from "./carried-file.ts";
import { blockOf, dueFrom } from "./hand-over.ts";
import { namedAs } from "./interpreter.ts";
import { isKeyOf, isTime } from "./parse.ts";
import { isSameSide } from "./profile.ts";
import type { Seat } from "./seat.ts";
import { logOf, roomOf } from "./seat.ts";

type Decider<K extends keyof Commands> = (seat: Seat, command: CommandOf<K>, at: Time) => Decision;

const isPlace = (place: unknown): place is Place =>
  typeof place === "object" &&
  place !== null &&
  "type" in place &&
  (place.type === "table" ||
    place.type === "desk" ||
    ((place.type === "room" || place.type === "caucus") && "party" in place));

const setRules: Decider<"set-rules"> = (seat, command, at) => {
  const event = { type: "rules-set", at, rules: command.rules } as const;
  if (!isPlace(command.place)) return refuse("malformed");
  switch (command.place.type) {
    case "table":
      return inTable(seat, event);
    case "room":
      return inRoom(seat, command.place.party, event);
    case "desk":
      return inDesk(seat, event);
    case "caucus":
      return refuse("not-the-founder");
  }
};

const setProfile: Decider<"set-profile"> = (seat, command, at) => {
  if (!isPlace(command.place)) return refuse("malformed");
  const log = logOf(seat, command.place);
  if (log === undefined) return refuse("no-log");
  const { profile, member = log.me.member } = command;
  return inPlace(seat, command.place, { type: "profile-set", at, member, profile });
};

/** No files and an empty list of them say the same. */
const unlessNone = <F>(files: readonly F[] | undefined): { readonly files?: readonly F[] } =>
  files === undefined || (Array.isArray(files) && files.length === 0) ? {} : { files };

type Wording = { readonly words: string; readonly language?: string };

/** What the wording is, and in which language: as written, the item's own, of which nothing may differ. */
const wordingOf = (seat: Seat, command: CommandOf<"prepare-carry">): Wording | Refusal => {
  const { words, manner, language } = command;
  if (words !== undefined && typeof words !== "string") return refuse("no-words");
  const item =
    seat.type === "desk" && manner === "as-written"
      ? seat.rooms.get(command.from)?.fold.state.items.get(command.item)
      : undefined;
  const wording = words ?? item?.words;
  if (wording === undefined) return refuse(manner === "as-written" ? "no-such-item" : "no-words");
  const spoken = language ?? item?.language;
  return { words: wording, ...(spoken === undefined ? {} : { language: spoken }) };
};

const prepareCarry: Decider<"prepare-carry"> = (seat, command, at) => {
  if (seat.type !== "desk" || seat.desk === undefined) return refuse("no-log");
  if (seat.desk.fold.state.carries.get(command.carry)?.by === seat.desk.me.member)
    return { done: true };
  const wording = wordingOf(seat, command);
  if ("refused" in wording) return wording;
  const { hold, files: picked = [], ...fields } = command;
  if (!arePicked(picked)) return refuse("malformed");
  const holdUntil = typeof hold === "number" ? at + hold : Number.NaN;
  if (!isTime(holdUntil)) return refuse("malformed");
  const item = seat.rooms.get(command.from)?.fold.state.items.get(command.item);
  // The tray shows the true time: a leave's not-before holds whether or not the mediator set one.
  const leave = seat.rooms.get(command.from)?.fold.state.leaves.get(command.item)?.leave;
  const wanted = [command.notBefore, typeof leave === "object" ? leave.notBefore : undefined];
  const notBefore = wanted.reduce((one, other) =>
    one === undefined || (other !== undefined && other > one) ? other : one,
  );
  const decision = inDesk(seat, {
    ...fields,
    type: "carry-prepared",
    at,
    ...wording,
    holdUntil,
    ...(notBefore === undefined ? {} : { notBefore }),
    ...unlessNone(namedFiles(picked, item, command.manner)),
  });
  if (!("event" in decision) || decision.event.type !== "carry-prepared") return decision;
  const block = blockOf(seat, decision.event);
  return block === undefined ? decision : refuse(block);
};

const releaseCarry: Decider<"release-carry"> = (seat, command, at) => {
  const { carry } = command;
  const decision = inDesk(seat, { type: "carry-released", at, carry });
  if (!("event" in decision) || seat.type !== "desk") return decision;
  const held = seat.desk?.fold.state.carries.get(carry);
  if (held === undefined) return decision;
  if (at < dueFrom(seat, held)) return refuse("too-early");
  const block = blockOf(seat, held);
  return block === undefined ? decision : refuse(block);
};

const nameInterpreter: Decider<"name-interpreter"> = (seat, { room, member }, at) => {
  const log = roomOf(seat, room);
  const sitting = log?.sittings.find((each) => each.member === member);
  if (log !== undefined && sitting !== undefined) {
    if (sitting.roles.length > 0 || !isSameSide(sitting.side, log.me.side))
      return refuse("not-yours-to-name");
    if (namedAs(log.fold.state, sitting) !== undefined) return { done: true };
  }
  return inRoom(seat, room, { type: "interpreter-named", at, member });
};

/** Who came by an invitation that was named is freed under that name. */
const freeInterpreter: Decider<"free-interpreter"> = (seat, { room, member }, at) => {
  const log = roomOf(seat, room);
  const sitting = log?.sittings.find((each) => each.member === member);
  if (log === undefined || sitting === undefined)
    return inRoom(seat, room, { type: "interpreter-freed", at, member });
  if (!isSameSide(sitting.side, log.me.side)) return refuse("not-yours-to-name");
  const named = namedAs(log.fold.state, sitting);
  return inRoom(seat, room, { type: "interpreter-freed", at, member: named ?? member });
};

const notePublic: Decider<"note-public"> = (seat, fields, at) => {
  const { about } = fields;
  const decision = inDesk(seat, { ...fields, type: "public-noted", at });
  if (!("event" in decision) || about === undefined) return decision;
  const room = roomOf(seat, about.party);
  if (room === undefined) return refuse("no-log");
  return room.fold.state.items.has(about.item) ? decision : refuse("no-such-item");
};

const deciders: { readonly [K in keyof Commands]: Decider<K> } = {
  "set-rules": setRules,
  "name-side": (seat, { bytes, side }, at) =>
    inTable(seat, { type: "side-named", at, bytes, side }),
  "set-profile": setProfile,
  depart: (seat, { place }, at) =>
    isPlace(place) ? inPlace(seat, place, { type: "left", at }) : refuse("malformed"),
  say: (seat, { room, files, ...fields }, at) =>
    inRoom(seat, room, { ...fields, ...unlessNone(files), type: "said", at }),
  "ask-leave": (seat, { room, ...fields }, at) =>
    inRoom(seat, room, { ...fields, type: "leave-asked", at }),
  "give-leave": (seat, { room, ...fields }, at) =>
    inRoom(seat, room, { ...fields, type: "leave-given", at }),
  "refuse-leave": (seat, { room, ...fields }, at) =>
    inRoom(seat, room, { ...fields, type: "leave-refused", at }),
  "narrow-leave": (seat, { room, ...fields }, at) =>
    inRoom(seat, room, { ...fields, type: "leave-narrowed", at }),
  "ask-for": (seat, { room, ...fields }, at) =>
    inRoom(seat, room, { ...fields, type: "asked-for", at }),
  "prepare-carry": prepareCarry,
  "approve-carry": (seat, { carry }, at) => inDesk(seat, { type: "carry-approved", at, carry }),
  "take-back-carry": (seat, { carry }, at) => inDesk(seat, { type: "carry-taken-back", at, carry }),
  "release-carry": releaseCarry,
  "read-back": (seat, { room, readBack, told, words }, at) =>
    inRoom(seat, room, {
      type: "read-back",
      at,
      readBack,
      told,
      heard: words === undefined ? { type: "confirmed" } : { type: "differs", words },
    }),
  render: (seat, { room, ...fields }, at) =>
    inRoom(seat, room, { ...fields, type: "rendered", at }),
  "name-interpreter": nameInterpreter,
  "free-interpreter": freeInterpreter,
  "note-public": notePublic,
  "strike-public": (seat, { public: struck }, at) =>
    inDesk(seat, { type: "public-struck", at, public: struck }),
  note: (seat, fields, at) => inDesk(seat, { ...fields, type: "noted", at }),
  "list-name": (seat, fields, at) => inDesk(seat, { ...fields, type: "name-listed", at }),
  "drop-name": (seat, { listed }, at) => inDesk(seat, { type: "name-dropped", at, listed }),
  "caucus-say": (seat, { caucus, files, ...fields }, at) =>
    inCaucus(seat, caucus, { ...fields, ...unlessNone(files), type: "caucus-said", at }),
};

/** Drafts come back from disk, and programs send what they like: whether this is a command at all. */
const isCommand = (command: unknown): boolean =>
  typeof command === "object" &&
  command !== null &&
  "type" in command &&
  typeof command.type === "string" &&
  isKeyOf(deciders, command.type);

const decideOne = <K extends keyof Commands>(
  seat: Seat,
  command: CommandOf<K>,
  at: Time,
): Decision => {
  const decider: Decider<K> = deciders[command.type];
  return decider(seat, command, at);
};

/** What becomes of a command now, on what the seat knows; never throws, whatever the command holds. */
export const decide = (seat: Seat, command: Command, at: Time): Decision =>
  isCommand(command) ? decideOne(seat, command, at) : refuse("unknown-command");

const table: Place = { type: "table" };
const desk: Place = { type: "desk" };

/** The logs a client must have synced before it decides this command; none for what is no command. */
export const logsNamed = (command: Command, seat: Seat): readonly Place[] => {
  if (!isCommand(command)) return [];
  switch (command.type) {
    case "set-rules":
    case "set-profile":
    case "depart":
      return [command.place];
    case "name-side":
      return [table];
    case "say":
    case "ask-leave":
    case "give-leave":
    case "refuse-leave":
    case "narrow-leave":
    case "ask-for":
    case "read-back":
    case "render":
    case "name-interpreter":
    case "free-interpreter":
      return [{ type: "room", party: command.room }];
    case "prepare-carry":
      return [
        desk,
        { type: "room", party: command.from },
        { type: "room", party: command.to },
        table,
      ];
    case "approve-carry":
    case "take-back-carry":
    case "note":
    case "strike-public":
    case "list-name":
    case "drop-name":
      return [desk];
    case "note-public":
      return command.about === undefined
        ? [desk]
        : [desk, { type: "room", party: command.about.party }];
    case "release-carry": {
      const held =
        seat.type === "desk" ? seat.desk?.fold.state.carries.get(command.carry) : undefined;
      if (held === undefined) return [desk];
      return [desk, { type: "room", party: held.from }, { type: "room", party: held.to }, table];
    }
    case "caucus-say":
      return [{ type: "caucus", party: command.caucus }];
  }
};
