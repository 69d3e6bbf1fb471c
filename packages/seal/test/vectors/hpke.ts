// HPKE vectors: RFC 9180 A.1 (DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM) against the library as it is used
// here, and suite 1's AES-256-GCM against an independent computation.

import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { bytesFromHex, hexFromBytes } from "@tworooms/seal";
import type { Row } from "./rows.ts";

/** One context of base mode. All hex. */
export type HpkeContext = {
  readonly name: string;
  readonly aead: "AES-128-GCM" | "AES-256-GCM";
  readonly info: string;
  readonly ikmE: string;
  readonly ikmR: string;
  readonly skRm: string;
  readonly pkRm: string;
  readonly enc: string;
  readonly encryptions: readonly {
    readonly seq: number;
    readonly pt: string;
    readonly aad: string;
    readonly ct: string;
  }[];
  readonly exports: readonly { readonly context: string; readonly value: string }[];
};

/** vectors/hpke.json */
export type HpkeVectors = { readonly contexts: readonly HpkeContext[] };

const bytes = (hex: string): Uint8Array => bytesFromHex(hex) ?? new Uint8Array();
const hexOf = (buffer: ArrayBuffer): string => hexFromBytes(new Uint8Array(buffer));

const rowsOf = async (vector: HpkeContext): Promise<readonly Row[]> => {
  const suite = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: vector.aead === "AES-128-GCM" ? new Aes128Gcm() : new Aes256Gcm(),
  });
  const info = bytes(vector.info);
  const pair = await suite.kem.deriveKeyPair(bytes(vector.ikmR));
  const publicKey = pair.publicKey;
  const sender = await suite.createSenderContext({
    recipientPublicKey: publicKey,
    info,
    ekm: bytes(vector.ikmE),
  });
  // The recipient's private key as seats hold theirs: not extractable.
  const pkcs8 = bytes(`302e020100300506032b656e04220420${vector.skRm}`);
  const algorithm = { name: "X25519" };
  const privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, [
    "deriveBits",
  ]);
  const recipient = await suite.createRecipientContext({
    recipientKey: { privateKey, publicKey },
    enc: bytes(vector.enc),
    info,
  });
  const row = (what: string, expected: string, got: string): Row => ({
    name: `hpke ${vector.name} ${what}`,
    expected,
    got,
  });
  const rows = [
    row("enc", vector.enc, hexOf(sender.enc)),
    row("pkRm", vector.pkRm, hexOf(await suite.kem.serializePublicKey(publicKey))),
  ];
  const last = Math.max(...vector.encryptions.map(({ seq }) => seq));
  for (let seq = 0; seq <= last; seq += 1) {
    const known = vector.encryptions.find((one) => one.seq === seq);
    const sealed = await sender.seal(bytes(known?.pt ?? ""), bytes(known?.aad ?? ""));
    const opened = await recipient.open(sealed, bytes(known?.aad ?? ""));
    if (known === undefined) continue;
    rows.push(row(`ct ${seq}`, known.ct, hexOf(sealed)), row(`pt ${seq}`, known.pt, hexOf(opened)));
  }
  for (const { context, value } of vector.exports)
    rows.push(row(`export ${context}`, value, hexOf(await recipient.export(bytes(context), 32))));
  return rows;
};

/** Seals and opens in each context. */
export const hpkeRows = async ({ contexts }: HpkeVectors): Promise<readonly Row[]> =>
  (await Promise.all(contexts.map(rowsOf))).flat();
