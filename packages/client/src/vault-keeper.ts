// The vault as this device keeps it: sealed, under the person's key sheet, with the version it stands at. A change is put
// by compare-and-swap and read back before anybody relies on it; a version that goes back is said, never followed.

import { emptyVault, isFault, openVault, sealVault } from "@tworooms/seal";
import type { SheetKeys, Vault } from "@tworooms/seal";
import { hexFromBytes, joinBytes } from "@tworooms/seal/envelope";
import type { VaultGround } from "@tworooms/wire";
import type { Asking, OfficeRefusal, Prover, Unreachable } from "./asking.ts";
import type { Ports } from "./ports.ts";
import { turns } from "./turns.ts";

/** Why a vault was not changed. `vault-unreadable`: what the server holds does not open with this sheet. */
export type VaultTrouble =
  | OfficeRefusal
  | Unreachable
  | { readonly type: "refused"; readonly code: "vault-unreadable" | "vault-went-back" };

/** A person's vault. */
export type VaultKeeper = {
  readonly current: () => Vault;
  readonly version: () => number;
  /** Whether the server was seen to hold an older version than this device knows. */
  readonly wentBack: () => boolean;
  /** Reads the server's copy; takes it when newer. */
  readonly refresh: () => Promise<"current" | VaultTrouble>;
  /** Changes, puts, reads back. `ground` is needed for the first put alone. */
  readonly change: (
    edit: (vault: Vault) => Vault,
    ground?: VaultGround,
  ) => Promise<"stored" | VaultTrouble>;
  /** Gives a restored server the version this device knows. */
  readonly offer: () => Promise<"stored" | VaultTrouble>;
  readonly destroy: () => Promise<"stored" | VaultTrouble>;
};

const key = "vault";
const patience = 20;

const versionBytes = (version: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(version));
  return bytes;
};

/** Opens the vault this device knows, or an empty one; `refresh` asks the server. */
export const keepVault = async (
  ports: Ports,
  asking: Asking,
  sheet: SheetKeys,
): Promise<VaultKeeper> => {
  const inTurn = turns();
  let vault: Vault = emptyVault;
  let version = 0;
  let sealed: Uint8Array = new Uint8Array();
  let isBehind = false;
  const prover: Prover = {
    id: sheet.vaultId,
    key: hexFromBytes(sheet.auth.publicKey),
    sign: sheet.auth.sign,
  };

  const open = async (at: number, bytes: Uint8Array): Promise<boolean> => {
    const opened = await openVault(sheet, at, bytes);
    if (isFault(opened)) return false;
    vault = opened;
    version = at;
    sealed = bytes;
    return true;
  };
  const keep = (): Promise<void> => ports.store.put(key, joinBytes(versionBytes(version), sealed));

  const stored = await ports.store.get(key);
  if (stored !== undefined && stored.length > 8) {
    const at = Number(new DataView(stored.buffer, stored.byteOffset, 8).getBigUint64(0));
    await open(at, stored.slice(8));
  }

  const read = async () => {
    const answer = await asking.askAs(prover, (token) => ({
      type: "get-vault",
      vault: sheet.vaultId,
      token,
    }));
    if ("fault" in answer || answer.type === "refused" || answer.type === "vault") return answer;
    return { type: "refused", code: "malformed" } as const;
  };

  const refresh = async (): Promise<"current" | VaultTrouble> => {
    const answer = await read();
    if ("fault" in answer || answer.type === "refused") return answer;
    isBehind = answer.version < version;
    if (isBehind) return { type: "refused", code: "vault-went-back" };
    if (answer.version === version) return "current";
    if (!(await open(answer.version, answer.bytes)))
      return { type: "refused", code: "vault-unreadable" };
    await keep();
    return "current";
  };

  const put = async (
    at: number,
    bytes: Uint8Array,
    ground?: VaultGround,
  ): Promise<"stored" | "moved" | VaultTrouble> => {
    const answer = await asking.askAs(prover, (token) => ({
      type: "put-vault",
      vault: sheet.vaultId,
      token,
      ...(ground === undefined ? {} : { ground }),
      version: at,
      bytes,
    }));
    if ("fault" in answer) return answer;
    if (answer.type === "stored") return "stored";
    if (answer.type !== "refused") return { type: "refused", code: "malformed" };
    return answer.code === "vault-moved" ? "moved" : answer;
  };

  const change = async (
    edit: (vault: Vault) => Vault,
    ground?: VaultGround,
  ): Promise<"stored" | VaultTrouble> => {
    for (let attempt = 0; attempt < patience; attempt += 1) {
      const next = edit(vault);
      const at = version + 1;
      const bytes = await sealVault(sheet, at, next, ports.random);
      const outcome = await put(at, bytes, ground);
      if (outcome === "moved") {
        const refreshed = await refresh();
        if (refreshed !== "current") return refreshed;
        continue;
      }
      if (outcome !== "stored") return outcome;
      const back = await read();
      if ("fault" in back || back.type === "refused") return back;
      // Another device of the same person may already have gone on from here: then its version stands.
      if (back.version < at || !(await open(back.version, back.bytes)))
        return { type: "refused", code: "vault-unreadable" };
      await keep();
      return "stored";
    }
    return { type: "refused", code: "vault-moved" };
  };

  return {
    current: () => vault,
    version: () => version,
    wentBack: () => isBehind,
    refresh: () => inTurn(refresh),
    change: (edit, ground) => inTurn(() => change(edit, ground)),
    offer: () =>
      inTurn(async () => {
        const outcome = await put(version, sealed);
        if (outcome === "moved") return { type: "refused", code: "vault-moved" };
        if (outcome === "stored") isBehind = false;
        return outcome;
      }),
    destroy: () =>
      inTurn(async () => {
        const answer = await asking.askAs(prover, (token) => ({
          type: "delete-vault",
          vault: sheet.vaultId,
          token,
        }));
        if ("fault" in answer) return answer;
        if (answer.type !== "stored")
          return answer.type === "refused" ? answer : { type: "refused", code: "malformed" };
        await ports.store.remove(key);
        return "stored";
      }),
  };
};
