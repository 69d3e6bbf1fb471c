import { expect, test } from "vitest";
import {
  type Control,
  type Turn,
  admit,
  maxRecipients,
  recipientsOf,
} from "@tworooms/seal/envelope";
import {
  type Chain,
  type Hand,
  bytesOf,
  controlBy,
  foundedBy,
  genesisOf,
  grown,
  handOf,
  inviteOf,
  pastOf,
  pressBy,
  ruled,
  sealedBy,
  seated,
  turnFor,
  turning,
  wordOf,
} from "./hands.ts";
import { checked, newRoom, people, roomOfA, verdictOn } from "./room.ts";

const { lead, head, second, headB, stranger, M, A } = people;

const seal = async (chain: Chain, by: Hand, settings?: { epoch?: number; length?: number }) =>
  wordOf(await admit(chain.state, await sealedBy(by, chain.state, settings)));

test("S19 before the first epoch nothing stands but the founder's epoch 1", async () => {
  const genesis = await admit(undefined, await genesisOf(lead, M));
  if (genesis.type !== "stands") throw new Error("no genesis");
  const chain: Chain = { state: genesis.state, envelopes: [] };
  expect(await seal(chain, lead)).toBe("void before-epoch");
  const others: readonly Control[] = [
    await inviteOf(chain.state, head, A, { boxed: false }),
    { type: "rules", rules: 2 },
    await turning(chain.state, { type: "shut" }),
  ];
  for (const control of others)
    expect(await verdictOn(chain, lead, control)).toBe("void before-epoch");
  const epoch = await turning(chain.state, { type: "epoch" });
  expect(await verdictOn(chain, stranger, epoch)).toBe("void unknown-author");
  if (epoch.type !== "epoch") throw new Error("no epoch");
  const second2 = { ...epoch, turn: { ...epoch.turn, n: 2 } };
  expect(await verdictOn(chain, lead, second2)).toBe("void turn");
  expect(await verdictOn(chain, lead, epoch)).toBe("stands");
});

test("S20 who may write sealed entries: checked and unchecked, no reader, nobody pending, removed or unknown", async () => {
  const room = await roomOfA();
  expect(await seal(room, lead)).toBe("stands");
  expect(await seal(room, stranger)).toBe("void unknown-author");
  const unchecked = await seated(room, head, second, A);
  expect(await seal(unchecked, second)).toBe("stands");
  const pending = await seated(room, head, second, A, { boxed: false });
  expect(await seal(pending, second)).toBe("void standing");
  const reader = await checked(room, head, second, A, { role: "reader" });
  expect(await seal(reader, second)).toBe("void standing");
  const removed = await ruled(
    unchecked,
    head,
    await turning(unchecked.state, { type: "remove", member: second.id }),
  );
  expect(await seal(removed, second)).toBe("void standing");
});

test("S20 a seat that is not checked posts no control entry but words", async () => {
  for (const boxed of [true, false]) {
    const chain = await seated(await roomOfA(), head, second, A, { boxed });
    const { state } = chain;
    for (const control of [
      await turning(state, { type: "epoch" }),
      await turning(state, { type: "remove", member: head.id }),
      await inviteOf(state, stranger, A),
      { type: "rules", rules: 2 } as const,
    ])
      expect(await verdictOn(chain, second, control)).toBe("void standing");
    const words: Control = {
      type: "words",
      ceremony: [second.id],
      attempt: 1,
      phase: "hash",
      value: await bytesOf("hash"),
    };
    expect(await verdictOn(chain, second, words)).toBe("stands");
  }
});

test("S20 a checked writer without authority posts no control entry but words", async () => {
  const chain = await checked(await roomOfA(), head, second, A);
  const { state } = chain;
  for (const control of [
    await turning(state, { type: "epoch" }),
    await turning(state, { type: "shut" }),
    await turning(state, { type: "remove", member: head.id }),
    await inviteOf(state, stranger, A),
    { type: "rules", rules: 2 } as const,
    { type: "authority", member: second.id, scope: [A] } as const,
  ])
    expect(await verdictOn(chain, second, control)).toBe("void authority");
});

test("S21 a sealed entry carries the epoch in force, neither an old nor a later one", async () => {
  const room = await roomOfA();
  expect(room.state.epoch).toBe(3);
  for (const epoch of [0, 1, 2, 4, 2 ** 32 - 1])
    expect(await seal(room, lead, { epoch })).toBe("void epoch");
});

test("S8 a sealed entry of a length no padding gives is void", async () => {
  const room = await newRoom();
  for (const length of [0, 15, 16, 256, 271, 273, 279])
    expect(await seal(room, lead, { length })).toBe("void padding");
  for (const length of [272, 288, 304, 4112])
    expect(await seal(room, lead, { length })).toBe("stands");
});

