// Writes vectors/hpke.json: the figures of RFC 9180 A.1.1 as printed there, which the second witness must agree with, and
// suite 1's AEAD by that witness.
import { deepStrictEqual } from "node:assert/strict";
import type { HpkeContext, HpkeVectors } from "../hpke.ts";
import { derivedPair, senderContext } from "./base-mode.ts";

export const file = "hpke.json";

const pt = "4265617574792069732074727574682c20747275746820626561757479";

const rfc9180: HpkeContext = {
  name: "RFC 9180 A.1.1",
  aead: "AES-128-GCM",
  info: "4f6465206f6e2061204772656369616e2055726e",
  ikmE: "7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234",
  ikmR: "6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037",
  skRm: "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8",
  pkRm: "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d",
  enc: "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
  encryptions: [
    [
      0,
      "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
    ],
    [
      1,
      "af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84",
    ],
    [
      2,
      "498dfcabd92e8acedc281e85af1cb4e3e31c7dc394a1ca20e173cb72516491588d96a19ad4a683518973dcc180",
    ],
    [
      4,
      "583bd32bc67a5994bb8ceaca813d369bca7b2a42408cddef5e22f880b631215a09fc0012bc69fccaa251c0246d",
    ],
    [
      255,
      "7175db9717964058640a3a11fb9007941a5d1757fda1a6935c805c21af32505bf106deefec4a49ac38d71c9e0a",
    ],
    [
      256,
      "957f9800542b0b8891badb026d79cc54597cb2d225b54c00c5238c25d05c30e3fbeda97d2e0e1aba483a2df9f2",
    ],
  ].map(([seq, ct]) => ({
    seq: Number(seq),
    pt,
    aad: Buffer.from(`Count-${seq}`).toString("hex"),
    ct: String(ct),
  })),
  exports: [
    { context: "", value: "3853fe2b4035195a573ffc53856e77058e15d9ea064de3e59f4961d0095250ee" },
    { context: "00", value: "2e8f0b54673c7029649d4eb9d5e33bf1872cf76d623ff164ac185da9e88c21a5" },
    {
      context: "54657374436f6e74657874",
      value: "e9e43065102c3836401bed8c3c3c75ae46be1639869391d62c61f1ec7af54931",
    },
  ],
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Buffer => Buffer.from(text, "hex");

/** The same inputs by the second witness. */
const witnessed = (vector: HpkeContext, aead: HpkeContext["aead"], name: string): HpkeContext => {
  const { sk, pk } = derivedPair(bytes(vector.ikmR));
  const sender = senderContext(
    aead === "AES-128-GCM" ? 16 : 32,
    pk,
    bytes(vector.info),
    bytes(vector.ikmE),
  );
  return {
    ...vector,
    name,
    aead,
    skRm: hex(sk),
    pkRm: hex(pk),
    enc: hex(sender.enc),
    encryptions: vector.encryptions.map(({ seq, aad }) => ({
      seq,
      pt,
      aad,
      ct: hex(sender.seal(seq, bytes(pt), bytes(aad))),
    })),
    exports: vector.exports.map(({ context }) => ({
      context,
      value: hex(sender.exported(bytes(context))),
    })),
  };
};

export const vectors = async (): Promise<HpkeVectors> => {
  deepStrictEqual(witnessed(rfc9180, "AES-128-GCM", rfc9180.name), rfc9180);
  return { contexts: [rfc9180, witnessed(rfc9180, "AES-256-GCM", "suite 1")] };
};
