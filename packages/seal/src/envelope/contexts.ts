// Every context string of `sr1`, in one table, each for one use: bytes signed, hashed or derived for one purpose can
// never be taken for another's. Nothing else in the house spells "sr1/"; a test counts the uses (rule S1).

import { bytesFromText } from "./bytes.ts";

/** The context strings by name; each begins what is hashed, signed, derived or boxed for that one purpose. */
export const contexts = {
  /** Log id = SHA-256(this ‖ genesis ct), cut to 16 bytes. */
  log: "sr1/log\0",
  /** Link = SHA-256(this ‖ SHA-256(hdr) ‖ SHA-256(ct) ‖ sig). */
  link: "sr1/link\0",
  /** An envelope's signature covers this ‖ SHA-256(hdr) ‖ SHA-256(ct). */
  env: "sr1/env\0",
  /** Member id = SHA-256(this ‖ suite ‖ sigPk ‖ kemPk), cut to 16 bytes. */
  id: "sr1/id\0",
  /** A seat's two seeds in a log: HKDF info this ‖ salt ‖ use. */
  seat: "sr1/seat\0",
  /** An invitation's two seeds in a log: HKDF info this ‖ log ‖ use. */
  invite: "sr1/invite\0",
  /** commit_n = SHA-256(this ‖ log ‖ n ‖ EK_n). */
  commit: "sr1/commit\0",
  /** Kenc = HKDF(EK_n, this ‖ log ‖ n). */
  ek: "sr1/ek\0",
  /** Info of the HPKE box of an epoch's key: this ‖ log ‖ n ‖ recipient. */
  box: "sr1/box\0",
  /** Info of the HPKE box of an invitation's note: this ‖ log ‖ invitation. */
  note: "sr1/note\0",
  /** Info of the HPKE box of a link to a further log: this ‖ log ‖ recipient. */
  opens: "sr1/opens\0",
  /** The invitation's key signs this ‖ log ‖ invite id ‖ SHA-256(sigPk ‖ kemPk). */
  accept: "sr1/accept\0",
  /** The four words are cut from SHA-256(this ‖ last hash's link ‖ …). */
  words: "sr1/words\0",
  /** A token is won by signing this ‖ origin ‖ id ‖ nonce. */
  auth: "sr1/auth\0",
  /** A head consents to an encounter by signing this ‖ SHA-256(genesis) ‖ SHA-256(room log ‖ salt). */
  consent: "sr1/consent\0",
  /** A head consents to a joint result by signing this ‖ digest of its canonical bytes. */
  joint: "sr1/joint\0",
  /** A world key signs this ‖ SHA-256 of an agreement's, communiqué's or statement's bytes. */
  world: "sr1/world\0",
  /** What a world key is shown by on paper: SHA-256(this ‖ key). */
  fingerprint: "sr1/fingerprint\0",
  /** The key sheet's auth key: HKDF info. */
  "sheet-auth": "sr1/sheet-auth\0",
  /** The key sheet's vault key: HKDF info. */
  "sheet-vault": "sr1/sheet-vault\0",
  /** AAD of a vault: this ‖ vault id ‖ version. */
  vault: "sr1/vault\0",
  /** Vault id = SHA-256(this ‖ auth public key), cut to 16 bytes. */
  "vault-id": "sr1/vault-id\0",
  /** AAD of a blob's chunk: this ‖ log ‖ blob ‖ index ‖ last flag. */
  blob: "sr1/blob\0",
} as const;

/** A context's name. */
export type ContextName = keyof typeof contexts;

// Two of them stand in the way of every entry that is opened.
const bytesByName: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries(contexts).map(([name, text]) => [name, bytesFromText(text)]),
);

/** The bytes of a context, its closing zero included: always the same array, never to be written to. */
export const contextOf = (name: ContextName): Uint8Array =>
  bytesByName.get(name) ?? bytesFromText(contexts[name]);
