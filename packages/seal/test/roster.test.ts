import { expect, test } from "vitest";
import {
  type Control,
  admit,
  foldControl,
  isUsableKey,
  mayGovern,
  mayRemove,
  memberIdOf,
  recipientsOf,
  scopeOf,
} from "@tworooms/seal/envelope";
import {
  type Chain,
  type Hand,
  acceptOf,
  foundedBy,
  genesisOf,
  handOf,
  inviteOf,
  pastOf,
  ruled,
  sealedBy,
  seated,
  turning,
  wordOf,
} from "./hands.ts";
import { checked, empowered, newRoom, people, roomOfA, verdictOn } from "./room.ts";
import { encoded, orderEight } from "./vectors/write/edwards.ts";

const { lead, deputy, head, second, headB, stranger, M, A, B } = people;

const seal = async (chain: Chain, by: Hand, settings?: { epoch?: number; length?: number }) =>
  wordOf(await admit(chain.state, await sealedBy(by, chain.state, settings)));

test("S24 an invitation has its own keys' id, is new, and makes no authority", async () => {
  const room = await roomOfA();
  const invite = await inviteOf(room.state, second, A);
  const other = await handOf("other");
  if (invite.type !== "invite") throw new Error("no invite");
  expect(await verdictOn(room, head, invite)).toBe("stands");
  expect(await verdictOn(room, head, { ...invite, invite: other.id })).toBe("void id");
  expect(await verdictOn(room, head, { ...invite, keys: other.keys })).toBe("void id");
  expect(await verdictOn(room, head, { ...invite, role: "authority" })).toBe("void role");
  expect(await verdictOn(room, head, { ...invite, past: [] })).toBe("stands");
  expect(await verdictOn(room, head, { ...invite, past: invite.past.slice(1) })).toBe("void boxes");
  expect(await verdictOn(room, head, { ...invite, past: await pastOf(4, second.id) })).toBe(
    "void boxes",
  );
  expect(await verdictOn(room, head, await inviteOf(room.state, lead, A))).toBe("void id");
  expect(await verdictOn(await ruled(room, head, invite), head, invite)).toBe("void id");
});

test("S10 keys nobody may use are neither invited, nor seated, nor founders", async () => {
  const small = encoded(orderEight);
  expect(isUsableKey(small)).toBe(false);
  const room = await roomOfA();
  const bad = [
    { sigPk: small, kemPk: second.keys.kemPk },
    { sigPk: second.keys.sigPk, kemPk: new Uint8Array(32) },
    { sigPk: new Uint8Array(32).fill(255), kemPk: second.keys.kemPk },
  ];
  for (const keys of bad) {
    const id = await memberIdOf(keys);
    const invite = await inviteOf(room.state, { ...second, keys, id }, A);
    expect(await verdictOn(room, head, invite)).toBe("void key");
  }
  const keys = { sigPk: second.keys.sigPk, kemPk: new Uint8Array(32) };
  const weak: Hand = { ...second, keys, id: await memberIdOf(keys) };
  expect(wordOf(await admit(undefined, await genesisOf(weak, M)))).toBe(
    "not-an-entry wrong-founder",
  );
  const invited = await ruled(room, head, await inviteOf(room.state, stranger, A));
  const accept = await acceptOf(invited.state, stranger, weak);
  expect(await verdictOn(invited, weak, accept)).toBe("void key");
});

test("S25 nothing is boxed to an invitation after shut, nor ever in a log that is not boxed", async () => {
  const room = await roomOfA();
  const shut = await ruled(room, lead, await turning(room.state, { type: "shut" }));
  const caucus = await foundedBy(head, A, { boxed: false, public: false, salt: "caucus" });
  for (const chain of [shut, caucus]) {
    const boxed = await inviteOf(chain.state, second, A);
    expect(await verdictOn(chain, head, boxed)).toBe("void shut");
    const waiting = await seated(chain, head, second, A, { boxed: false });
    expect(waiting.state.members.get(second.id)?.standing).toBe("pending");
    expect(recipientsOf(waiting.state).map(({ id }) => id)).not.toContain(second.id);
  }
});

test("S26 shut is once, by the founder's party, and open boxed invitations then wait for add", async () => {
  const room = await roomOfA();
  const invited = await ruled(room, head, await inviteOf(room.state, stranger, A));
  const control = await turning(invited.state, { type: "shut" });
  expect("turn" in control && control.turn.boxes.map(({ to }) => to)).not.toContain(stranger.id);
  expect(await verdictOn(invited, head, control)).toBe("void authority");
  expect(await verdictOn(invited, deputy, control)).toBe("stands");
  const shut = await ruled(invited, lead, control);
  expect(await verdictOn(shut, lead, await turning(shut.state, { type: "shut" }))).toBe(
    "void shut",
  );
  const sat = await ruled(shut, second, await acceptOf(shut.state, stranger, second));
  expect(sat.state.members.get(second.id)?.standing).toBe("pending");
  expect(sat.state.isShut).toBe(true);
});

