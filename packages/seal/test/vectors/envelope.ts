// All rows of the keyless half: what a test in Node and a page in a browser both call, with the vector files passed in.

import { type ControlVectors, controlRows } from "./control.ts";
import { type HeaderVectors, headerRows } from "./header.ts";
import { type KeyVectors, keyRows } from "./keys.ts";
import { type LogVectors, logRows } from "./log.ts";
import { mutationRows } from "./mutations.ts";
import { type PadmeVectors, padmeRows } from "./padme.ts";
import type { Row } from "./rows.ts";

/** The parsed files vectors/{header,control,keys,padme,log}.json. */
export type EnvelopeVectors = {
  readonly header: HeaderVectors;
  readonly control: ControlVectors;
  readonly keys: KeyVectors;
  readonly padme: PadmeVectors;
  readonly log: LogVectors;
};

/** Every row: the vectors, then 20 mutants of each standing entry of the log. */
export const envelopeRows = async (vectors: EnvelopeVectors): Promise<readonly Row[]> => [
  ...headerRows(vectors.header),
  ...controlRows(vectors.control),
  ...(await keyRows(vectors.keys)),
  ...padmeRows(vectors.padme),
  ...(await logRows(vectors.log)),
  ...(await mutationRows(vectors.log, 1, 20)),
];
