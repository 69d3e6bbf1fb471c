import { expect, test } from "vitest";
import {
  type Control,
  type MemberId,
  ceremonyKey,
  newestAttempt,
  sha256,
} from "@tworooms/seal/envelope";
import {
  type Chain,
  type Hand,
  bytesOf,
  grown,
  ruled,
  sealedBy,
  seated,
  turning,
} from "./hands.ts";
import { checked, empowered, people, roomOfA, verdictOn } from "./room.ts";

const { lead, deputy, head, second, headB, stranger, A, B } = people;

/** A post of words; `salt` makes another r of the same hand. */
const words = async (
  by: Hand,
  ids: readonly MemberId[],
  phase: "hash" | "reveal",
  { attempt = 1, salt = "" }: { readonly attempt?: number; readonly salt?: string } = {},
): Promise<Control> => {
  const r = await bytesOf(`r ${by.label} ${attempt} ${salt}`);
  const value = phase === "reveal" ? r : await sha256(r);
  return { type: "words", ceremony: ids.toSorted(), attempt, phase, value };
};

type Post = readonly [by: Hand, phase: "hash" | "reveal", attempt?: number];

/** A log after posts that all stand. */
const after = async (
  chain: Chain,
  ids: readonly MemberId[],
  ...posts: readonly Post[]
): Promise<Chain> => {
  let next = chain;
  for (const [by, phase, attempt = 1] of posts)
    next = await ruled(next, by, await words(by, ids, phase, { attempt }));
  return next;
};

test("S37 nobody reveals before both hashes stand, and no hash follows a reveal", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const ids = [second.id];
  const verdict = async (chain: Chain, by: Hand, phase: "hash" | "reveal", salt = "") =>
    verdictOn(chain, by, await words(by, ids, phase, { salt }));
  expect(await verdict(room, head, "reveal")).toBe("void phase");
  const one = await after(room, ids, [head, "hash"]);
  expect(await verdict(one, head, "reveal")).toBe("void phase");
  expect(await verdict(one, second, "reveal")).toBe("void phase");
  expect(await verdict(one, head, "hash", "again")).toBe("void phase");
  const both = await after(one, ids, [second, "hash"]);
  expect(await verdict(both, second, "hash", "again")).toBe("void phase");
  expect(await verdict(both, second, "reveal", "other")).toBe("void reveal");
  const half = await after(both, ids, [second, "reveal"]);
  expect(await verdict(half, head, "hash", "late")).toBe("void phase");
  expect(await verdict(half, second, "reveal")).toBe("void phase");
  const whole = await after(half, ids, [head, "reveal"]);
  const ceremony = whole.state.ceremonies.get(ceremonyKey(ids, 1));
  expect(ceremony?.reveals.size).toBe(2);
  // The words rest on the link of the last hash, which nobody could foresee.
  expect(ceremony?.lastHash).toBe(both.state.head.link);
});

test("S37 the hash of one is no use to another, nor to another attempt", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const both = await after(room, [second.id], [head, "hash"], [second, "hash"]);
  const stolen = await words(head, [second.id], "reveal");
  expect(await verdictOn(both, second, stolen)).toBe("void reveal");
  const next = await after(both, [second.id], [head, "hash", 2], [second, "hash", 2]);
  const old = await words(head, [second.id], "reveal", { attempt: 1 });
  expect(await verdictOn(next, head, { ...old, attempt: 2 } as Control)).toBe("void reveal");
});

test("S38 a newcomer's words are its own and one authority's over its party", async () => {
  const room = await empowered(await roomOfA(), head, headB, A);
  const waiting = await seated(room, head, second, A, { boxed: false });
  const ids = [second.id];
  for (const by of [lead, deputy, stranger])
    expect(await verdictOn(waiting, by, await words(by, ids, "hash"))).toBe(
      by === stranger ? "void unknown-author" : "void ceremony",
    );
  const started = await after(waiting, ids, [head, "hash"]);
  // Another authority of A finds the place taken, and may begin again.
  expect(await verdictOn(started, headB, await words(headB, ids, "hash"))).toBe("void ceremony");
  const again = await words(headB, ids, "hash", { attempt: 2 });
  expect(await verdictOn(started, headB, again)).toBe("stands");
  expect(await verdictOn(started, second, await words(second, ids, "hash"))).toBe("stands");
});

