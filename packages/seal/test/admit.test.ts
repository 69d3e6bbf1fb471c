import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Admission,
  type Envelope,
  type LogState,
  admit,
  admitAll,
  bytesFromHeader,
  envelopeFromBytes,
  envelopeFromParts,
  isFault,
  linkOf,
  stateFromStored,
} from "@tworooms/seal/envelope";
import { controls, headers } from "./arbitraries.ts";
import {
  type Chain,
  controlBy,
  envelopeOf,
  foundedBy,
  genesisOf,
  grown,
  inviteOf,
  ruled,
  sealedBy,
  turning,
  wordOf,
} from "./hands.ts";
import { checked, people, roomOfA } from "./room.ts";
import { spelled } from "./vectors/rows.ts";

const { lead, head, second, stranger, M, A } = people;

/** A log with something of everything, entries that are void included. */
const longRoom = async (): Promise<Chain> => {
  let chain = await roomOfA();
  chain = await grown(chain, await sealedBy(head, chain.state));
  chain = await checked(chain, head, second, A);
  chain = await grown(chain, await sealedBy(second, chain.state));
  for (const nth of [1, 2, 3]) {
    const bad = await sealedBy(stranger, chain.state, { length: 272 + 16 * nth });
    const admission = await admit(chain.state, bad);
    if (admission.type !== "void") throw new Error("not void");
    chain = { state: admission.state, envelopes: [...chain.envelopes, bad] };
    chain = await grown(chain, await sealedBy(lead, chain.state));
  }
  chain = await ruled(
    chain,
    head,
    await turning(chain.state, { type: "remove", member: second.id }),
  );
  return grown(chain, await sealedBy(head, chain.state));
};

const room = await longRoom();
const other = await foundedBy(lead, M, { boxed: true, public: false, salt: "another room" });

const oneByOne = async (
  state: LogState | undefined,
  envelopes: readonly Envelope[],
): Promise<{ state: LogState | undefined; admissions: readonly Admission[] }> => {
  const admissions: Admission[] = [];
  let current = state;
  for (const envelope of envelopes) {
    const admission = await admit(current, envelope);
    if (admission.type !== "not-an-entry") current = admission.state;
    admissions.push(admission);
  }
  return { state: current, admissions };
};

/** The states before each entry of the room. */
const states: (LogState | undefined)[] = [undefined];
for (const admission of (await oneByOne(undefined, room.envelopes)).admissions)
  states.push(admission.type === "not-an-entry" ? undefined : admission.state);

const anyPlace = fc.nat(room.envelopes.length - 1);
const entryAt = (place: number): Envelope => {
  const envelope = room.envelopes[place];
  if (envelope === undefined) throw new Error("no entry");
  return envelope;
};

test("S4 an entry with any bit flipped is void or no entry, whatever bit it is", () =>
  fc.assert(
    fc.asyncProperty(anyPlace, fc.nat(), fc.nat(7), async (place, at, bit) => {
      const { bytes } = entryAt(place);
      const flipped = envelopeFromBytes(
        bytes.map((byte, index) => (index === at % bytes.length ? byte ^ (1 << bit) : byte)),
      );
      const verdict = isFault(flipped) ? "fault" : (await admit(states[place], flipped)).type;
      expect(["fault", "void", "not-an-entry"]).toContain(verdict);
    }),
    { numRuns: 300 },
  ));

test("S12 a log begins with its founder's genesis and with nothing else", async () => {
  const genesis = await genesisOf(lead, M);
  expect(wordOf(await admit(undefined, genesis))).toBe("stands");
  for (const envelope of room.envelopes.slice(1))
    expect((await admit(undefined, envelope)).type).toBe("not-an-entry");
  const draft = { by: lead, header: genesis.header, ct: genesis.ct };
  const first = { ...genesis.header, nonce: new Uint8Array(12) };
  const wrong: readonly (readonly [string, Envelope])[] = [
    ["wrong-founder", await envelopeOf({ ...draft, by: stranger, author: lead.id })],
    ["wrong-founder", await envelopeOf({ ...draft, by: stranger })],
    ["wrong-founder", await envelopeOf({ ...draft, author: stranger.id })],
    ["wrong-seq", await envelopeOf({ ...draft, header: { ...first, seq: 1 } })],
    ["wrong-log", await envelopeOf({ ...draft, header: { ...first, log: other.state.log } })],
    [
      "wrong-prev",
      await envelopeOf({ ...draft, header: { ...first, prev: room.state.head.link } }),
    ],
    ["no-genesis", await envelopeOf({ ...draft, header: { ...first, kind: 2 } })],
    ["no-genesis", await envelopeOf({ ...draft, ct: new Uint8Array(3) })],
  ];
  for (const [code, envelope] of wrong)
    expect(await admit(undefined, envelope)).toEqual({ type: "not-an-entry", code });
});

