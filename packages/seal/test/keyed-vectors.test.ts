import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blobRows } from "./vectors/blob.ts";
import { bodyRows } from "./vectors/bodies.ts";
import { hpkeRows } from "./vectors/hpke.ts";
import { identityRows } from "./vectors/identity.ts";
import { invitationRows } from "./vectors/invitation.ts";
import type { KeyedVectors } from "./vectors/keyed.ts";
import { readingMutations, readingRows } from "./vectors/reading.ts";
import { failing, spelled } from "./vectors/rows.ts";
import { scheduleRows } from "./vectors/schedule.ts";
import * as blob from "./vectors/write/blob.ts";
import * as bodies from "./vectors/write/bodies.ts";
import * as hpke from "./vectors/write/hpke.ts";
import * as identity from "./vectors/write/identity.ts";
import * as invitation from "./vectors/write/invitation.ts";
import * as reading from "./vectors/write/reading.ts";
import * as schedule from "./vectors/write/schedule.ts";

const read = <Name extends keyof KeyedVectors>(name: Name): KeyedVectors[Name] =>
  JSON.parse(readFileSync(`vectors/${name}.json`, "utf8"));

test("S56, S57: body vectors: good ones and their spelling, and more than 60 bad ones", () => {
  const vectors = read("bodies");
  expect(vectors.bad.length).toBeGreaterThan(60);
  expect(failing(bodyRows(vectors))).toEqual([]);
});

test("S85 HPKE is that of RFC 9180 A.1.1, and suite 1 the same with AES-256-GCM", async () => {
  const rows = await hpkeRows(read("hpke"));
  expect(rows).toHaveLength(2 * (2 + 6 * 2 + 3));
  expect(failing(rows)).toEqual([]);
});

test("S55, S58, S59: the key schedule: seats, invitations, commitments, sealing keys, boxes", async () => {
  expect(failing(await scheduleRows(read("schedule")))).toEqual([]);
});

test("S50, S51, S52, S53: key sheets and vaults, good and bad", async () => {
  expect(failing(await identityRows(read("identity")))).toEqual([]);
});

test("S70, S71, S72, S74: links, notes, acceptances and words", async () => {
  expect(failing(await invitationRows(read("invitation")))).toEqual([]);
});

test("S76, S77: sealed blobs, good and bad", async () => {
  expect(failing(await blobRows(read("blob")))).toEqual([]);
});

test("S63, S64, S65: a log as six people read it: locks, voids, a crooked key, a stolen link", async () => {
  expect(failing(await readingRows(read("reading")))).toEqual([]);
});

test("S64 the same log, mutated: nobody is told what was never said", async () => {
  const rows = await readingMutations(read("reading"), 7, 60);
  expect(rows).toHaveLength(60);
  expect(failing(rows)).toEqual([]);
});

test("S42 the vectors of the keyed half are what their writers write today", async () => {
  for (const { file, vectors } of [blob, bodies, hpke, identity, invitation, reading, schedule]) {
    const standing: unknown = JSON.parse(readFileSync(`vectors/${file}`, "utf8"));
    expect({ file, is: spelled(standing) }).toEqual({ file, is: spelled(await vectors()) });
  }
});
