// Writing: an entry is sealed, or a control entry signed, as the next link of its log by the seat's own key of that log.
// What is signed is exactly the bytes that go out; a moved head means sealing again, with a fresh nonce.

import { type Json, bodyFromJson } from "./body.ts";
import { joinBytes } from "./envelope/bytes.ts";
import { bytesFromControl } from "./envelope/control-bytes.ts";
import type { Control, Head } from "./envelope/control.ts";
import { engine } from "./envelope/engine.ts";
import { logIdOf, signedBytes } from "./envelope/envelope.ts";
import { Bug } from "./envelope/fault.ts";
import { type Header, bytesFromHeader } from "./envelope/header.ts";
import type { LogId } from "./envelope/ids.ts";
import { pad, tagLength } from "./envelope/padme.ts";
import { linkFromBytes } from "./envelope/parse.ts";
import type { LogState } from "./envelope/roster.ts";
import type { Random } from "./random.ts";
import { isRulesKnown } from "./rules.ts";
import type { SeatKeys } from "./seat-keys.ts";

type Place = { readonly log: LogId; readonly seq: number; readonly prev: Head["link"] };

const nextOf = ({ log, head, rules }: LogState): Place => {
  // Writing under rules this client does not know could say something it cannot mean.
  if (!isRulesKnown(rules)) throw new Bug("the rules in force are newer than this client");
  return { log, seq: head.seq + 1, prev: head.link };
};

const headerOf = (
  place: Place,
  seat: SeatKeys,
  rest: Pick<Header, "kind" | "epoch" | "nonce" | "length">,
): Uint8Array => bytesFromHeader({ version: 1, suite: 1, ...place, author: seat.id, ...rest });

const signed = async (header: Uint8Array, ct: Uint8Array, sign: CryptoKey): Promise<Uint8Array> => {
  const signature = await engine.sign(sign, await signedBytes(header, ct));
  return joinBytes(header, ct, signature);
};

/** The envelope of a sealed entry after `state.head`, in epoch `state.epoch` whose Kenc is `epochKey` (a reader's `keyring.get(state.epoch)?.key`). */
export const sealEntry = async (entry: {
  readonly state: LogState;
  readonly seat: SeatKeys;
  readonly epochKey: CryptoKey;
  readonly body: Json;
  readonly random: Random;
}): Promise<Uint8Array> => {
  const { state, seat } = entry;
  const padded = pad(bodyFromJson(entry.body));
  const nonce = entry.random(12);
  const length = padded.length + tagLength;
  const header = headerOf(nextOf(state), seat, { kind: 0, epoch: state.epoch, nonce, length });
  const ct = await engine.seal({ key: entry.epochKey, nonce, beside: header }, padded);
  return signed(header, ct, seat.sign);
};

const signControlAt = async (place: Place, seat: SeatKeys, ct: Uint8Array): Promise<Uint8Array> => {
  const clear = { kind: 1, epoch: 0, nonce: new Uint8Array(12), length: ct.length } as const;
  return signed(headerOf(place, seat, clear), ct, seat.sign);
};

/** The envelope of a control entry after `state.head`. */
export const signControl = async (entry: {
  readonly state: LogState;
  readonly seat: SeatKeys;
  readonly control: Control;
}): Promise<Uint8Array> =>
  signControlAt(nextOf(entry.state), entry.seat, bytesFromControl(entry.control));

/** The envelope of a genesis, and the log it founds. Nothing in it is random: the same founder and content give the same bytes. */
export const signGenesis = async (
  seat: SeatKeys,
  genesis: Extract<Control, { readonly type: "genesis" }>,
): Promise<{ readonly log: LogId; readonly envelope: Uint8Array }> => {
  const ct = bytesFromControl(genesis);
  const log = await logIdOf(ct);
  const place = { log, seq: 0, prev: linkFromBytes(new Uint8Array(32)) };
  return { log, envelope: await signControlAt(place, seat, ct) };
};