test("S22 press stands in a public log alone", async () => {
  const room = await newRoom();
  expect(wordOf(await admit(room.state, await pressBy(lead, room.state, "x")))).toBe("void kind");
  const press = await foundedBy(lead, M, { boxed: false, public: true, salt: "press" });
  const said = await grown(press, await pressBy(lead, press.state, "statement"));
  expect(wordOf(await admit(said.state, await pressBy(stranger, said.state, "x")))).toBe(
    "void unknown-author",
  );
});

const withTurn = (control: Control, turn: Partial<Turn>): Control =>
  "turn" in control ? { ...control, turn: { ...control.turn, ...turn } } : control;

test("S23 a turn skips and repeats no number, and leaves out and adds nobody", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const invited = await ruled(room, head, await inviteOf(room.state, stranger, A));
  const { state } = invited;
  const acts = [
    [lead, { type: "epoch" }],
    [lead, { type: "shut" }],
    [head, { type: "withdraw", invite: stranger.id }],
    [head, { type: "check", member: second.id }],
    [head, { type: "remove", member: second.id }],
  ] as const;
  for (const [by, act] of acts) {
    const control = await turning(state, act);
    const { boxes, n } = await turnFor(state, act);
    const extra = [...boxes, { to: headB.id, box: new Uint8Array(80) }];
    const swapped = [{ to: headB.id, box: new Uint8Array(80) }, ...boxes.slice(1)];
    const wrong: readonly (readonly [Partial<Turn>, string])[] = [
      [{ boxes: swapped.toSorted((a, b) => (a.to < b.to ? -1 : 1)) }, "void boxes"],
      [{ n: n - 1 }, "void turn"],
      [{ n: n + 1 }, "void turn"],
      [{ boxes: [] }, "void boxes"],
      [{ boxes: boxes.slice(1) }, "void boxes"],
      [{ boxes: boxes.slice(0, -1) }, "void boxes"],
      [{ boxes: extra.toSorted((a, b) => (a.to < b.to ? -1 : 1)) }, "void boxes"],
    ];
    for (const [turn, verdict] of wrong)
      expect([act.type, await verdictOn(invited, by, withTurn(control, turn))]).toEqual([
        act.type,
        verdict,
      ]);
    expect([act.type, await verdictOn(invited, by, control)]).toEqual([act.type, "stands"]);
  }
});

test("S23 the removed gets no box, and the checked one does", async () => {
  const room = await seated(await roomOfA(), head, second, A);
  const withSecond = (await turnFor(room.state, { type: "epoch" })).boxes;
  const remove = await turning(room.state, { type: "remove", member: second.id });
  expect(await verdictOn(room, head, withTurn(remove, { boxes: withSecond }))).toBe("void boxes");
  const check = await turning(room.state, { type: "check", member: second.id });
  expect("turn" in check && check.turn.boxes.map(({ to }) => to)).toContain(second.id);
});

test("S40 a log never has more readers than one turn has boxes", async () => {
  const room = await roomOfA();
  const invites = new Map(room.state.invites);
  const model = await inviteOf(room.state, stranger, A);
  if (model.type !== "invite") throw new Error("no invite");
  const open = { inviter: head.id, state: "open" as const, isBoxed: true };
  for (let nth = 0; recipientsOf({ ...room.state, invites }).length < maxRecipients; nth += 1) {
    const { id } = await handOf(`crowd ${nth % 8}`);
    const invite = `${nth.toString(16).padStart(8, "0")}${id.slice(8)}` as typeof id;
    invites.set(invite, { ...model, ...open, invite });
  }
  const full: Chain = { state: { ...room.state, invites }, envelopes: [] };
  expect(await verdictOn(full, head, await inviteOf(full.state, second, A))).toBe("void full");
  const waiting = await seated(full, head, second, A, { boxed: false });
  const add: Control = {
    type: "add",
    member: second.id,
    keys: second.keys,
    past: await pastOf(waiting.state.epoch, second.id),
  };
  expect(await verdictOn(waiting, head, add)).toBe("void full");
  // A turn still can be made, and so somebody removed.
  const remove = await turning(waiting.state, { type: "remove", member: second.id });
  expect(await verdictOn(waiting, head, remove)).toBe("stands");
});

test("S15 a second genesis is void, and so is one of another log", async () => {
  const room = await roomOfA();
  const { genesis } = room.state;
  expect(await verdictOn(room, lead, genesis)).toBe("void genesis");
});

test("S20 control entries signed for somebody else are void", async () => {
  const room = await roomOfA();
  const control = await turning(room.state, { type: "epoch" });
  const envelope = await controlBy({ ...head, id: lead.id }, room.state, control);
  expect(wordOf(await admit(room.state, envelope))).toBe("void not-authentic");
});