test("S26 who was unchecked at shut keeps its keys and is checked later", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const shut = await ruled(room, lead, await turning(room.state, { type: "shut" }));
  expect(await seal(shut, second)).toBe("stands");
  const check = await turning(shut.state, { type: "check", member: second.id });
  expect(await verdictOn(shut, head, check)).toBe("stands");
});

test("S27 only an open invitation is withdrawn, by who governs its party, and nobody accepts it then", async () => {
  const room = await roomOfA();
  const invited = await ruled(room, head, await inviteOf(room.state, stranger, A));
  const withdraw = await turning(invited.state, { type: "withdraw", invite: stranger.id });
  expect(await verdictOn(invited, lead, withdraw)).toBe("void authority");
  const gone = await ruled(invited, head, withdraw);
  expect(await verdictOn(gone, second, await acceptOf(gone.state, stranger, second))).toBe(
    "void invite",
  );
  const again = await turning(gone.state, { type: "withdraw", invite: stranger.id });
  expect(await verdictOn(gone, head, again)).toBe("void invite");
  const used = await ruled(invited, second, await acceptOf(invited.state, stranger, second));
  const late = await turning(used.state, { type: "withdraw", invite: stranger.id });
  expect(await verdictOn(used, head, late)).toBe("void invite");
  const never = await turning(room.state, { type: "withdraw", invite: second.id });
  expect(await verdictOn(room, head, never)).toBe("void invite");
});

test("S28 an invitation is accepted once, by keys that its own key signed, in its own log", async () => {
  const room = await roomOfA();
  const invited = await ruled(room, head, await inviteOf(room.state, stranger, A));
  const accept = await acceptOf(invited.state, stranger, second);
  if (accept.type !== "accept") throw new Error("no accept");
  const forged = await acceptOf(invited.state, headB, second);
  if (forged.type !== "accept") throw new Error("no accept");
  expect(await verdictOn(invited, second, { ...forged, invite: stranger.id })).toBe("void proof");
  // The right invitation's signature, for other keys or for another log.
  const others = await acceptOf(invited.state, stranger, headB);
  if (others.type !== "accept") throw new Error("no accept");
  expect(await verdictOn(invited, second, { ...accept, proof: others.proof })).toBe("void proof");
  const elsewhere = await foundedBy(lead, M, { boxed: true, public: false, salt: "other room" });
  const transplanted = await acceptOf(elsewhere.state, stranger, second);
  expect(await verdictOn(invited, second, transplanted)).toBe("void proof");
  // Somebody seated presents keys that are not its own.
  expect(await verdictOn(invited, head, accept)).toBe("void id");
  expect(await verdictOn(invited, headB, accept)).toBe("void unknown-author");
  const used = await ruled(invited, second, accept);
  expect(await verdictOn(used, headB, await acceptOf(used.state, stranger, headB))).toBe(
    "void invite",
  );
  expect(await verdictOn(used, second, accept)).toBe("void id");
});

test("S28 the fold seats nobody under an id that is not that of its keys", async () => {
  const room = await roomOfA();
  const { state } = await ruled(room, head, await inviteOf(room.state, stranger, A));
  const accept = await acceptOf(state, stranger, second);
  const facts = { at: { seq: state.head.seq + 1, link: state.head.link }, isProven: true };
  const seatedAs = (author: Hand) =>
    foldControl(state, accept, { ...facts, author: author.id, keysId: second.id });
  expect(seatedAs(headB)).toEqual({ refused: "id" });
  expect("members" in seatedAs(second)).toBe(true);
});

test("S29 a boxed invitation seats unchecked, another pending, with its own role and party", async () => {
  const room = await roomOfA();
  const boxed = await seated(room, head, second, A, { role: "reader" });
  expect(boxed.state.members.get(second.id)).toMatchObject({
    standing: "unchecked",
    role: "reader",
    party: A,
    inviter: head.id,
    scope: [],
  });
  const unboxed = await seated(room, lead, second, M, { boxed: false });
  expect(unboxed.state.members.get(second.id)).toMatchObject({
    standing: "pending",
    role: "writer",
    party: M,
  });
});

