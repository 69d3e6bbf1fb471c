import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Transcript,
  addMember,
  bodyFromJson,
  bytesFromBase64url,
  base64urlFromBytes,
  exportTranscript,
  transcriptFromText,
  turnEpoch,
  verifyTranscript,
} from "@tworooms/seal";
import {
  accepted,
  bytesOf,
  current,
  founded,
  invited,
  post,
  say,
  sequence,
  sure,
} from "./shelf.ts";

const talk = async () => {
  const table = await founded("lead");
  const atTable = await say(table.shelf, table.reader, "at the table");
  const room = await founded("lead", { talk: table.shelf.log, salt: "room", isBoxed: false });
  let inRoom = await say(room.shelf, room.reader, "in the room");
  inRoom = await post(room.shelf, inRoom, await turnEpoch(inRoom, sequence("turn")));
  inRoom = await invited(room.shelf, inRoom, "ada", false);
  const ada = await accepted(room.shelf, "ada");
  inRoom = await say(room.shelf, await current(room.shelf, inRoom), "after the turn");
  const transcript = await exportTranscript(table.shelf.log, [
    { reader: atTable, kind: "table", envelopes: table.shelf.entries },
    { reader: inRoom, kind: "room", party: "p1", envelopes: room.shelf.entries },
  ]);
  return { transcript, table, room, atTable, inRoom, ada };
};

const textOf = (transcript: Transcript): string => JSON.stringify(transcript);

test("S79 an exported transcript verifies offline, log by log, from its text", async () => {
  const { transcript, inRoom } = await talk();
  const rows = await verifyTranscript(sure(transcriptFromText(textOf(transcript))));
  expect(rows).toMatchObject([
    { kind: "table", isVerified: true, entries: 3, opened: 1, voids: [], broken: [] },
    { kind: "room", party: "p1", isVerified: true, entries: 7, opened: 2, voids: [], broken: [] },
  ]);
  expect(rows[1]?.head).toEqual(inRoom.state.head);
});

test("S79 what a seat could not open stays locked in its transcript, and that is no fault", async () => {
  const { transcript, room, ada } = await talk();
  const waiting = await current(room.shelf, ada);
  const { entries } = room.shelf;
  const hers = await exportTranscript(transcript.talk, [
    { reader: waiting, kind: "room", envelopes: entries },
  ]);
  expect(hers.logs[0]?.keys).toEqual({});
  expect(await verifyTranscript(hers)).toMatchObject([
    { isVerified: true, opened: 0, lockedAt: 2, broken: [] },
  ]);
});

const changed = (transcript: Transcript, at: number, log: object): Transcript => ({
  ...transcript,
  logs: transcript.logs.map((one, index) => (index === at ? { ...one, ...log } : one)),
});

test("S79 a transcript that was tampered with is broken, and the row says where", async () => {
  const { transcript, ada, room, inRoom } = await talk();
  const [table, second] = transcript.logs;
  if (!table || !second) throw new Error("no logs");
  const key = base64urlFromBytes(bytesOf("another key", 32));
  const cases: readonly [Transcript, object][] = [
    [
      changed(transcript, 1, { envelopes: second.envelopes.toSpliced(2, 1) }),
      { code: "not-an-entry", seq: 2 },
    ],
    [
      changed(transcript, 1, { envelopes: second.envelopes.slice(1) }),
      { code: "not-an-entry", seq: 0 },
    ],
    [changed(transcript, 1, { envelopes: [] }), { code: "not-an-entry", seq: 0 }],
    [
      changed(transcript, 1, { envelopes: second.envelopes.with(3, "AAAA") }),
      { code: "malformed", seq: 3 },
    ],
    [changed(transcript, 1, { keys: { ...second.keys, "2": key } }), { code: "key", epoch: 2 }],
    [changed(transcript, 1, { keys: { ...second.keys, "9": key } }), { code: "key", epoch: 9 }],
    [changed(transcript, 1, { log: table.log }), { code: "log" }],
    [changed(transcript, 1, { log: "00".repeat(16) }), { code: "log" }],
    [changed(transcript, 1, { kind: "table", party: undefined }), { code: "log" }],
    [{ ...transcript, talk: second.log }, { code: "talk" }],
  ];
  for (const [spoilt, broken] of cases) {
    const rows = await verifyTranscript(spoilt);
    expect(rows[1]).toMatchObject(
      spoilt.talk === second.log ? { log: second.log } : { isVerified: false },
    );
    expect(rows.flatMap((row) => row.broken)).toContainEqual(broken);
  }
  expect(await addMember(inRoom, ada.seat.id, sequence("later"))).toHaveProperty("past");
  expect(room.shelf.entries).toHaveLength(7);
});

test("S79 any flipped bit of any envelope is seen", async () => {
  const { transcript } = await talk();
  const second = transcript.logs[1];
  if (!second) throw new Error("no log");
  await fc.assert(
    fc.asyncProperty(fc.nat(second.envelopes.length - 1), fc.nat(), async (seq, place) => {
      const bytes = bytesFromBase64url(second.envelopes[seq] ?? "") ?? new Uint8Array();
      const bit = place % (bytes.length * 8);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const envelopes = second.envelopes.with(seq, base64urlFromBytes(bytes));
      const [, row] = await verifyTranscript(changed(transcript, 1, { envelopes }));
      const isSeen = row?.isVerified === false || (row?.voids.length ?? 0) > 0;
      expect(isSeen).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("S79 a file of another shape is a fault", async () => {
  const { transcript } = await talk();
  const [table] = transcript.logs;
  const shapes = [
    "",
    "[]",
    '{"format":"tworooms-transcript/1"}',
    textOf({ ...transcript, format: "tworooms-transcript/2" as "tworooms-transcript/1" }),
    textOf(changed(transcript, 0, { keys: { "0": "x" } })),
    textOf(changed(transcript, 0, { kind: "attic" })),
    textOf({ ...transcript, logs: [{ ...table, envelopes: [1] }] } as unknown as Transcript),
  ];
  for (const text of shapes) expect(transcriptFromText(text)).toEqual({ fault: "transcript" });
  expect(bodyFromJson([]).length).toBe(2);
});
