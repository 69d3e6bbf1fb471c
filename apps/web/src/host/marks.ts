// What this device remembers of a person's reading and writing in a talk: how far each place was looked at, and text not yet
// sent. Sealed like every record of the device; nobody else ever learns that something was read.

import type { DeviceRecords } from "@tworooms/client";

/** Where the files put to a composer's words are kept, among the unsent texts. */
export const placeOfFiles = (place: string): string => `files/${place}`;

/** Marks and unsent texts of one talk. */
export type Marks = {
  readonly seen: () => { readonly [place: string]: number };
  readonly texts: () => { readonly [place: string]: string };
  readonly look: (place: string, seq: number) => Promise<void>;
  readonly keep: (place: string, text: string) => Promise<void>;
};

const fieldsIn = <Value>(
  record: unknown,
  isValue: (value: unknown) => value is Value,
): { [name: string]: Value } => {
  if (typeof record !== "object" || record === null) return {};
  return Object.fromEntries(
    Object.entries(record).filter((field): field is [string, Value] => isValue(field[1])),
  );
};
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";

/** Opens what this device remembers. `onChange` is called after every change. */
export const marksOf = async (
  records: DeviceRecords,
  talk: string,
  onChange: () => void,
): Promise<Marks> => {
  const seenName = `seen/${talk}`;
  const textsName = `texts/${talk}`;
  let seen = fieldsIn(await records.get(seenName), isNumber);
  let texts = fieldsIn(await records.get(textsName), isText);
  return {
    seen: () => seen,
    texts: () => texts,
    look: async (place, seq) => {
      if ((seen[place] ?? -1) >= seq) return;
      seen = { ...seen, [place]: seq };
      onChange();
      await records.put(seenName, seen);
    },
    keep: async (place, text) => {
      if ((texts[place] ?? "") === text) return;
      const { [place]: _, ...others } = texts;
      texts = text === "" ? others : { ...others, [place]: text };
      await records.put(textsName, texts);
      // What a screen is shown as kept outlives a crash.
      onChange();
    },
  };
};
