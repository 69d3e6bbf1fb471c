// Writing: an entry is sealed or a control entry signed as the next link of its log, by the seat's own key of that log.
// What is signed is exactly the bytes that go out.

import type { Control } from "./envelope/control.ts";
import { Bug } from "./envelope/fault.ts";
import type { LogState } from "./envelope/roster.ts";
import type { Json } from "./body.ts";
import type { Random } from "./random.ts";
import type { SeatKeys } from "./seat-keys.ts";

/** The envelope of a sealed entry after `state.head`, in epoch `state.epoch` whose Kenc is `epochKey` (a reader's `keyring.get(state.epoch)?.key`). */
export const sealEntry = async (entry: {
  readonly state: LogState;
  readonly seat: SeatKeys;
  readonly epochKey: CryptoKey;
  readonly body: Json;
  readonly random: Random;
}): Promise<Uint8Array> => {
  void entry;
  throw new Bug("not written yet");
};

/** The envelope of a control entry after `state.head`. */
export const signControl = async (entry: {
  readonly state: LogState;
  readonly seat: SeatKeys;
  readonly control: Control;
}): Promise<Uint8Array> => {
  void entry;
  throw new Bug("not written yet");
};