test("S30 check is for the unchecked, add for the pending, each with every earlier epoch", async () => {
  const room = await roomOfA();
  const unchecked = await seated(room, head, second, A);
  const pending = await seated(room, head, second, A, { boxed: false });
  const check = async ({ state }: Chain) => turning(state, { type: "check", member: second.id });
  const add = async ({ state }: Chain, count = state.epoch): Promise<Control> => ({
    type: "add",
    member: second.id,
    keys: second.keys,
    past: await pastOf(count, second.id),
  });
  expect(await verdictOn(unchecked, head, await add(unchecked))).toBe("void member");
  expect(await verdictOn(pending, head, await check(pending))).toBe("void member");
  expect(await verdictOn(unchecked, lead, await check(unchecked))).toBe("void authority");
  expect(await verdictOn(pending, lead, await add(pending))).toBe("void authority");
  for (const count of [0, 2, 4]) {
    expect(await verdictOn(pending, head, await add(pending, count))).toBe("void boxes");
    const short = { ...(await check(unchecked)), past: await pastOf(count, second.id) } as Control;
    expect(await verdictOn(unchecked, head, short)).toBe("void boxes");
  }
  const swapped = { ...(await add(pending)), keys: stranger.keys } as Control;
  expect(await verdictOn(pending, head, swapped)).toBe("void key");
  const halfSwapped = {
    ...(await add(pending)),
    keys: { sigPk: second.keys.sigPk, kemPk: stranger.keys.kemPk },
  } as Control;
  expect(await verdictOn(pending, head, halfSwapped)).toBe("void key");
  const both = [
    await ruled(unchecked, head, await check(unchecked)),
    await ruled(pending, head, await add(pending)),
  ];
  for (const chain of both) {
    expect(chain.state.members.get(second.id)?.standing).toBe("checked");
    expect(await verdictOn(chain, head, await check(chain))).toBe("void member");
    expect(await verdictOn(chain, head, await add(chain))).toBe("void member");
  }
});

test("S31 nobody removed comes back, and no invitation's keys become a seat", async () => {
  const room = await checked(await roomOfA(), head, second, A);
  const removed = await ruled(
    room,
    head,
    await turning(room.state, { type: "remove", member: second.id }),
  );
  const invited = await ruled(removed, head, await inviteOf(removed.state, stranger, A));
  expect(await verdictOn(invited, second, await acceptOf(invited.state, stranger, second))).toBe(
    "void id",
  );
  expect(await verdictOn(invited, head, await inviteOf(invited.state, second, A))).toBe("void id");
  expect(
    await verdictOn(invited, stranger, await acceptOf(invited.state, stranger, stranger)),
  ).toBe("void id");
  for (const act of ["check", "remove"] as const) {
    const control = await turning(invited.state, { type: act, member: second.id });
    expect(await verdictOn(invited, head, control)).toBe("void member");
  }
  expect(await verdictOn(invited, head, { type: "authority", member: second.id, scope: [A] })).toBe(
    "void member",
  );
});

test("S32 an invitation dies with its inviter, and gets no box", async () => {
  const room = await empowered(await roomOfA(), head, second, A);
  const invited = await ruled(room, second, await inviteOf(room.state, stranger, A));
  expect(recipientsOf(invited.state).map(({ id }) => id)).toContain(stranger.id);
  const removed = await ruled(
    invited,
    head,
    await turning(invited.state, { type: "remove", member: second.id }),
  );
  expect(recipientsOf(removed.state).map(({ id }) => id)).not.toContain(stranger.id);
  expect(await verdictOn(removed, headB, await acceptOf(removed.state, stranger, headB))).toBe(
    "void invite",
  );
});

test("S32 nobody removes itself, so the last authority stays", async () => {
  const alone = await newRoom();
  const room = await roomOfA();
  for (const [chain, who] of [
    [alone, lead],
    [room, lead],
    [room, deputy],
    [room, head],
  ] as const) {
    const control = await turning(chain.state, { type: "remove", member: who.id });
    expect(await verdictOn(chain, who, control)).toBe("void self");
    expect(mayRemove(chain.state, who.id, who.id)).toBe(false);
  }
});

test("S33 the founder is removed by the deputy whose scope covers its party, and by nobody else", async () => {
  const room = await roomOfA();
  const control = await turning(room.state, { type: "remove", member: lead.id });
  expect(await verdictOn(room, head, control)).toBe("void authority");
  expect(mayRemove(room.state, head.id, lead.id)).toBe(false);
  expect(mayRemove(room.state, deputy.id, lead.id)).toBe(true);
  const after = await ruled(room, deputy, control);
  expect(await seal(after, lead)).toBe("void standing");
  expect(scopeOf(after.state, lead.id)).toEqual({ type: "only", parties: [] });
  // A deputy whose scope does not cover the mediators cannot, nor an outsider whose scope does.
  const weak = await empowered(await newRoom(), lead, deputy, M, [B]);
  const weakly = await turning(weak.state, { type: "remove", member: lead.id });
  expect(await verdictOn(weak, deputy, weakly)).toBe("void authority");
  const outside = await empowered(await newRoom(), lead, headB, B, [B, M]);
  const outsiders = await turning(outside.state, { type: "remove", member: lead.id });
  expect(await verdictOn(outside, headB, outsiders)).toBe("void authority");
});