test("S12 the same genesis bytes are the same log; another salt or founder is another", async () => {
  const [one, again, salted, others] = await Promise.all([
    genesisOf(lead, M),
    genesisOf(lead, M),
    genesisOf(lead, M, { boxed: true, public: false, salt: "other salt" }),
    genesisOf(head, M),
  ]);
  expect(again).toEqual(one);
  expect(new Set([one, salted, others].map(({ header }) => header.log)).size).toBe(3);
});

test("S13 S14 dropped, repeated, reordered and transplanted entries are no entries", () =>
  fc.assert(
    fc.asyncProperty(anyPlace, anyPlace, async (place, from) => {
      const envelope = entryAt(from);
      const admission = await admit(states[place], envelope);
      expect(admission.type === "not-an-entry").toBe(place !== from);
      // Refused, and the right one is still taken after it.
      const both = await admitAll(states[place], [envelope, entryAt(place)]);
      expect(both.state?.head).toEqual(states[place + 1]?.head);
    }),
    { numRuns: 100 },
  ));

test("S14 an entry of another log stands nowhere in this one, even at its place", async () => {
  const foreign = await sealedBy(lead, other.state);
  for (const state of states.slice(1)) {
    if (state === undefined) throw new Error("no state");
    expect(wordOf(await admit(state, foreign))).toBe("not-an-entry wrong-log");
    // Its content signed anew for this log's place is another entry, and needs this log's author.
    const moved = await envelopeOf({
      by: stranger,
      author: lead.id,
      header: { ...foreign.header, log: state.log, seq: state.head.seq + 1, prev: state.head.link },
      ct: foreign.ct,
    });
    expect((await admit(state, moved)).type).toBe("void");
  }
});

test("S14 two entries at one place: the second is none", async () => {
  const [one, another] = await Promise.all([
    sealedBy(lead, room.state),
    sealedBy(head, room.state),
  ]);
  const { admissions, state } = await admitAll(room.state, [one, another]);
  expect(admissions.map(wordOf)).toEqual(["stands", "not-an-entry wrong-seq"]);
  expect(state?.head.link).toBe(await linkOf(one));
});

test("S15 a void entry moves the head to itself and changes nothing else", () =>
  fc.assert(
    fc.asyncProperty(anyPlace, controls, fc.boolean(), async (place, control, isLead) => {
      const before = states[place + 1];
      if (before === undefined) throw new Error("no state");
      const envelope = await controlBy(isLead ? lead : stranger, before, control);
      const admission = await admit(before, envelope);
      fc.pre(admission.type === "void");
      if (admission.type !== "void") return;
      const link = await linkOf(envelope);
      expect(admission.link).toBe(link);
      expect(admission.state).toEqual({ ...before, head: { seq: before.head.seq + 1, link } });
      // The chain goes on behind it.
      const next = await admit(admission.state, await sealedBy(lead, admission.state));
      expect(wordOf(next)).toBe(before.epoch > 0 ? "stands" : "void before-epoch");
    }),
    { numRuns: 100 },
  ));

test("S15 states are never changed by what is admitted after them", async () => {
  const frozen = states.map((state) => structuredClone(state));
  await admitAll(undefined, room.envelopes);
  await oneByOne(states[1], room.envelopes);
  expect(states).toEqual(frozen);
});

test("S16 all at once is as one by one, with copies, gaps, forgeries and any order", () =>
  fc.assert(
    fc.asyncProperty(
      fc.nat(3),
      fc.array(fc.tuple(anyPlace, fc.nat(9), fc.nat()), { maxLength: 30 }),
      async (start, edits) => {
        const list = room.envelopes.slice(start);
        for (const [place, edit, at] of edits) {
          const envelope = entryAt(place);
          if (edit === 0) list.splice(at % (list.length + 1), 0, envelope);
          if (edit === 1) list.splice(at % (list.length + 1), 1);
          if (edit < 2) continue;
          const bytes = Uint8Array.from(envelope.bytes);
          bytes[bytes.length - 1 - (at % 64)] = at % 256;
          const forged = envelopeFromBytes(bytes);
          const found = list.indexOf(envelope);
          if (edit === 2 && found >= 0 && !isFault(forged)) list[found] = forged;
        }
        const together = await admitAll(states[start], list);
        expect(spelled(together)).toBe(spelled(await oneByOne(states[start], list)));
      },
    ),
    { numRuns: 40 },
  ));

