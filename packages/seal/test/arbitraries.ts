// Arbitrary headers and control entries: everything that has a spelling.

import * as fc from "fast-check";
import {
  type Control,
  type Header,
  type Turn,
  linkFromBytes,
  logIdFromBytes,
  memberIdFromBytes,
  partyFromBytes,
} from "@tworooms/seal/envelope";

const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });
const member = bytes(16).map(memberIdFromBytes);
const party = bytes(16).map(partyFromBytes);
const keys = fc.record({ sigPk: bytes(32), kemPk: bytes(32) });
const past = fc.array(bytes(80), { maxLength: 3 });
const clearNonce = new Uint8Array(12);

const anyKind = {
  version: fc.constant(1),
  suite: fc.constant(1),
  log: bytes(16).map(logIdFromBytes),
  seq: fc.maxSafeNat(),
  prev: bytes(32).map(linkFromBytes),
  author: member,
  length: fc.integer({ min: 0, max: 262_144 }),
};

/** Any header that has a shape. */
export const headers: fc.Arbitrary<Header> = fc.oneof(
  fc.record({
    ...anyKind,
    kind: fc.constant(0 as const),
    epoch: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    nonce: bytes(12),
  }),
  fc.record({
    ...anyKind,
    kind: fc.constantFrom(1 as const, 2 as const),
    epoch: fc.constant(0),
    nonce: fc.constant(clearNonce),
  }),
);

const turns: fc.Arbitrary<Turn> = fc.record({
  n: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  commit: bytes(32),
  boxes: fc
    .uniqueArray(fc.record({ to: member, box: bytes(80) }), {
      maxLength: 4,
      selector: ({ to }) => to,
    })
    .map((boxes) => boxes.toSorted((one, other) => (one.to < other.to ? -1 : 1))),
});

const rising = <Id extends string>(ids: fc.Arbitrary<Id>): fc.Arbitrary<readonly Id[]> =>
  fc.uniqueArray(ids, { minLength: 1, maxLength: 4 }).map((list) => list.toSorted());

const table = {
  type: fc.constant("genesis" as const),
  suite: fc.constant(1),
  rules: fc.integer({ min: 1, max: 65_535 }),
  salt: bytes(16),
  founder: keys,
  party,
  boxed: fc.boolean(),
  public: fc.boolean(),
};

const byType: { readonly [T in Control["type"]]: fc.Arbitrary<Control> } = {
  genesis: fc.oneof(fc.record(table), fc.record({ ...table, talk: bytes(16).map(logIdFromBytes) })),
  rules: fc.record({
    type: fc.constant("rules" as const),
    rules: fc.integer({ min: 1, max: 65_535 }),
  }),
  shut: fc.record({ type: fc.constant("shut" as const), turn: turns }),
  invite: fc.record({
    type: fc.constant("invite" as const),
    invite: member,
    keys,
    role: fc.constantFrom("authority" as const, "writer" as const, "reader" as const),
    party,
    until: fc.maxSafeNat(),
    past,
    note: fc.uint8Array({ maxLength: 300 }),
  }),
  withdraw: fc.record({ type: fc.constant("withdraw" as const), invite: member, turn: turns }),
  accept: fc.record({
    type: fc.constant("accept" as const),
    invite: member,
    keys,
    proof: bytes(64),
  }),
  words: fc.record({
    type: fc.constant("words" as const),
    ceremony: rising(member),
    attempt: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    phase: fc.constantFrom("hash" as const, "reveal" as const),
    value: bytes(32),
  }),
  check: fc.record({ type: fc.constant("check" as const), member, turn: turns, past }),
  add: fc.record({ type: fc.constant("add" as const), member, keys, past }),
  remove: fc.record({ type: fc.constant("remove" as const), member, turn: turns }),
  epoch: fc.record({ type: fc.constant("epoch" as const), turn: turns }),
  authority: fc.record({
    type: fc.constant("authority" as const),
    member,
    scope: rising(party),
  }),
};

/** Any control entry that has a spelling. */
export const controls: fc.Arbitrary<Control> = fc.oneof(...Object.values(byType));
