// The log vectors, mutated: the same mutants everywhere, since they are drawn from a counter, and for each a verdict.
// Rows have no expectation of their own beyond "never what the original was"; two machines must print equal rows.

import {
  type LogState,
  admit,
  bytesFromHex,
  envelopeFromBytes,
  equalBytes,
  isFault,
} from "@tworooms/seal/envelope";
import { type LogVectors, digestOfState, verdictOf } from "./log.ts";
import type { Row } from "./rows.ts";

/** Whole numbers below 2^32 from a counter (splitmix32): small, and the same on every machine. */
export const numbersFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
};

const mutate = (bytes: Uint8Array, draw: (below: number) => number): Uint8Array => {
  const mutant = Uint8Array.from(bytes);
  const at = draw(mutant.length);
  switch (draw(6)) {
    case 0:
      mutant[at] = draw(256);
      return mutant;
    case 1:
      return mutant.subarray(0, at);
    case 2:
      mutant.copyWithin(at, draw(mutant.length), draw(mutant.length));
      return mutant;
    case 3:
      mutant.fill(draw(2) * 255, at, at + draw(40));
      return mutant;
    default:
      mutant[at] = (mutant[at] ?? 0) ^ (1 << draw(8));
      return mutant;
  }
};

const verdictOn = async (state: LogState | undefined, mutant: Uint8Array): Promise<string> => {
  const envelope = envelopeFromBytes(mutant);
  if (isFault(envelope)) return `fault ${envelope.fault}`;
  const admission = await admit(state, envelope);
  if (admission.type === "not-an-entry") return verdictOf(admission);
  return `${verdictOf(admission)} ${await digestOfState(admission.state)}`;
};

/** `count` mutants of each standing entry, each handed over where the original belongs. `expected`: not standing. */
export const mutationRows = async (
  vectors: LogVectors,
  seed: number,
  count: number,
): Promise<readonly Row[]> => {
  const draw = numbersFrom(seed);
  const rows: Row[] = [];
  let state: LogState | undefined;
  for (const [index, { hex, verdict }] of vectors.entries.entries()) {
    const bytes = bytesFromHex(hex) ?? new Uint8Array();
    const original = envelopeFromBytes(bytes);
    if (isFault(original)) continue;
    const mutants = verdict === "stands" ? count : 0;
    for (let nth = 0; nth < mutants; nth += 1) {
      const mutant = mutate(bytes, draw);
      const got = equalBytes(mutant, bytes) ? "same bytes" : await verdictOn(state, mutant);
      rows.push({
        name: `mutant ${nth} of entry ${index}`,
        expected: got.startsWith("stands") ? "no standing" : got,
        got,
      });
    }
    const admission = await admit(state, original);
    if (admission.type !== "not-an-entry") state = admission.state;
  }
  return rows;
};
