// Control entries on the wire: [number, …fields], every length and count checked, so that whatever was read can be
// written again as the same bytes. What a control entry may do is not judged here. RFC 8949 §4.2.1.

import { equalBytes } from "./bytes.ts";
import { type Item, bytesFromItems, itemsFromBytes } from "./cbor.ts";
import {
  type Box,
  type ClearRole,
  type Control,
  type PublicKeys,
  type Turn,
  controlNumbers,
} from "./control.ts";
import { Bug, type Fault, faultOf, isFault } from "./fault.ts";
import { maxCt } from "./header.ts";
import type { LogId, MemberId, PartyBytes } from "./ids.ts";
import { bytesFromId, logIdFromBytes, memberIdFromBytes, partyFromBytes } from "./parse.ts";

/** Why bytes are no control entry; `reserved`: close, destroy and destroyed, which this version refuses. */
export type ControlFault = "malformed" | "unknown-type" | "reserved" | "not-deterministic";

/** Most boxes in one turn, and so most readers of a log. */
export const maxRecipients = 256;
/** Most earlier epochs that one entry can hand to a newcomer. */
export const maxPast = 2048;
/** Most parties in one `authority`, and most ids in one ceremony. */
export const maxNamed = 64;
/** Bytes of one box: 32 of the ephemeral key, 32 of EK, 16 of tag. */
export const boxLength = 80;
/** Most bytes of an invitation's note. */
export const maxNote: number = 16 * 1024;

const roles: readonly ClearRole[] = ["authority", "writer", "reader"];
const phases = ["hash", "reveal"] as const;

/** Thrown only inside this file: reading stops at the first field that is not as it must be. */
class Misshapen extends Error {}

const bytes = (item: unknown, length: number): Uint8Array => {
  if (item instanceof Uint8Array && item.length === length) return item;
  throw new Misshapen();
};
const bytesUpTo = (item: unknown, most: number): Uint8Array => {
  if (item instanceof Uint8Array && item.length <= most) return item;
  throw new Misshapen();
};
const whole = (item: unknown, least: number, most: number): number => {
  if (typeof item === "number" && Number.isInteger(item) && item >= least && item <= most)
    return item;
  throw new Misshapen();
};
const flag = (item: unknown): boolean => {
  if (typeof item === "boolean") return item;
  throw new Misshapen();
};
const list = (item: unknown, least: number, most: number): readonly unknown[] => {
  if (Array.isArray(item) && item.length >= least && item.length <= most) return item;
  throw new Misshapen();
};
const oneOf = <Word extends string>(words: readonly Word[], item: unknown): Word => {
  const word = words[whole(item, 0, words.length - 1)];
  if (word === undefined) throw new Misshapen();
  return word;
};
const rising = <Id extends string>(ids: readonly Id[]): readonly Id[] => {
  if (ids.every((id, index) => index === 0 || (ids[index - 1] ?? "") < id)) return ids;
  throw new Misshapen();
};
const idOf = (item: unknown): MemberId => memberIdFromBytes(bytes(item, 16));
const idsOf = (item: unknown): readonly MemberId[] => rising(list(item, 1, maxNamed).map(idOf));
const partyOf = (item: unknown): PartyBytes => partyFromBytes(bytes(item, 16));
const keysOf = (sigPk: unknown, kemPk: unknown): PublicKeys => ({
  sigPk: bytes(sigPk, 32),
  kemPk: bytes(kemPk, 32),
});
const talkOf = (item: unknown): { readonly talk?: LogId } =>
  bytesUpTo(item, 16).length === 0 ? {} : { talk: logIdFromBytes(bytes(item, 16)) };
const pastOf = (item: unknown): readonly Uint8Array[] =>
  list(item, 0, maxPast).map((box) => bytes(box, boxLength));
const boxOf = (item: unknown): Box => {
  const [to, box] = list(item, 2, 2);
  return { to: idOf(to), box: bytes(box, boxLength) };
};
const turnOf = (item: unknown): Turn => {
  const [n, commit, boxes] = list(item, 3, 3);
  const read = list(boxes, 0, maxRecipients).map(boxOf);
  rising(read.map((box) => box.to));
  return { n: whole(n, 1, 2 ** 32 - 1), commit: bytes(commit, 32), boxes: read };
};

type Numbered = {
  readonly number: number;
  readonly count: number;
  readonly read: (fields: readonly unknown[]) => Control;
};

