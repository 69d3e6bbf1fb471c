// Key sheet and vault vectors: words, what a sheet gives, sheets that are refused and where; vaults that open, and bytes
// that are none for this sheet and version.

import {
  bytesFromHex,
  hexFromBytes,
  isFault,
  openVault,
  sealVault,
  sheetFromText,
  sheetKeys,
  wordsFromSheet,
} from "@tworooms/seal";
import { type Row, spelled } from "./rows.ts";

/** vectors/identity.json. All bytes hex. */
export type IdentityVectors = {
  readonly sheets: readonly {
    readonly entropy: string;
    readonly words: string;
    readonly vaultId: string;
    readonly authPk: string;
  }[];
  readonly pasted: readonly { readonly text: string; readonly entropy: string }[];
  readonly refused: readonly {
    readonly name: string;
    readonly text: string;
    readonly fault: unknown;
  }[];
  readonly vaults: readonly {
    readonly name: string;
    readonly entropy: string;
    readonly version: number;
    readonly nonce: string;
    readonly vault: unknown;
    readonly bytes: string;
  }[];
  readonly notVaults: readonly {
    readonly name: string;
    readonly entropy: string;
    readonly version: number;
    readonly bytes: string;
    readonly fault: string;
  }[];
};

const bytes = (hex: string): Uint8Array => bytesFromHex(hex) ?? new Uint8Array();
const sheetOf = (text: string): string => {
  const sheet = sheetFromText(text);
  return isFault(sheet) ? spelled(sheet) : hexFromBytes(sheet);
};

const sheetRows = async (vectors: IdentityVectors): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const { entropy, words, vaultId, authPk } of vectors.sheets) {
    const keys = await sheetKeys(bytes(entropy));
    const row = (what: string, expected: string, got: string): Row => ({
      name: `sheet ${entropy} ${what}`,
      expected,
      got,
    });
    rows.push(
      row("words", words, wordsFromSheet(bytes(entropy)).join(" ")),
      row("read", entropy, sheetOf(words)),
      row("vault id", vaultId, keys.vaultId),
      row("auth key", authPk, hexFromBytes(keys.auth.publicKey)),
    );
  }
  for (const { text, entropy } of vectors.pasted)
    rows.push({ name: `sheet as ${JSON.stringify(text)}`, expected: entropy, got: sheetOf(text) });
  for (const { name, text, fault } of vectors.refused)
    rows.push({ name: `sheet ${name}`, expected: spelled(fault), got: sheetOf(text) });
  return rows;
};

const vaultRows = async (vectors: IdentityVectors): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const { name, entropy, version, nonce, vault, bytes: sealed } of vectors.vaults) {
    const keys = await sheetKeys(bytes(entropy));
    const opened = await openVault(keys, version, bytes(sealed));
    rows.push({ name: `vault ${name}`, expected: spelled(vault), got: spelled(opened) });
    if (isFault(opened)) continue;
    const again = await sealVault(keys, version, opened, () => bytes(nonce));
    rows.push({ name: `vault ${name}, sealed again`, expected: sealed, got: hexFromBytes(again) });
  }
  for (const { name, entropy, version, bytes: sealed, fault } of vectors.notVaults) {
    const opened = await openVault(await sheetKeys(bytes(entropy)), version, bytes(sealed));
    rows.push({
      name: `vault ${name}`,
      expected: fault,
      got: isFault(opened) ? opened.fault : "opened",
    });
  }
  return rows;
};

/** Reads each sheet and opens each vault. */
export const identityRows = async (vectors: IdentityVectors): Promise<readonly Row[]> => [
  ...(await sheetRows(vectors)),
  ...(await vaultRows(vectors)),
];
