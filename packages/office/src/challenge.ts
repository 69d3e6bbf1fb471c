// A challenge is computed, not remembered: a signature over the asked id and the minute. It is made alike for an id
// that exists and one that does not, tells no time, and depends on nothing but its id. Rule O5.

import { bytesFromHex, bytesFromUint32, hexFromBytes, joinBytes } from "@tworooms/seal/envelope";
import type { Mac } from "./mac.ts";

/** Milliseconds in a minute: the finest time an office tells or depends on before outsiders. */
export const minute = 60_000;

const signed = (id: string, minutes: number): Uint8Array =>
  joinBytes(bytesFromHex(id) ?? new Uint8Array(), bytesFromUint32(minutes));

/** The nonce for an id in this minute: 64 hex digits. */
export const nonceFor = async (mac: Mac, id: string, now: number): Promise<string> =>
  hexFromBytes(await mac.sign("challenge", signed(id, Math.floor(now / minute))));

/** Whether a nonce was made for this id in this minute or the one before. */
export const isNonceFor = async (
  mac: Mac,
  id: string,
  nonce: string,
  now: number,
): Promise<boolean> => {
  const bytes = bytesFromHex(nonce);
  if (bytes === undefined) return false;
  const minutes = Math.floor(now / minute);
  const fits = await Promise.all(
    [minutes, minutes - 1].map((each) => mac.isOwn("challenge", bytes, signed(id, each))),
  );
  return fits.includes(true);
};
