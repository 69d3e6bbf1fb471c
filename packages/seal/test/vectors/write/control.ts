// Writes vectors/control.json: each type of control entry, and for each the ways of spelling or shaping it wrongly.
import {
  type Control,
  type MemberId,
  type Turn,
  bytesFromControl,
  controlNumbers,
  hexFromBytes,
  logIdFromBytes,
  memberIdFromBytes,
  partyFromBytes,
} from "@tworooms/seal/envelope";
import type { ControlVectors } from "../control.ts";
import { plain } from "../rows.ts";

export const file = "control.json";

const fill = (byte: number, length: number): Uint8Array => new Uint8Array(length).fill(byte);
const idOf = (byte: number): MemberId => memberIdFromBytes(fill(byte, 16));
const keys = { sigPk: fill(0xa1, 32), kemPk: fill(0xa2, 32) };
const party = partyFromBytes(fill(0xcc, 16));
const other = partyFromBytes(fill(0xcd, 16));
const boxed = (byte: number): { readonly to: MemberId; readonly box: Uint8Array } => ({
  to: idOf(byte),
  box: fill(byte, 80),
});
const turn: Turn = { n: 3, commit: fill(0xee, 32), boxes: [boxed(1), boxed(2)] };

const genesis: Extract<Control, { type: "genesis" }> = {
  type: "genesis",
  suite: 1,
  rules: 1,
  salt: fill(0x5a, 16),
  talk: logIdFromBytes(fill(0x77, 16)),
  founder: keys,
  party,
  boxed: true,
  public: false,
};
const { talk: _, ...table } = genesis;

const invite: Control = {
  type: "invite",
  invite: idOf(9),
  keys,
  role: "writer",
  party,
  until: 1_900_000_000,
  past: [fill(1, 80), fill(2, 80)],
  note: fill(0xb0, 40),
};

const good: readonly (readonly [string, Control])[] = [
  ["genesis of a room", genesis],
  ["genesis of a table", table],
  ["genesis of a press log", { ...genesis, boxed: false, public: true }],
  ["rules 2", { type: "rules", rules: 2 }],
  ["rules 65,535", { type: "rules", rules: 65_535 }],
  ["shut", { type: "shut", turn }],
  ["invite, boxed", invite],
  [
    "invite of a reader, not boxed, no note",
    { ...invite, role: "reader", past: [], note: fill(0, 0) },
  ],
  ["invite until 2^53 - 1", { ...invite, until: Number.MAX_SAFE_INTEGER }],
  ["withdraw", { type: "withdraw", invite: idOf(9), turn }],
  ["accept", { type: "accept", invite: idOf(9), keys, proof: fill(0x99, 64) }],
  [
    "words, hash",
    { type: "words", ceremony: [idOf(4)], attempt: 1, phase: "hash", value: fill(6, 32) },
  ],
  [
    "words, reveal of heads",
    {
      type: "words",
      ceremony: [idOf(4), idOf(5)],
      attempt: 23,
      phase: "reveal",
      value: fill(6, 32),
    },
  ],
  ["check", { type: "check", member: idOf(4), turn, past: [fill(3, 80)] }],
  ["add", { type: "add", member: idOf(4), keys, past: [fill(3, 80)] }],
  ["remove", { type: "remove", member: idOf(4), turn }],
  ["epoch", { type: "epoch", turn }],
  ["epoch 2^32 - 1 without boxes", { type: "epoch", turn: { ...turn, n: 2 ** 32 - 1, boxes: [] } }],
  ["authority over one", { type: "authority", member: idOf(4), scope: [party] }],
  ["authority over two", { type: "authority", member: idOf(4), scope: [party, other] }],
];

