import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { controlRows } from "./vectors/control.ts";
import type { EnvelopeVectors } from "./vectors/envelope.ts";
import { headerRows } from "./vectors/header.ts";
import { keyRows } from "./vectors/keys.ts";
import { logRows } from "./vectors/log.ts";
import { mutationRows } from "./vectors/mutations.ts";
import { padmeRows } from "./vectors/padme.ts";
import { failing, spelled } from "./vectors/rows.ts";
import * as control from "./vectors/write/control.ts";
import * as header from "./vectors/write/header.ts";
import * as keys from "./vectors/write/keys.ts";
import * as log from "./vectors/write/log.ts";
import * as padme from "./vectors/write/padme.ts";

const read = <Name extends keyof EnvelopeVectors>(name: Name): EnvelopeVectors[Name] =>
  JSON.parse(readFileSync(`vectors/${name}.json`, "utf8"));

test("S2, S42: header vectors: 10 good, and more than 25 bad", () => {
  const vectors = read("header");
  expect(vectors.good.length).toBeGreaterThanOrEqual(10);
  expect(vectors.bad.length).toBeGreaterThanOrEqual(25);
  expect(failing(headerRows(vectors))).toEqual([]);
});

test("S5, S6, S42: control vectors: every type good, and each spelled wrongly", () => {
  const vectors = read("control");
  expect(new Set(vectors.bad.map(({ fault }) => fault)).size).toBe(4);
  expect(failing(controlRows(vectors))).toEqual([]);
});

test("S9, S10, S42: keys and signatures: RFC 8032, and one verdict for each edge", async () => {
  expect(failing(await keyRows(read("keys")))).toEqual([]);
});

test("S7, S42: Padmé from 0 to 70,000, and bodies padded rightly and wrongly", () => {
  expect(failing(padmeRows(read("padme")))).toEqual([]);
});

test("S42 a log with roster, fold, void entries and what is none", async () => {
  expect(failing(await logRows(read("log")))).toEqual([]);
});

test("S4, S17, S42: the log, mutated: nothing that was changed stands", async () => {
  const rows = await mutationRows(read("log"), 7, 20);
  expect(rows.length).toBeGreaterThan(400);
  expect(failing(rows)).toEqual([]);
});

test("S42 the vectors are what their writers write today", async () => {
  for (const { file, vectors } of [control, header, keys, log, padme]) {
    const standing: unknown = JSON.parse(readFileSync(`vectors/${file}`, "utf8"));
    expect({ file, is: spelled(standing) }).toEqual({ file, is: spelled(await vectors()) });
  }
});
