// Vaults: one sealed blob for each key sheet. Found by a digest of its key, opened by a signature of that key, made on
// a ground, and replaced only by a higher version. Rules O23 to O25. protocol.md "Identities".

import { bytesFromHex, equalBytes, isFault } from "@tworooms/seal/envelope";
import { type Answer, mostVaultBytes, type Request, type VaultGround } from "@tworooms/wire";
import { mayRead, standingOf } from "./standing.ts";
import type { StoreFault } from "./store.ts";
import { answered, claimOn, isAdmission, notAdmitted, refused, type Workings } from "./workings.ts";

type Ask<T extends Request["type"]> = Extract<Request, { readonly type: T }>;
type VaultAsk = Ask<"get-vault"> | Ask<"put-vault"> | Ask<"delete-vault">;

/** The auth public key of a vault, if the token was won with it. */
const keyOf = async (workings: Workings, ask: VaultAsk): Promise<Uint8Array | undefined> => {
  const claim = await workings.tokens.read(ask.token, workings.now());
  if (claim?.holder.of !== "vault" || claim.holder.vault !== ask.vault) return undefined;
  return bytesFromHex(claim.holder.key);
};

/** Runs a task with the vault's key, if it is the asker's and does not ask too often. */
const withKey = async (
  workings: Workings,
  ask: VaultAsk,
  task: (key: Uint8Array) => Promise<Answer>,
): Promise<Answer> => {
  const key = await keyOf(workings, ask);
  if (key === undefined) return notAdmitted;
  const taken = workings.takeVault(ask.vault, 1, workings.now());
  return taken === "taken" ? task(key) : refused("too-often");
};

/** Counts one more vault on a seat's or an invitation's account. The vault's id is not written beside it. */
const countVault = async (
  { store, limits }: Workings,
  fact: string,
): Promise<"counted" | "too-many" | StoreFault> => {
  for (;;) {
    const stored = await store.getFact(fact);
    if (isFault(stored)) return stored;
    const made = stored?.version ?? 0;
    if (made >= limits.vaultsOfGround) return "too-many";
    const answer = await store.putFact(fact, made, new Uint8Array());
    if (answer === "stored") return "counted";
    if (answer !== "moved") return answer;
  }
};

const isGroundGood = async (
  workings: Workings,
  ground: VaultGround | undefined,
): Promise<"good" | "too-many" | "not-admitted" | StoreFault> => {
  if (ground === undefined) return "not-admitted";
  if ("admission" in ground)
    return (await isAdmission(workings, ground.admission)) ? "good" : "not-admitted";
  const claim = await claimOn(workings, ground.log, ground.token);
  if (claim === undefined) return "not-admitted";
  return workings.logs.use(ground.log, async (open) => {
    if (open === undefined || !mayRead(standingOf(open.state(), claim.key, workings.now())))
      return "not-admitted";
    const counted = await countVault(workings, `vaults/${ground.log}/${claim.key}`);
    return counted === "counted" ? "good" : counted;
  });
};

const make = async (
  workings: Workings,
  { ground, vault, version, bytes }: Ask<"put-vault">,
  key: Uint8Array,
): Promise<Answer | "moved"> => {
  const verdict = await isGroundGood(workings, ground);
  if (isFault(verdict)) return refused(verdict.fault);
  if (verdict !== "good") return refused(verdict);
  const answer = await workings.store.putVault(vault, 0, { version, key, bytes });
  if (answer === "moved") return answer;
  return answer === "stored" ? { type: "stored" } : refused(answer.fault);
};

const put = async (
  workings: Workings,
  ask: Ask<"put-vault">,
  key: Uint8Array,
): Promise<Answer | "moved"> => {
  const { vault, version, bytes } = ask;
  const stored = await workings.store.getVault(vault);
  if (isFault(stored)) return refused(stored.fault);
  if (stored === undefined) return make(workings, ask, key);
  if (version === stored.version && equalBytes(bytes, stored.bytes)) return { type: "stored" };
  if (version <= stored.version) return refused("vault-moved");
  const answer = await workings.store.putVault(vault, stored.version, { version, key, bytes });
  if (answer === "moved") return answer;
  return answer === "stored" ? { type: "stored" } : refused(answer.fault);
};

/** Makes a vault, or replaces it by a higher version. */
export const putVault = (workings: Workings, ask: Ask<"put-vault">): Promise<Answer> =>
  withKey(workings, ask, async (key) => {
    if (workings.mode() === "closing") return refused("closing");
    if (ask.bytes.length > mostVaultBytes) return refused("too-large");
    const first = await put(workings, ask, key);
    if (first !== "moved") return first;
    // Another device, or this one's own first try, was between the reading and the putting: judge once more.
    const second = await put(workings, ask, key);
    return second === "moved" ? refused("vault-moved") : second;
  });

/** A vault and its version. */
export const getVault = (workings: Workings, ask: Ask<"get-vault">): Promise<Answer> =>
  withKey(workings, ask, async () => {
    const stored = await workings.store.getVault(ask.vault);
    if (isFault(stored)) return refused(stored.fault);
    if (stored === undefined) return notAdmitted;
    return { type: "vault", version: stored.version, bytes: stored.bytes };
  });

/** Deletes a vault, or finds that there is none: the same answer. */
export const deleteVault = (workings: Workings, ask: Ask<"delete-vault">): Promise<Answer> =>
  withKey(workings, ask, async () => {
    const mode = workings.mode();
    if (mode !== "open") return refused(mode);
    const answer = await workings.store.deleteVault(ask.vault);
    return answered(answer === "stored" ? { type: "stored" } : answer);
  });
