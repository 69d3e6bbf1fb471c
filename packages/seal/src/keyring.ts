// The epochs a reader holds the keys of: fetched from the boxes that control entries carry to its seat or its invitation,
// and believed only where the commitment in the chain agrees. No raw key is kept: the box is, and is opened again when an
// authority must hand the epoch to somebody else.

import type { Control, Turn } from "./envelope/control.ts";
import { isFault } from "./envelope/fault.ts";
import type { MemberId } from "./envelope/ids.ts";
import type { LogState } from "./envelope/roster.ts";
import { openBox, sealingKey } from "./epochs.ts";
import type { SeatKeys } from "./seat-keys.ts";

/** An epoch whose key this reader holds. */
export type HeldEpoch = {
  /** Kenc: AES-256-GCM, not extractable. */
  readonly key: CryptoKey;
  readonly box: Uint8Array;
  /** Whose key opens the box. */
  readonly via: "seat" | "invite";
};

/** Held epochs by number. */
export type Keyring = ReadonlyMap<number, HeldEpoch>;

/** Whose boxes a reader can open. */
export type Holder = { readonly seat: SeatKeys; readonly invite?: SeatKeys };

/** A box somebody addressed to this reader. */
export type Addressed = {
  readonly n: number;
  readonly box: Uint8Array;
  readonly via: "seat" | "invite";
};

const viaOf = (holder: Holder, id: MemberId): Addressed["via"] | undefined =>
  id === holder.seat.id ? "seat" : id === holder.invite?.id ? "invite" : undefined;

const ofTurn = (holder: Holder, turn: Turn): readonly Addressed[] =>
  turn.boxes.flatMap(({ to, box }) => {
    const via = viaOf(holder, to);
    return via === undefined ? [] : [{ n: turn.n, box, via }];
  });

const ofPast = (
  holder: Holder,
  to: MemberId,
  past: readonly Uint8Array[],
): readonly Addressed[] => {
  const via = viaOf(holder, to);
  return via === undefined ? [] : past.map((box, index) => ({ n: index + 1, box, via }));
};

/** The boxes of a standing control entry that are addressed to this reader. */
export const boxesFor = (holder: Holder, control: Control): readonly Addressed[] => {
  switch (control.type) {
    case "invite":
      return ofPast(holder, control.invite, control.past);
    case "add":
      return ofPast(holder, control.member, control.past);
    case "check":
      return [...ofPast(holder, control.member, control.past), ...ofTurn(holder, control.turn)];
    case "shut":
    case "withdraw":
    case "remove":
    case "epoch":
      return ofTurn(holder, control.turn);
    case "genesis":
    case "rules":
    case "accept":
    case "words":
    case "authority":
      return [];
  }
};

const rawFrom = async (
  holder: Holder,
  state: LogState,
  { n, box, via }: Addressed,
): Promise<Uint8Array | undefined> => {
  const keys = via === "seat" ? holder.seat : holder.invite;
  const commit = state.epochs.get(n)?.commit;
  if (keys === undefined || commit === undefined) return undefined;
  const raw = await openBox({ log: state.log, n, recipient: keys, box, commit });
  return isFault(raw) ? undefined : raw;
};

/** A keyring with what these boxes open. The first box that opens counts; one to the seat replaces one to its invitation. */
export const keyringWith = async (
  keyring: Keyring,
  holder: Holder,
  state: LogState,
  boxes: readonly Addressed[],
): Promise<Keyring> => {
  const isNews = ({ n, via }: Addressed): boolean => {
    const held = keyring.get(n);
    return held === undefined || (held.via === "invite" && via === "seat");
  };
  const news = boxes.filter(isNews);
  if (news.length === 0) return keyring;
  const opened = await Promise.all(
    news.map(async (addressed) => {
      const raw = await rawFrom(holder, state, addressed);
      if (raw === undefined) return undefined;
      const key = await sealingKey(state.log, addressed.n, raw);
      raw.fill(0);
      return { n: addressed.n, box: addressed.box, via: addressed.via, key };
    }),
  );
  const next = new Map(keyring);
  for (const one of opened) {
    const held = one && next.get(one.n);
    if (one !== undefined && (held === undefined || (held.via === "invite" && one.via === "seat")))
      next.set(one.n, { key: one.key, box: one.box, via: one.via });
  }
  return next;
};

/** EK_n itself, out of its box again: to box it to somebody else, or for a transcript. Undefined when it is not held. */
export const rawEpochKey = async (
  reader: Holder & { readonly state: LogState; readonly keyring: Keyring },
  n: number,
): Promise<Uint8Array | undefined> => {
  const held = reader.keyring.get(n);
  return held && rawFrom(reader, reader.state, { n, box: held.box, via: held.via });
};
