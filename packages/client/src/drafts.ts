// What its author has not sent: kept sealed on the device, through crashes and without a network. A draft is decided again
// when it is sent, and it is sent because its author says so, never by itself.

import type { LogId } from "@tworooms/seal";
import type { Command, Time } from "@tworooms/talks";
import type { DeviceRecords } from "./device-records.ts";

/** A command kept on this device. Its ids are minted, so that sending it twice is saying it once. */
export type Draft = {
  readonly name: string;
  readonly command: Command;
  readonly keptAt: Time;
  /** Held until then by its author's own choice; taken back before, it was never anywhere else. */
  readonly holdUntil?: Time;
};

const prefixOf = (talk: LogId): string => `drafts/${talk}/`;

const isDraft = (record: unknown): record is Draft =>
  typeof record === "object" && record !== null && "command" in record && "keptAt" in record;

/** Keeps a draft; returns it. */
export const keepDraft = async (
  records: DeviceRecords,
  talk: LogId,
  id: string,
  draft: Omit<Draft, "name">,
): Promise<Draft> => {
  const kept: Draft = { ...draft, name: `${prefixOf(talk)}${id}` };
  await records.put(kept.name, kept);
  return kept;
};

/** Drafts of a talk, oldest first. */
export const draftsOf = async (records: DeviceRecords, talk: LogId): Promise<readonly Draft[]> => {
  const found: Draft[] = [];
  for (const name of await records.names(prefixOf(talk))) {
    const record = await records.get(name);
    if (isDraft(record)) found.push(record);
  }
  return found.sort((one, other) => one.keptAt - other.keptAt);
};

/** Drops a draft: it was sent, or taken back. */
export const dropDraft = (records: DeviceRecords, draft: Draft): Promise<void> =>
  records.remove(draft.name);