/** How many fields follow the number, and how they are read. */
const readers: { readonly [T in Control["type"]]: Numbered } = {
  genesis: {
    number: controlNumbers.genesis,
    count: 9,
    read: ([suite, rules, salt, talk, sigPk, kemPk, party, boxed, isPublic]) => ({
      type: "genesis",
      suite: whole(suite, 1, 1),
      rules: whole(rules, 1, 65_535),
      salt: bytes(salt, 16),
      ...talkOf(talk),
      founder: keysOf(sigPk, kemPk),
      party: partyOf(party),
      boxed: flag(boxed),
      public: flag(isPublic),
    }),
  },
  rules: {
    number: controlNumbers.rules,
    count: 1,
    read: ([rules]) => ({ type: "rules", rules: whole(rules, 1, 65_535) }),
  },
  shut: {
    number: controlNumbers.shut,
    count: 1,
    read: ([turn]) => ({ type: "shut", turn: turnOf(turn) }),
  },
  invite: {
    number: controlNumbers.invite,
    count: 8,
    read: ([invite, sigPk, kemPk, role, party, until, past, note]) => ({
      type: "invite",
      invite: idOf(invite),
      keys: keysOf(sigPk, kemPk),
      role: oneOf(roles, role),
      party: partyOf(party),
      until: whole(until, 0, Number.MAX_SAFE_INTEGER),
      past: pastOf(past),
      note: bytesUpTo(note, maxNote),
    }),
  },
  withdraw: {
    number: controlNumbers.withdraw,
    count: 2,
    read: ([invite, turn]) => ({ type: "withdraw", invite: idOf(invite), turn: turnOf(turn) }),
  },
  accept: {
    number: controlNumbers.accept,
    count: 4,
    read: ([invite, sigPk, kemPk, proof]) => ({
      type: "accept",
      invite: idOf(invite),
      keys: keysOf(sigPk, kemPk),
      proof: bytes(proof, 64),
    }),
  },
  words: {
    number: controlNumbers.words,
    count: 4,
    read: ([ceremony, attempt, phase, value]) => ({
      type: "words",
      ceremony: idsOf(ceremony),
      attempt: whole(attempt, 1, 2 ** 32 - 1),
      phase: oneOf(phases, phase),
      value: bytes(value, 32),
    }),
  },
  check: {
    number: controlNumbers.check,
    count: 3,
    read: ([member, turn, past]) => ({
      type: "check",
      member: idOf(member),
      turn: turnOf(turn),
      past: pastOf(past),
    }),
  },
  add: {
    number: controlNumbers.add,
    count: 4,
    read: ([member, sigPk, kemPk, past]) => ({
      type: "add",
      member: idOf(member),
      keys: keysOf(sigPk, kemPk),
      past: pastOf(past),
    }),
  },
  remove: {
    number: controlNumbers.remove,
    count: 2,
    read: ([member, turn]) => ({ type: "remove", member: idOf(member), turn: turnOf(turn) }),
  },
  epoch: {
    number: controlNumbers.epoch,
    count: 1,
    read: ([turn]) => ({ type: "epoch", turn: turnOf(turn) }),
  },
  authority: {
    number: controlNumbers.authority,
    count: 2,
    read: ([member, scope]) => ({
      type: "authority",
      member: idOf(member),
      scope: rising(list(scope, 1, maxNamed).map(partyOf)),
    }),
  },
};

const readersByNumber: ReadonlyMap<number, Numbered> = new Map(
  Object.values(readers).map((reader) => [reader.number, reader]),
);

const reserved: ReadonlySet<number> = new Set([
  controlNumbers.close,
  controlNumbers.destroy,
  controlNumbers.destroyed,
]);

const keyItems = (keys: PublicKeys): readonly Item[] => [keys.sigPk, keys.kemPk];
const turnItem = (turn: Turn): Item => [
  turn.n,
  turn.commit,
  turn.boxes.map((box) => [bytesFromId(box.to), box.box]),
];

const fieldsOf = (control: Control): readonly Item[] => {
  switch (control.type) {
    case "genesis":
      return [
        control.suite,
        control.rules,
        control.salt,
        control.talk === undefined ? new Uint8Array() : bytesFromId(control.talk),
        ...keyItems(control.founder),
        bytesFromId(control.party),
        control.boxed,
        control.public,
      ];
    case "rules":
      return [control.rules];
    case "shut":
    case "epoch":
      return [turnItem(control.turn)];
    case "invite":
      return [
        bytesFromId(control.invite),
        ...keyItems(control.keys),
        roles.indexOf(control.role),
        bytesFromId(control.party),
        control.until,
        control.past,
        control.note,
      ];
    case "withdraw":
      return [bytesFromId(control.invite), turnItem(control.turn)];
    case "accept":
      return [bytesFromId(control.invite), ...keyItems(control.keys), control.proof];
    case "words":
      return [
        control.ceremony.map(bytesFromId),
        control.attempt,
        phases.indexOf(control.phase),
        control.value,
      ];
    case "check":
      return [bytesFromId(control.member), turnItem(control.turn), control.past];
    case "add":
      return [bytesFromId(control.member), ...keyItems(control.keys), control.past];
    case "remove":
      return [bytesFromId(control.member), turnItem(control.turn)];
    case "authority":
      return [bytesFromId(control.member), control.scope.map(bytesFromId)];
  }
};

const written = (control: Control): Uint8Array =>
  bytesFromItems([controlNumbers[control.type], ...fieldsOf(control)]);

/** Reads a control entry's ct. Every spelling but the deterministic one is a fault. */
export const controlFromBytes = (ct: Uint8Array): Control | Fault<ControlFault> => {
  const items = itemsFromBytes(ct);
  if (isFault(items)) return items;
  const [number, ...fields] = items;
  if (typeof number !== "number") return faultOf("malformed");
  if (reserved.has(number)) return faultOf("reserved");
  const reader = readersByNumber.get(number);
  if (reader === undefined) return faultOf("unknown-type");
  if (fields.length !== reader.count) return faultOf("malformed");
  try {
    const control = reader.read(fields);
    return equalBytes(written(control), ct) ? control : faultOf("not-deterministic");
  } catch (thrown) {
    if (thrown instanceof Misshapen) return faultOf("malformed");
    throw thrown;
  }
};

/** The ct of a control entry. One that could not be read back, or is longer than a ct may be, is a Bug. */
export const bytesFromControl = (control: Control): Uint8Array => {
  const bytesOfControl = written(control);
  if (bytesOfControl.length > maxCt || isFault(controlFromBytes(bytesOfControl)))
    throw new Bug("control");
  return bytesOfControl;
};