test("S16 the whole room at once, from nothing, and a batch longer than one", async () => {
  const together = await admitAll(undefined, room.envelopes);
  expect(spelled(together)).toBe(spelled(await oneByOne(undefined, room.envelopes)));
  expect(spelled(together.state)).toBe(spelled(room.state));
  let chain = room;
  for (let nth = 0; nth < 300; nth += 1)
    chain = await grown(chain, await sealedBy(lead, chain.state));
  const more = await ruled(chain, head, await inviteOf(chain.state, stranger, A));
  const all = await admitAll(undefined, more.envelopes);
  expect(all.state).toEqual(more.state);
  expect(all.admissions.filter(({ type }) => type === "stands")).toHaveLength(
    more.envelopes.length - 3,
  );
  expect(await admitAll(undefined, [])).toEqual({ state: undefined, admissions: [] });
});

test("S17 any bytes in the shape of an envelope get a verdict", () =>
  fc.assert(
    fc.asyncProperty(
      headers,
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      fc.nat(4),
      async (header, ct, signature, nearness) => {
        const { state } = room;
        // The nearer, the more of it is as the log wants it.
        const near = {
          ...header,
          length: ct.length,
          ...(nearness > 0 ? { log: state.log } : {}),
          ...(nearness > 1 ? { seq: state.head.seq + 1 } : {}),
          ...(nearness > 2 ? { prev: state.head.link } : {}),
          ...(nearness > 3 ? { author: lead.id } : {}),
        };
        const envelope = envelopeFromParts(bytesFromHeader(near), ct, signature);
        if (isFault(envelope)) throw new Error(envelope.fault);
        for (const known of [state, undefined]) {
          const admission = await admit(known, envelope);
          const isPlaced = known !== undefined && nearness > 2;
          expect(admission.type).toBe(isPlaced ? "void" : "not-an-entry");
        }
      },
    ),
  ));

test("S17 any control entry by any hand gets a verdict", () =>
  fc.assert(
    fc.asyncProperty(anyPlace, controls, fc.nat(2), async (place, control, who) => {
      const state = states[place + 1];
      const by = [lead, head, stranger][who];
      if (state === undefined || by === undefined) throw new Error("none");
      const admission = await admit(state, await controlBy(by, state, control));
      expect(["stands", "void"]).toContain(admission.type);
    }),
  ));

test("S18 the stored control entries and the newest entry give the whole log's state", async () => {
  const standing = (await oneByOne(undefined, room.envelopes)).admissions;
  // What a server keeps: nothing that is void.
  const kept: Envelope[] = [];
  let chain: Chain | undefined;
  for (const admission of standing) {
    if (admission.type !== "stands") break;
    kept.push(admission.envelope);
    chain = { state: admission.state, envelopes: kept };
    const controlsKept = kept.filter(({ header }) => header.kind === 1);
    expect(await stateFromStored(controlsKept, kept.at(-1))).toEqual(chain.state);
    const restated = await stateFromStored(controlsKept, undefined);
    const isWhole = admission.envelope.header.kind === 1;
    expect(spelled(restated) === spelled(chain.state)).toBe(isWhole);
  }
  expect(kept.length).toBeGreaterThan(10);
});

test("S18 a store that changed or reordered its control entries is found out", async () => {
  const chain = await roomOfA();
  const kept = chain.envelopes.filter(({ header }) => header.kind === 1);
  const notStored = { fault: "not-stored" };
  expect(await stateFromStored([], undefined)).toEqual(notStored);
  expect(await stateFromStored(kept.slice(1), undefined)).toEqual(notStored);
  expect(await stateFromStored(kept, await sealedBy(lead, other.state))).toEqual(notStored);
  for (const [place, envelope] of kept.entries()) {
    const before = kept.slice(0, place);
    const after = kept.slice(place + 1);
    const { bytes } = envelope;
    const changed = envelopeFromBytes(bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte)));
    if (isFault(changed)) throw new Error(changed.fault);
    expect(await stateFromStored([...before, changed, ...after], undefined)).toEqual(notStored);
    expect(await stateFromStored([...before, ...after, envelope], undefined)).toEqual(
      after.length === 0 ? chain.state : notStored,
    );
  }
});
