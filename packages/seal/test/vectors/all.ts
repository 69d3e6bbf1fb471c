// Every row of both halves, for one machine to print and another to compare.

import { type EnvelopeVectors, envelopeRows } from "./envelope.ts";
import { type KeyedVectors, keyedRows } from "./keyed.ts";
import type { Row } from "./rows.ts";

/** All files of vectors/ that these rows rest on, without ".json". */
export const names: readonly (keyof (EnvelopeVectors & KeyedVectors))[] = [
  "header",
  "control",
  "keys",
  "padme",
  "log",
  "bodies",
  "hpke",
  "schedule",
  "identity",
  "invitation",
  "blob",
  "reading",
];

/** Every row of both halves, mutants included. */
export const allRows = async (vectors: EnvelopeVectors & KeyedVectors): Promise<readonly Row[]> => [
  ...(await envelopeRows(vectors)),
  ...(await keyedRows(vectors, 150)),
];