test("S38 an authority's hash leaves the newcomer's place free, whoever comes first", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const ids = [second.id];
  const first = await after(room, ids, [second, "hash"], [head, "hash"]);
  expect(first.state.ceremonies.get(ceremonyKey(ids, 1))?.hashes.size).toBe(2);
});

test("S38 nobody holds words with who was removed or never sat", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const removed = await ruled(
    room,
    head,
    await turning(room.state, { type: "remove", member: second.id }),
  );
  expect(await verdictOn(removed, head, await words(head, [second.id], "hash"))).toBe(
    "void ceremony",
  );
  expect(await verdictOn(removed, second, await words(second, [second.id], "hash"))).toBe(
    "void standing",
  );
  expect(await verdictOn(removed, head, await words(head, [stranger.id], "hash"))).toBe(
    "void ceremony",
  );
});

test("S38 heads' words are of two or more, all checked authorities, and need every hash", async () => {
  const table = await empowered(await roomOfA(), lead, headB, B);
  const ids = [lead.id, head.id, headB.id];
  const hashed = await after(table, ids, [lead, "hash"], [head, "hash"]);
  expect(await verdictOn(hashed, lead, await words(lead, ids, "reveal"))).toBe("void phase");
  expect(await verdictOn(hashed, deputy, await words(deputy, ids, "hash"))).toBe("void ceremony");
  const all = await after(hashed, ids, [headB, "hash"]);
  const done = await after(all, ids, [lead, "reveal"], [headB, "reveal"], [head, "reveal"]);
  expect(newestAttempt(done.state, ids.toSorted())?.reveals.size).toBe(3);
  const withWriter = await checked(table, head, second, A);
  for (const by of [head, second])
    expect(await verdictOn(withWriter, by, await words(by, [head.id, second.id], "hash"))).toBe(
      "void ceremony",
    );
  // One of them removed in the middle: the rest is void.
  const fewer = await ruled(
    all,
    lead,
    await turning(all.state, { type: "remove", member: headB.id }),
  );
  expect(await verdictOn(fewer, lead, await words(lead, ids, "reveal"))).toBe("void ceremony");
});

test("S39 attempts count from 1; an earlier one is neither continued nor kept", async () => {
  const room = await seated(await roomOfA(), head, second, A, { boxed: false });
  const ids = [second.id];
  const verdict = async (chain: Chain, by: Hand, phase: "hash" | "reveal", attempt: number) =>
    verdictOn(chain, by, await words(by, ids, phase, { attempt }));
  expect(await verdict(room, head, "hash", 2)).toBe("void attempt");
  const both = await after(room, ids, [head, "hash"], [second, "hash"]);
  expect(await verdict(both, head, "hash", 3)).toBe("void attempt");
  expect(await verdict(both, head, "reveal", 2)).toBe("void phase");
  const next = await after(both, ids, [second, "hash", 2]);
  expect(await verdict(next, head, "reveal", 1)).toBe("void attempt");
  expect(await verdict(next, head, "hash", 1)).toBe("void attempt");
  let many = next;
  for (let attempt = 3; attempt < 12; attempt += 1)
    many = await after(many, ids, [second, "hash", attempt]);
  expect([...many.state.ceremonies.keys()]).toEqual([ceremonyKey(ids, 11)]);
  expect(newestAttempt(many.state, ids)?.attempt).toBe(11);
});

test("S39 ceremonies of different people do not touch each other", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const two = await seated(room, lead, headB, B);
  const mixed = await after(two, [second.id], [head, "hash"], [second, "hash"]);
  const other = await after(mixed, [headB.id], [lead, "hash"], [headB, "hash"]);
  const between = await grown(other, await sealedBy(lead, other.state));
  const done = await after(between, [second.id], [second, "reveal"], [head, "reveal"]);
  expect(newestAttempt(done.state, [second.id])?.reveals.size).toBe(2);
  expect(newestAttempt(done.state, [headB.id])?.reveals.size).toBe(0);
  expect(done.state.ceremonies.size).toBe(2);
});
