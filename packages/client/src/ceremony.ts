// Four words, step by step: each side commits to its r before it sees the other's, and shows it only when all hashes
// stand. A device that lost its r starts another attempt. What is spoken is never written down anywhere by this code.

import {
  base64urlFromBytes,
  bytesFromBase64url,
  hashOfReveal,
  newReveal,
  wordsOfCeremony,
} from "@tworooms/seal";
import type { Ceremony, Link, LogId, LogState, MemberId } from "@tworooms/seal";
import type { Appended, Book } from "./book.ts";
import type { DeviceRecords } from "./device-records.ts";
import type { Ports } from "./ports.ts";
import { alreadyDone, hasStood, refusedWith, writeControl } from "./writing.ts";

/** Whose words, and where: the newcomer alone in the named log, or the heads at the table, in order. */
export type CeremonyPlan = {
  readonly book: Book;
  readonly ids: readonly MemberId[];
  /** The newcomer's accepts in every log of its invitation; none for heads. */
  readonly accepts: readonly { readonly log: LogId; readonly link: Link }[];
};

/** How far it is. `waiting` names what the others owe. */
export type CeremonyStep =
  | { readonly type: "waiting"; readonly attempt: number; readonly for: "hashes" | "reveals" }
  | { readonly type: "words"; readonly attempt: number; readonly words: readonly string[] }
  | Exclude<Appended, { readonly type: "appended" | "done" }>;

const newest = (state: LogState, ids: readonly MemberId[]): Ceremony | undefined => {
  const name = ids.join(",");
  let found: Ceremony | undefined;
  for (const ceremony of state.ceremonies.values())
    if (ceremony.ids.join(",") === name && ceremony.attempt > (found?.attempt ?? 0))
      found = ceremony;
  return found;
};

const recordOf = (log: LogId, ids: readonly MemberId[], attempt: number): string =>
  `words/${log}/${ids.join("-")}-${attempt}`;

const troubleOf = (appended: Appended): CeremonyStep | undefined => {
  if (hasStood(appended)) return undefined;
  return "type" in appended && appended.type === "refused" ? appended : { fault: "unreachable" };
};

const keptReveal = async (
  records: DeviceRecords,
  name: string,
): Promise<Uint8Array | undefined> => {
  const kept = await records.get(name);
  const isRecord = typeof kept === "object" && kept !== null && "r" in kept;
  return isRecord && typeof kept.r === "string" ? bytesFromBase64url(kept.r) : undefined;
};

/** How many hashes a ceremony needs: the newcomer and one authority, or every head. */
const expected = (ids: readonly MemberId[]): number => Math.max(2, ids.length);

/**
 * Writes whatever this seat owes and says how far the ceremony is. Called again after each change of the log.
 * `restart` begins a new attempt.
 */
export const stepCeremony = async (
  ports: Ports,
  records: DeviceRecords,
  plan: CeremonyPlan,
  begin: "join" | "restart" = "join",
): Promise<CeremonyStep> => {
  const { book, ids, accepts } = plan;
  const reader = book.reader();
  if (reader === undefined) return { type: "refused", code: "not-admitted" };
  const mine = reader.seat.id;
  const running = newest(reader.state, ids);
  const isNew = begin === "restart" || running === undefined;
  let attempt = isNew ? (running?.attempt ?? 0) + 1 : running.attempt;
  if (!isNew && running.hashes.has(mine) && !running.reveals.has(mine)) {
    // The r behind our own hash is gone: nobody can end this attempt.
    const kept = await keptReveal(records, recordOf(book.spec.log, ids, attempt));
    if (kept === undefined) attempt += 1;
  }
  const name = recordOf(book.spec.log, ids, attempt);
  const find = (state: LogState): Ceremony | undefined =>
    [...state.ceremonies.values()].find(
      (each) => each.attempt === attempt && each.ids.join(",") === ids.join(","),
    );

  const known = find(reader.state);
  if (known?.hashes.has(mine) !== true) {
    const r = newReveal(ports.random);
    await records.put(name, { r: base64urlFromBytes(r) });
    const value = await hashOfReveal(r);
    const trouble = troubleOf(
      await writeControl(book, ({ state }) => {
        const now = find(state);
        if (now?.hashes.has(mine) === true) return refusedWith("words-elsewhere");
        if (now !== undefined && now.hashes.size >= expected(ids))
          return refusedWith("words-taken");
        return { control: { type: "words", ceremony: ids, attempt, phase: "hash", value } };
      }),
    );
    if (trouble !== undefined) return trouble;
  }

  const hashed = find(book.reader()?.state ?? reader.state);
  if (hashed === undefined || hashed.hashes.size < expected(ids))
    return { type: "waiting", attempt, for: "hashes" };
  if (!hashed.reveals.has(mine)) {
    const r = await keptReveal(records, name);
    if (r === undefined) return { type: "refused", code: "words-elsewhere" };
    const trouble = troubleOf(
      await writeControl(book, ({ state }) =>
        find(state)?.reveals.has(mine) === true
          ? alreadyDone
          : { control: { type: "words", ceremony: ids, attempt, phase: "reveal", value: r } },
      ),
    );
    if (trouble !== undefined) return trouble;
  }
  const ended = find(book.reader()?.state ?? reader.state);
  const words = ended === undefined ? undefined : await wordsOfCeremony(ended, accepts);
  if (words === undefined) return { type: "waiting", attempt, for: "reveals" };
  await records.remove(name);
  return { type: "words", attempt, words };
};