/** CBOR by hand: a head of major type and value in the shortest form, or in `width` bytes more than the first. */
const head = (major: number, value: number, width?: 1 | 2 | 4 | 8): string => {
  const first = (low: number): string => (major * 32 + low).toString(16).padStart(2, "0");
  const shortest = value < 24 ? undefined : value < 256 ? 1 : value < 65_536 ? 2 : 4;
  const used = width ?? shortest;
  if (used === undefined) return first(value);
  const low = { 1: 24, 2: 25, 4: 26, 8: 27 }[used];
  return first(low) + value.toString(16).padStart(2 * used, "0");
};
const uint = (value: number, width?: 1 | 2 | 4 | 8): string => head(0, value, width);
const bytes = (byte: number, length: number, width?: 1 | 2 | 4 | 8): string =>
  head(2, length, width) + hexFromBytes(fill(byte, length));
const array = (...items: readonly string[]): string => head(4, items.length) + items.join("");

const turnHex = (boxes: readonly string[], n = uint(3), commit = bytes(0xee, 32)): string =>
  array(n, commit, array(...boxes));
const boxHex = (byte: number): string => array(bytes(byte, 16), bytes(byte, 80));
const numbered = (name: keyof typeof controlNumbers, ...fields: readonly string[]): string =>
  array(uint(controlNumbers[name]), ...fields);

const many = (count: number, item: (index: number) => string): string =>
  array(...Array.from({ length: count }, (__, index) => item(index)));
const keyItems = [bytes(0xa1, 32), bytes(0xa2, 32)];
const genesisFields = (put: Readonly<Record<number, string>> = {}): readonly string[] =>
  [
    uint(1),
    uint(1),
    bytes(0x5a, 16),
    bytes(0x77, 16),
    ...keyItems,
    bytes(0xcc, 16),
    "f5",
    "f4",
  ].map((field, index) => put[index] ?? field);
const inviteFields = (put: Readonly<Record<number, string>> = {}): readonly string[] =>
  [
    bytes(9, 16),
    ...keyItems,
    uint(1),
    bytes(0xcc, 16),
    uint(1_900_000_000),
    array(bytes(1, 80)),
    bytes(0xb0, 4),
  ].map((field, index) => put[index] ?? field);
const wordsFields = (put: Readonly<Record<number, string>> = {}): readonly string[] =>
  [array(bytes(4, 16)), uint(1), uint(0), bytes(6, 32)].map((field, index) => put[index] ?? field);

