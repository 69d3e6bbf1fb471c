// Opening a long log against verifying and decrypting the same bytes bare: the same code runs in Node and in a page. A log of
// sealed entries of about one KiB each, by one author, as a person who comes back reads it.

import {
  contextOf,
  envelopeFromBytes,
  foundLog,
  isFault,
  joinBytes,
  openEntries,
  openReader,
  readEnvelopes,
  seatKeys,
  sealEntry,
  sha256,
  signedBytes,
} from "@tworooms/seal";
import type { Envelope, LogReader, PartyBytes } from "@tworooms/seal";

/** What one pair of runs took, in milliseconds. */
export type OpeningPair = { readonly opened: number; readonly bare: number };

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const atOnce = 256;

const made = <T extends object>(value: T): Exclude<T, { readonly fault: string }> => {
  if (isFault(value)) throw new Error(value.fault);
  return value as Exclude<T, { readonly fault: string }>;
};

const write = async (count: number) => {
  const [seed, salt] = [random(32), random(16)];
  const founded = await foundLog({
    seed,
    salt,
    party: "1".repeat(32) as PartyBytes,
    isBoxed: true,
    isPublic: false,
    random,
  });
  const seat = await seatKeys(seed, salt);
  let reader: LogReader = founded.reader;
  const sealed: Uint8Array[] = [];
  const words = "w".repeat(900);
  const epochKey = reader.keyring.get(1)?.key;
  if (epochKey === undefined) throw new Error("no key");
  for (let index = 0; index < count; index += 1) {
    const bytes = await sealEntry({
      state: reader.state,
      seat,
      epochKey,
      body: { type: "said", at: index, words },
      random,
    });
    sealed.push(bytes);
    const envelope = made(envelopeFromBytes(bytes));
    // The next entry needs this one's place and link alone.
    const link = await linkHex(envelope);
    reader = {
      ...reader,
      state: { ...reader.state, head: { seq: reader.state.head.seq + 1, link } },
    };
  }
  return { founded, seat, epochKey, sealed };
};

const linkHex = async (envelope: Envelope): Promise<LogReader["state"]["head"]["link"]> => {
  const digests = joinBytes(
    contextOf("link"),
    await sha256(envelope.headerBytes),
    await sha256(envelope.ct),
    envelope.signature,
  );
  const hex = [...(await sha256(digests))].map((byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("") as LogReader["state"]["head"]["link"];
};

/** Takes `pairs` pairs of runs over one log of `count` sealed entries; the first pair warms up and is left out. */
export const timeOpening = async (
  count: number,
  pairs: number,
  clock: () => number,
): Promise<readonly OpeningPair[]> => {
  const { founded, seat, epochKey, sealed } = await write(count);
  const publicKey = await crypto.subtle.importKey("raw", seat.keys.sigPk, "Ed25519", false, [
    "verify",
  ]);
  // As a device keeps a log and a server gives it: one envelope after another.
  const kept = joinBytes(...sealed);
  const taken: OpeningPair[] = [];
  for (let pair = 0; pair <= pairs; pair += 1) {
    const begin = made(await openReader({ log: founded.log, genesis: founded.genesis, seat }));
    const { reader } = await openEntries(begin, [made(envelopeFromBytes(founded.epoch))]);
    let from = clock();
    const result = await openEntries(reader, readEnvelopes(kept).envelopes);
    const opened = clock() - from;
    if (result.entries.length !== count || result.entries.some(({ type }) => type !== "sealed"))
      throw new Error("not all opened");

    const parsed = sealed.map((bytes) => made(envelopeFromBytes(bytes)));
    const signed = await Promise.all(
      parsed.map(({ headerBytes, ct }) => signedBytes(headerBytes, ct)),
    );
    from = clock();
    for (let at = 0; at < count; at += atOnce)
      await Promise.all(
        parsed.slice(at, at + atOnce).map(async ({ header, headerBytes, ct, signature }, index) => {
          const message = signed[at + index] ?? new Uint8Array();
          if (!(await crypto.subtle.verify("Ed25519", publicKey, signature, message)))
            throw new Error("not authentic");
          await crypto.subtle.decrypt(
            { name: "AES-GCM", iv: header.nonce, additionalData: headerBytes },
            epochKey,
            ct,
          );
        }),
      );
    const bare = clock() - from;
    if (pair > 0) taken.push({ opened, bare });
  }
  return taken;
};
