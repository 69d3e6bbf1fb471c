// Writes vectors/padme.json. The runs come from the definition in binary, not from the code under test.
import { hexFromBytes, maxBody, pad } from "@tworooms/seal/envelope";
import type { PadmeVectors } from "../padme.ts";

export const file = "padme.json";

/** Padmé by its definition: of a length of E + 1 binary digits the lowest E − S are zero, S = digits of E. */
const defined = (length: number): number => {
  if (length <= 256) return 256;
  const e = length.toString(2).length - 1;
  const s = e.toString(2).length;
  const mask = 2n ** BigInt(e - s) - 1n;
  return Number((BigInt(length) + mask) & ~mask);
};

const runs = (): PadmeVectors["runs"] => {
  const found: { to: number; padded: number }[] = [];
  for (let length = 0; length <= 70_000; length += 1) {
    const run = found.at(-1);
    if (run?.padded === defined(length)) run.to = length;
    else found.push({ to: length, padded: defined(length) });
  }
  return found;
};

const zeros = (count: number): string => "00".repeat(count);
const good: readonly (readonly [string, Uint8Array])[] = [
  ["empty", new Uint8Array()],
  ["one byte", Uint8Array.of(0x7b)],
  ["ends in zeros", Uint8Array.of(1, 0, 0)],
  ["ends in the mark", Uint8Array.of(0x80, 0x80)],
  ["longest of the shortest class", new Uint8Array(255).fill(1)],
  ["shortest of the next", new Uint8Array(256).fill(1)],
  ["513", new Uint8Array(513).fill(9)],
];

const bad: PadmeVectors["bad"] = [
  { name: "nothing", padded: "" },
  { name: "all zero", padded: zeros(256) },
  { name: "no mark", padded: "01".repeat(256) },
  { name: "mark 0x81", padded: `0181${zeros(254)}` },
  { name: "shorter than the floor", padded: `0180${zeros(253)}` },
  { name: "a byte too long", padded: `0180${zeros(255)}` },
  { name: "a class too long", padded: `0180${zeros(270)}` },
  { name: "not a class", padded: `${"01".repeat(256)}80` },
  { name: "something after the zeros", padded: `0180${zeros(253)}01` },
];

/** The value of vectors/padme.json. */
export const vectors = async (): Promise<PadmeVectors> => ({
  runs: runs(),
  maxBody,
  good: good.map(([name, body]) => ({
    name,
    body: hexFromBytes(body),
    padded: hexFromBytes(pad(body)),
  })),
  bad,
});