const malformed: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["no array: an integer", uint(10)],
  ["no array: a map", "a0"],
  ["no array: null", "f6"],
  ["empty array", "80"],
  ["type in text", array("6565706f6368", turnHex([]))],
  ["type in bytes", array(bytes(10, 1), turnHex([]))],
  ["cut in the middle", numbered("epoch", turnHex([boxHex(1)])).slice(0, -20)],
  ["something after it", `${numbered("rules", uint(2))}00`],
  ["two of them", numbered("rules", uint(2)).repeat(2)],
  ["indefinite array", `9f${uint(1)}${uint(2)}ff`],
  ["indefinite bytes", array(uint(2), `5f${bytes(1, 4)}ff`)],
  ["a tag", array(uint(1), `c1${uint(2)}`)],
  ["a tag outside", `d9d9f7${numbered("rules", uint(2))}`],
  ["undefined", array(uint(1), "f7")],
  ["null", array(uint(1), "f6")],
  ["NaN", array(uint(1), "f97e00")],
  ["infinity", array(uint(1), "f97c00")],
  ["integer in two bytes", array(uint(1), uint(2, 1))],
  ["integer in three bytes", array(uint(1), uint(2, 2))],
  ["integer in five bytes", array(uint(1), uint(2, 4))],
  ["integer in nine bytes", array(uint(1), uint(2, 8))],
  ["type in two bytes", `82${uint(1, 1)}${uint(2)}`],
  ["array's length in two bytes", `98020102`],
  ["bytes' length in three bytes", numbered("add", bytes(4, 16, 2), ...keyItems, array())],
  ["integer of 2^64 - 1", array(uint(1), "1bffffffffffffffff")],
  ["nested too deep", "81".repeat(2000)],
  ["array of 2^32 - 1 with nothing in it", "9affffffff"],
  ["bytes of 2^32 - 1 with nothing in it", "825affffffff"],
  ["epoch without a turn", numbered("epoch")],
  ["epoch with two turns", numbered("epoch", turnHex([]), turnHex([]))],
  ["epoch whose turn is a number", numbered("epoch", uint(3))],
  ["turn of two", numbered("epoch", array(uint(3), bytes(0xee, 32)))],
  ["turn 0", numbered("epoch", turnHex([], uint(0)))],
  ["turn 2^32", numbered("epoch", turnHex([], "1b0000000100000000"))],
  ["commit of 31", numbered("epoch", turnHex([], uint(3), bytes(0xee, 31)))],
  ["commit of 33", numbered("epoch", turnHex([], uint(3), bytes(0xee, 33)))],
  ["box of 79", numbered("epoch", turnHex([array(bytes(1, 16), bytes(1, 79))]))],
  ["box of 81", numbered("epoch", turnHex([array(bytes(1, 16), bytes(1, 81))]))],
  ["box to an id of 15", numbered("epoch", turnHex([array(bytes(1, 15), bytes(1, 80))]))],
  ["box of three items", numbered("epoch", turnHex([array(bytes(1, 16), bytes(1, 80), uint(1))]))],
  ["boxes out of order", numbered("epoch", turnHex([boxHex(2), boxHex(1)]))],
  ["boxes twice to one", numbered("epoch", turnHex([boxHex(1), boxHex(1)]))],
  ["shut without a turn", numbered("shut")],
  ["genesis of eight fields", numbered("genesis", ...genesisFields().slice(0, -1))],
  ["genesis of ten fields", numbered("genesis", ...genesisFields(), uint(0))],
  ["genesis of suite 2", numbered("genesis", ...genesisFields({ 0: uint(2) }))],
  ["genesis of rules 0", numbered("genesis", ...genesisFields({ 1: uint(0) }))],
  ["genesis, salt of 15", numbered("genesis", ...genesisFields({ 2: bytes(0x5a, 15) }))],
  ["genesis, talk of 15", numbered("genesis", ...genesisFields({ 3: bytes(0x77, 15) }))],
  ["genesis, talk of 17", numbered("genesis", ...genesisFields({ 3: bytes(0x77, 17) }))],
  ["genesis, talk null", numbered("genesis", ...genesisFields({ 3: "f6" }))],
  ["genesis, key of 31", numbered("genesis", ...genesisFields({ 4: bytes(0xa1, 31) }))],
  ["genesis, key of 33", numbered("genesis", ...genesisFields({ 5: bytes(0xa2, 33) }))],
  ["genesis, party of 17", numbered("genesis", ...genesisFields({ 6: bytes(0xcc, 17) }))],
  ["genesis, boxed 1", numbered("genesis", ...genesisFields({ 7: uint(1) }))],
  ["genesis, public null", numbered("genesis", ...genesisFields({ 8: "f6" }))],
  ["rules 0", numbered("rules", uint(0))],
  ["rules 65,536", numbered("rules", uint(65_536))],
  ["rules -1", numbered("rules", "20")],
  ["rules true", numbered("rules", "f5")],
  ["rules in text", numbered("rules", "6132")],
  ["invite of seven fields", numbered("invite", ...inviteFields().slice(1))],
  ["invite, id of 17", numbered("invite", ...inviteFields({ 0: bytes(9, 17) }))],
  ["invite, key empty", numbered("invite", ...inviteFields({ 1: bytes(9, 0) }))],
  ["invite, role 3", numbered("invite", ...inviteFields({ 3: uint(3) }))],
  ["invite, role in text", numbered("invite", ...inviteFields({ 3: "66777269746572" }))],
  ["invite until -1", numbered("invite", ...inviteFields({ 5: "20" }))],
  ["invite until 2^53", numbered("invite", ...inviteFields({ 5: "1b0020000000000000" }))],
  ["invite until 2.5", numbered("invite", ...inviteFields({ 5: "f94100" }))],
  ["invite, past box of 81", numbered("invite", ...inviteFields({ 6: array(bytes(1, 81)) }))],
  ["invite, note of 16 KiB and 1", numbered("invite", ...inviteFields({ 7: bytes(1, 16_385) }))],
  ["invite, note in text", numbered("invite", ...inviteFields({ 7: "6161" }))],
  ["withdraw, turn first", numbered("withdraw", turnHex([]), bytes(9, 16))],
  ["accept, proof of 63", numbered("accept", bytes(9, 16), ...keyItems, bytes(0x99, 63))],
  ["accept, proof of 65", numbered("accept", bytes(9, 16), ...keyItems, bytes(0x99, 65))],
  ["words, no ids", numbered("words", ...wordsFields({ 0: array() }))],
  ["words, ids twice", numbered("words", ...wordsFields({ 0: array(bytes(4, 16), bytes(4, 16)) }))],
  [
    "words, ids out of order",
    numbered("words", ...wordsFields({ 0: array(bytes(5, 16), bytes(4, 16)) })),
  ],
  [
    "words of 65",
    numbered(
      "words",
      ...wordsFields({ 0: many(65, (nth) => `50${nth.toString(16).padStart(32, "0")}`) }),
    ),
  ],
  ["words, attempt 0", numbered("words", ...wordsFields({ 1: uint(0) }))],
  ["words, attempt 2^32", numbered("words", ...wordsFields({ 1: "1b0000000100000000" }))],
  ["words, phase 2", numbered("words", ...wordsFields({ 2: uint(2) }))],
  ["words, phase false", numbered("words", ...wordsFields({ 2: "f4" }))],
  ["words, value of 31", numbered("words", ...wordsFields({ 3: bytes(6, 31) }))],
  ["check without past", numbered("check", bytes(4, 16), turnHex([]))],
  ["add, past no array", numbered("add", bytes(4, 16), ...keyItems, bytes(1, 80))],
  ["remove, member of 0", numbered("remove", bytes(4, 0), turnHex([]))],
  ["authority over none", numbered("authority", bytes(4, 16), array())],
  [
    "authority out of order",
    numbered("authority", bytes(4, 16), array(bytes(2, 16), bytes(1, 16))),
  ],
  ["authority twice", numbered("authority", bytes(4, 16), array(bytes(2, 16), bytes(2, 16)))],
  [
    "authority over 65",
    numbered(
      "authority",
      bytes(4, 16),
      many(65, (nth) => `50${nth.toString(16).padStart(32, "0")}`),
    ),
  ],
];