test("S34 power over a party from outside ends for good with its own authority; to remove remains", async () => {
  const before = await checked(await newRoom(), lead, head, A);
  expect(mayGovern(before.state, lead.id, A, "invite")).toBe(true);
  expect(scopeOf(before.state, lead.id)).toEqual({ type: "all-but", parties: [] });
  const room = await ruled(before, lead, { type: "authority", member: head.id, scope: [A] });
  expect(scopeOf(room.state, lead.id)).toEqual({ type: "all-but", parties: [A] });
  for (const act of ["invite", "check", "add", "withdraw", "authority"] as const) {
    const may = (by: Hand, party: typeof A) => mayGovern(room.state, by.id, party, act);
    expect({ act, lead: [A, B, M].filter((party) => may(lead, party)) }).toEqual({
      act,
      lead: [B, M],
    });
    expect({ act, head: [A, B, M].filter((party) => may(head, party)) }).toEqual({
      act,
      head: [A],
    });
  }
  expect(mayGovern(room.state, lead.id, A, "remove")).toBe(true);
  expect(await verdictOn(room, lead, await inviteOf(room.state, second, A))).toBe("void authority");
  const removed = await ruled(
    room,
    lead,
    await turning(room.state, { type: "remove", member: head.id }),
  );
  // Else the lead could put its own head in the place of A's.
  expect(mayGovern(removed.state, lead.id, A, "invite")).toBe(false);
  expect(await verdictOn(removed, lead, await inviteOf(removed.state, second, A))).toBe(
    "void authority",
  );
});

test("S34 the same holds for whoever was given a party from outside beforehand", async () => {
  const prepared = await empowered(await newRoom(), lead, deputy, M, [M, A]);
  expect(mayGovern(prepared.state, deputy.id, A, "invite")).toBe(true);
  const room = await empowered(prepared, lead, head, A);
  expect(mayGovern(room.state, deputy.id, A, "invite")).toBe(false);
  expect(mayGovern(room.state, deputy.id, A, "remove")).toBe(true);
  expect(scopeOf(room.state, deputy.id)).toEqual({ type: "only", parties: [M] });
});

test("S35 authority is for the checked, within the giver's own scope, and only grows", async () => {
  const room = await checked(await roomOfA(), head, second, A);
  const grant = (scope: typeof A): Control => ({
    type: "authority",
    member: second.id,
    scope: [scope],
  });
  expect(await verdictOn(room, head, grant(M))).toBe("void scope");
  expect(await verdictOn(room, lead, grant(A))).toBe("void authority");
  expect(await verdictOn(room, lead, { type: "authority", member: deputy.id, scope: [A] })).toBe(
    "void scope",
  );
  expect(await verdictOn(room, deputy, { type: "authority", member: lead.id, scope: [M] })).toBe(
    "void founder",
  );
  expect(await verdictOn(room, head, { type: "authority", member: stranger.id, scope: [A] })).toBe(
    "void member",
  );
  for (const boxed of [true, false]) {
    const fresh = await seated(await roomOfA(), head, second, A, { boxed });
    expect(await verdictOn(fresh, head, grant(A))).toBe("void member");
  }
  const granted = await ruled(room, head, grant(A));
  const member = granted.state.members.get(second.id);
  expect(member).toMatchObject({ role: "authority", scope: [A] });
  expect(member?.authoritySince).toBe(granted.state.head.seq);
  const more = await ruled(granted, lead, { type: "authority", member: deputy.id, scope: [B] });
  expect(more.state.members.get(deputy.id)?.scope).toEqual([M, B].toSorted());
  expect(more.state.members.get(deputy.id)?.authoritySince).toBe(
    room.state.members.get(deputy.id)?.authoritySince,
  );
});

test("S36 the rules version only rises, by the founder's party", async () => {
  const room = await roomOfA();
  expect(await verdictOn(room, head, { type: "rules", rules: 2 })).toBe("void authority");
  expect(await verdictOn(room, lead, { type: "rules", rules: 1 })).toBe("void rules");
  const raised = await ruled(room, deputy, { type: "rules", rules: 7 });
  expect(raised.state.rules).toBe(7);
  for (const rules of [1, 6, 7])
    expect(await verdictOn(raised, lead, { type: "rules", rules })).toBe("void rules");
});
