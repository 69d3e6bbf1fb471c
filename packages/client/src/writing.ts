// The two ways of writing into a book: a sealed body in the epoch in force, or a signed control entry. Either is worked
// out on the newest state and worked out again whenever the head moved.

import { isFault, sealEntry, signControl } from "@tworooms/seal";
import type { Control, Fault, Json, LogReader } from "@tworooms/seal";
import type { Appended, Book, Made } from "./book.ts";
import type { Ports } from "./ports.ts";

/** What is to be written, or that it need not or may not be. */
export type Body = { readonly body: Json } | Exclude<Made, Uint8Array>;
export type Move = { readonly control: Control } | Exclude<Made, Uint8Array>;

/** It already stands. */
export const alreadyDone = { done: true } as const;
/** It may not be. */
export const refusedWith = (refused: string): { readonly refused: string } => ({ refused });

/** Appends a sealed body; `key-missing` when this seat cannot write in the epoch in force. */
export const writeBody = (
  ports: Ports,
  book: Book,
  make: (reader: LogReader) => Body,
): Promise<Appended> =>
  book.append(async (reader) => {
    const made = make(reader);
    if (!("body" in made)) return made;
    const epochKey = reader.keyring.get(reader.state.epoch)?.key;
    if (epochKey === undefined) return refusedWith("key-missing");
    const { state, seat } = reader;
    return sealEntry({ state, seat, epochKey, body: made.body, random: ports.random });
  });

/** Appends a control entry. */
export const writeControl = (
  book: Book,
  make: (reader: LogReader) => Promise<Move> | Move,
): Promise<Appended> =>
  book.append(async (reader) => {
    const made = await make(reader);
    if (!("control" in made)) return made;
    return signControl({ state: reader.state, seat: reader.seat, control: made.control });
  });

/** A move of the seal as something to write. */
export const moveOf = (made: Control | Fault): Move =>
  isFault(made) ? refusedWith(made.fault) : { control: made };

/** Whether something stands after an append, now or before. */
export const hasStood = (appended: Appended): boolean =>
  "type" in appended && (appended.type === "appended" || appended.type === "done");
