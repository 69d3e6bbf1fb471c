// What every move is made of: a turn boxed to exactly the roster after it, and the past boxed to one newcomer. A move
// signs nothing and sends nothing; whether it stands is for the fold to say, which every reader and the server run alike.

import type { Control, PublicKeys, Turn } from "./envelope/control.ts";
import { type Fault, faultOf } from "./envelope/fault.ts";
import type { MemberId } from "./envelope/ids.ts";
import { type TurningAct, recipientsAfter } from "./envelope/recipients.ts";
import type { LogState } from "./envelope/roster.ts";
import { boxTo, commitOf, newEpochKey } from "./epochs.ts";
import { rawEpochKey } from "./keyring.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";

/** A control entry of one type. */
export type ControlOf<Type extends Control["type"]> = Extract<Control, { readonly type: Type }>;

/** `key-missing`: an epoch that must be boxed again is not held; `unknown-member`, `unknown-invite`: nobody of that id in this log. */
export type MoveFault = Fault<"key-missing" | "unknown-member" | "unknown-invite">;

/** The next epoch: a fresh key, its commitment, and boxes to exactly the roster after `act`. */
export const turnFor = async (state: LogState, act: TurningAct, random: Random): Promise<Turn> => {
  const { log } = state;
  const n = state.epoch + 1;
  const epochKey = newEpochKey(random);
  const boxes = await Promise.all(
    recipientsAfter(state, act).map(async (recipient) => ({
      to: recipient.id,
      box: await boxTo({ log, n, recipient, epochKey, random }),
    })),
  );
  const commit = await commitOf(log, n, epochKey);
  epochKey.fill(0);
  return { n, commit, boxes };
};

/** Every epoch so far, in order, boxed to one key. */
export const pastFor = async (
  reader: LogReader,
  to: { readonly id: MemberId; readonly keys: PublicKeys },
  random: Random,
): Promise<readonly Uint8Array[] | MoveFault> => {
  const { log, epoch } = reader.state;
  const raws = await Promise.all(
    Array.from({ length: epoch }, (_, index) => rawEpochKey(reader, index + 1)),
  );
  const keys = raws.filter((raw) => raw !== undefined);
  if (keys.length !== epoch) return faultOf("key-missing");
  const recipient = { id: to.id, kemPk: to.keys.kemPk };
  const past = await Promise.all(
    keys.map((epochKey, index) => boxTo({ log, n: index + 1, recipient, epochKey, random })),
  );
  for (const key of keys) key.fill(0);
  return past;
};
