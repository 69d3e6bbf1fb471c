import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  Bug,
  type Control,
  boxLength,
  bytesFromControl,
  bytesFromHex,
  controlFromBytes,
  controlNumbers,
  equalBytes,
  faultOf,
  isFault,
  joinBytes,
  maxNote,
  maxPast,
  maxRecipients,
  memberIdFromBytes,
} from "@tworooms/seal/envelope";
import { controls } from "./arbitraries.ts";
import { handOf, partyOf } from "./hands.ts";
import { spelled } from "./vectors/rows.ts";

test("S5 a control entry written is read as the same", () =>
  fc.assert(
    fc.property(controls, (control) => {
      expect(spelled(controlFromBytes(bytesFromControl(control)))).toBe(spelled(control));
    }),
    { numRuns: 300 },
  ));

test("S5 whatever is read is written again as the same bytes", () =>
  fc.assert(
    fc.property(controls, fc.nat(), fc.nat(255), (control, place, byte) => {
      const bytes = bytesFromControl(control);
      bytes[place % bytes.length] = byte;
      const read = controlFromBytes(bytes);
      expect(isFault(read) || equalBytes(bytesFromControl(read), bytes)).toBe(true);
    }),
    { numRuns: 1000 },
  ));

test("S5 reading is total: any bytes are a control entry or a fault", () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), controls, (bytes, control) => {
      expect(typeof controlFromBytes(bytes)).toBe("object");
      // Right beginnings with any ending, too.
      const start = bytesFromControl(control).subarray(0, bytes.length);
      expect(typeof controlFromBytes(joinBytes(start, bytes))).toBe("object");
    }),
    { numRuns: 500 },
  ));

test("S5 arrays nested without end are a fault, not the end of the stack", () => {
  for (const byte of [0x81, 0x82, 0x98, 0x9f, 0xa1, 0xc1, 0xd8]) {
    const read = controlFromBytes(new Uint8Array(262_144).fill(byte));
    expect(read).toEqual(faultOf("malformed"));
  }
});

const box = new Uint8Array(boxLength);
const counted = (nth: number): Uint8Array => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(12, nth);
  return bytes;
};
const withBoxes = (count: number): Control => ({
  type: "epoch",
  turn: {
    n: 1,
    commit: new Uint8Array(32),
    boxes: Array.from({ length: count }, (_, nth) => ({
      to: memberIdFromBytes(counted(nth)),
      box,
    })),
  },
});

test("S5 as many boxes as readers may be, and no more", () => {
  expect(spelled(controlFromBytes(bytesFromControl(withBoxes(maxRecipients))))).toBe(
    spelled(withBoxes(maxRecipients)),
  );
  expect(() => bytesFromControl(withBoxes(maxRecipients + 1))).toThrow(Bug);
});

test("S5 the past of as many epochs as may be, and no more", async () => {
  const invite = await handOf("invite");
  const inviteOf = (past: number, note: number): Control => ({
    type: "invite",
    invite: invite.id,
    keys: invite.keys,
    role: "writer",
    party: "00".repeat(16) as never,
    until: 0,
    past: Array.from({ length: past }, () => box),
    note: new Uint8Array(note),
  });
  const longest = inviteOf(maxPast, maxNote);
  expect(spelled(controlFromBytes(bytesFromControl(longest)))).toBe(spelled(longest));
  expect(() => bytesFromControl(inviteOf(maxPast + 1, 0))).toThrow(Bug);
  expect(() => bytesFromControl(inviteOf(0, maxNote + 1))).toThrow(Bug);
});

test("S5 what is out of order or bounds is not written", async () => {
  const party = await partyOf("P");
  const [one, other] = (await Promise.all([handOf("1"), handOf("2")])).toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  if (one === undefined || other === undefined) throw new Error("none");
  const words = {
    type: "words",
    ceremony: [one.id, other.id],
    attempt: 1,
    phase: "hash",
    value: new Uint8Array(32),
  } as const;
  expect(bytesFromControl(words)).toHaveLength(73);
  const wrong: readonly Control[] = [
    { ...words, ceremony: [other.id, one.id] },
    { ...words, ceremony: [one.id, one.id] },
    { ...words, ceremony: [] },
    { ...words, attempt: 0 },
    { ...words, attempt: 0.5 },
    { ...words, value: new Uint8Array(31) },
    { type: "rules", rules: -1 },
    { type: "authority", member: one.id, scope: [party, party] },
  ];
  for (const control of wrong) expect(() => bytesFromControl(control)).toThrow(Bug);
});

test("S6 close, destroy and destroyed are known and refused, whatever follows", () =>
  fc.assert(
    fc.property(
      fc.constantFrom(controlNumbers.close, controlNumbers.destroy, controlNumbers.destroyed),
      fc.integer({ min: 0, max: 20 }),
      (number, fields) => {
        const bytes = joinBytes(Uint8Array.of(0x81 + fields, number), new Uint8Array(fields));
        expect(controlFromBytes(bytes)).toEqual(faultOf("reserved"));
      },
    ),
  ));

test("S5 a type of no name is unknown", () => {
  for (const hex of ["810f", "811818", "8118ff", "811a00010000", "8120"])
    expect([hex, controlFromBytes(bytesFromHex(hex) ?? new Uint8Array())]).toEqual([
      hex,
      faultOf("unknown-type"),
    ]);
});
