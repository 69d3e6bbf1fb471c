// Files put to messages not sent yet, by the place they belong to. They stay while their screen stands: a composer that is put down has
// not lost them, and a message that is taken back brings its own back. Nothing of them is kept on the device.

import type { StandsElsewhere } from "@tworooms/client";
import type { AttachedFile, Command } from "@tworooms/talks";

/** A file put to a message: on its way, kept, refused by a code, or asking. */
export type Put = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly file?: AttachedFile;
  readonly refused?: string;
  /** It stands elsewhere in the talk and waits, unsealed and unsent, for its author to say that it is for here too. */
  readonly asks?: StandsElsewhere & { readonly given: File };
};

/** The files put in each place of one screen. */
export type Puts = {
  readonly get: (place: string) => readonly Put[];
  readonly change: (place: string, next: (before: readonly Put[]) => readonly Put[]) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

const none: readonly Put[] = [];

/** No files yet. */
export const newPuts = (): Puts => {
  const byPlace = new Map<string, readonly Put[]>();
  const listeners = new Set<() => void>();
  const get = (place: string): readonly Put[] => byPlace.get(place) ?? none;
  return {
    get,
    change: (place, next) => {
      byPlace.set(place, next(get(place)));
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The files that go with something said, in a room or a caucus. */
export const filesIn = (command: Command): readonly AttachedFile[] =>
  command.type === "say" || command.type === "caucus-say" ? (command.files ?? []) : [];

/** Puts the files of a message that was taken back where they were, before what was put meanwhile. */
export const putBack = (puts: Puts, place: string, command: Command): void =>
  puts.change(place, (before) => [
    ...filesIn(command).map((file) => ({
      id: file.blob,
      name: file.name,
      size: file.size,
      file,
    })),
    ...before,
  ]);
