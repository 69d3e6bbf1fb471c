// All rows of the keyed half: what a test in Node and a page in a browser both call, with the vector files passed in.

import { type BlobVectors, blobRows } from "./blob.ts";
import { type BodyVectors, bodyRows } from "./bodies.ts";
import { type HpkeVectors, hpkeRows } from "./hpke.ts";
import { type IdentityVectors, identityRows } from "./identity.ts";
import { type InvitationVectors, invitationRows } from "./invitation.ts";
import { type ReadingVectors, readingMutations, readingRows } from "./reading.ts";
import type { Row } from "./rows.ts";
import { type ScheduleVectors, scheduleRows } from "./schedule.ts";

/** The parsed files vectors/{bodies,hpke,schedule,identity,invitation,blob,reading}.json. */
export type KeyedVectors = {
  readonly bodies: BodyVectors;
  readonly hpke: HpkeVectors;
  readonly schedule: ScheduleVectors;
  readonly identity: IdentityVectors;
  readonly invitation: InvitationVectors;
  readonly blob: BlobVectors;
  readonly reading: ReadingVectors;
};

/** Every row: the vectors, then `mutants` mutants of the log read. */
export const keyedRows = async (
  vectors: KeyedVectors,
  mutants: number,
): Promise<readonly Row[]> => [
  ...bodyRows(vectors.bodies),
  ...(await hpkeRows(vectors.hpke)),
  ...(await scheduleRows(vectors.schedule)),
  ...(await identityRows(vectors.identity)),
  ...(await invitationRows(vectors.invitation)),
  ...(await blobRows(vectors.blob)),
  ...(await readingRows(vectors.reading)),
  ...(await readingMutations(vectors.reading, 1, mutants)),
];
