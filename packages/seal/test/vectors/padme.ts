// Padmé vectors: the class of every length from 0 to 70,000 as runs, and bodies padded rightly and wrongly.

import {
  bytesFromHex,
  hexFromBytes,
  isFault,
  maxBody,
  pad,
  paddedLength,
  unpad,
} from "@tworooms/seal/envelope";
import type { Row } from "./rows.ts";

/** vectors/padme.json. A run: every length from the last run's `to` + 1 (first 0) up to `to` has the class `padded`. */
export type PadmeVectors = {
  readonly runs: readonly { readonly to: number; readonly padded: number }[];
  readonly maxBody: number;
  readonly good: readonly {
    readonly name: string;
    readonly body: string;
    readonly padded: string;
  }[];
  readonly bad: readonly { readonly name: string; readonly padded: string }[];
};

/** The runs of classes from 0 to `last`. */
export const runsTo = (last: number): readonly { to: number; padded: number }[] => {
  const runs: { to: number; padded: number }[] = [];
  for (let length = 0; length <= last; length += 1) {
    const padded = paddedLength(length);
    const run = runs.at(-1);
    if (run?.padded === padded) run.to = length;
    else runs.push({ to: length, padded });
  }
  return runs;
};

/** Checks every length, and each padded body both ways. */
export const padmeRows = (vectors: PadmeVectors): readonly Row[] => [
  {
    name: "padme runs",
    expected: JSON.stringify(vectors.runs),
    got: JSON.stringify(runsTo(70_000)),
  },
  { name: "padme longest body", expected: String(vectors.maxBody), got: String(maxBody) },
  ...vectors.good.flatMap(({ name, body, padded }) => {
    const read = unpad(bytesFromHex(padded) ?? new Uint8Array());
    return [
      {
        name: `pad ${name}`,
        expected: padded,
        got: hexFromBytes(pad(bytesFromHex(body) ?? new Uint8Array())),
      },
      {
        name: `unpad ${name}`,
        expected: body,
        got: isFault(read) ? read.fault : hexFromBytes(read),
      },
    ];
  }),
  ...vectors.bad.map(({ name, padded }) => {
    const read = unpad(bytesFromHex(padded) ?? new Uint8Array());
    return { name: `unpad ${name}`, expected: "padding", got: isFault(read) ? read.fault : "read" };
  }),
];
