// The key sheet: 128 random bits as 12 words, printed or saved; all a person needs to come back. It locates the vault
// and opens it. No passwords: nobody can guess 128 bits. The words never leave the device (protocol.md "Identities").

import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { deriveBytes, deriveSealingKey, signingPair } from "./derivation.ts";
import { contextOf } from "./envelope/contexts.ts";
import { Bug, type Fault } from "./envelope/fault.ts";
import type { VaultId } from "./envelope/ids.ts";
import { vaultIdOf } from "./envelope/vault-id.ts";
import type { Random } from "./random.ts";

/** What a sheet opens. The private keys cannot be exported. */
export type SheetKeys = {
  readonly vaultId: VaultId;
  /** Ed25519: locates the vault and answers the server's challenge for it. */
  readonly auth: { readonly publicKey: Uint8Array; readonly sign: CryptoKey };
  /** AES-256-GCM: seals and opens the vault. */
  readonly vaultKey: CryptoKey;
};

/** Why words are no sheet. `place` counts from 1; a list of other than 12 words, a word not in the list, or one word wrong. */
export type SheetFault =
  | (Fault<"sheet-length"> & { readonly count: number })
  | (Fault<"sheet-word"> & { readonly place: number })
  | Fault<"sheet-checksum">;

/** A new sheet: 16 random bytes. */
export const newSheet = (random: Random): Uint8Array => random(16);

/** The 12 words (BIP-39, English) of 16 bytes. */
export const wordsFromSheet = (entropy: Uint8Array): readonly string[] => {
  if (entropy.length !== 16) throw new Bug("a sheet holds 16 bytes");
  return entropyToMnemonic(entropy, wordlist).split(" ");
};

const knownWords: ReadonlySet<string> = new Set(wordlist);
const notLetters = /^\P{L}+|\P{L}+$/gu;

/** The 16 bytes of a sheet as typed or pasted: case, spaces, line breaks, commas and numbering are forgiven. */
export const sheetFromText = (text: string): Uint8Array | SheetFault => {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s,;|]+/)
    .map((word) => word.replaceAll(notLetters, ""))
    .filter((word) => word !== "");
  if (words.length !== 12) return { fault: "sheet-length", count: words.length };
  const strange = words.findIndex((word) => !knownWords.has(word));
  if (strange >= 0) return { fault: "sheet-word", place: strange + 1 };
  try {
    return mnemonicToEntropy(words.join(" "), wordlist);
  } catch {
    // Length and words are right: what is left is the checksum.
    return { fault: "sheet-checksum" };
  }
};

/** The keys of a sheet's 16 bytes. */
export const sheetKeys = async (entropy: Uint8Array): Promise<SheetKeys> => {
  if (entropy.length !== 16) throw new Bug("a sheet holds 16 bytes");
  const auth = await signingPair(await deriveBytes(entropy, contextOf("sheet-auth")));
  return {
    vaultId: await vaultIdOf(auth.publicKey),
    auth,
    vaultKey: await deriveSealingKey(entropy, contextOf("sheet-vault")),
  };
};