const notDeterministic: readonly (readonly [string, string])[] = [
  ["rules as a half float", array(uint(1), "f94000")],
  ["rules as a single float", array(uint(1), "fa40000000")],
  ["rules as a double", array(uint(1), "fb4000000000000000")],
  ["until as a double", numbered("invite", ...inviteFields({ 5: "fb41dc4fecc0000000" }))],
];

/** The value of vectors/control.json. */
export const vectors = async (): Promise<ControlVectors> => ({
  good: good.map(([name, control]) => ({
    name,
    hex: hexFromBytes(bytesFromControl(control)),
    control: plain(control),
  })),
  bad: [
    ...malformed.map(([name, hex]) => ({ name, hex, fault: "malformed" })),
    ...notDeterministic.map(([name, hex]) => ({ name, hex, fault: "not-deterministic" })),
    { name: "close", hex: numbered("close"), fault: "reserved" },
    { name: "destroy", hex: numbered("destroy", bytes(1, 16)), fault: "reserved" },
    { name: "destroyed", hex: numbered("destroyed"), fault: "reserved" },
    { name: "type -1", hex: array("20", turnHex([])), fault: "unknown-type" },
    { name: "type 15", hex: array(uint(15)), fault: "unknown-type" },
    { name: "type 2^32 - 1", hex: array(uint(2 ** 32 - 1)), fault: "unknown-type" },
  ],
});
