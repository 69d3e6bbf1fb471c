// Files put to messages not sent yet, by the place they belong to. A composer that is put down has not lost them, a message that is
// taken back brings its own back, and those the server has by now are kept with the unsent words, through a crash too.

import type { StandsElsewhere } from "@tworooms/client";
import type { AttachedFile, Command } from "@tworooms/talks";
import type { Unsent } from "../desk/unsent.ts";
import { placeOfFiles } from "../../host/marks.ts";
import { filesFromText, textFromFiles } from "./kept-files.ts";

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

const putOf = (file: AttachedFile): Put => ({
  id: file.blob,
  name: file.name,
  size: file.size,
  file,
});

/** The files put in one talk: those that were kept with its unsent words, to begin with. */
export const putsOver = (unsent: Omit<Unsent, "flush">): Puts => {
  const byPlace = new Map<string, readonly Put[]>();
  const asKept = new Map<string, { readonly text: string; readonly puts: readonly Put[] }>();
  const listeners = new Set<() => void>();
  const kept = (place: string): readonly Put[] => {
    const text = unsent.get(placeOfFiles(place));
    const known = asKept.get(place);
    if (known?.text === text) return known.puts;
    const puts = filesFromText(text).map(putOf);
    asKept.set(place, { text, puts });
    return puts;
  };
  const get = (place: string): readonly Put[] => byPlace.get(place) ?? kept(place);
  return {
    get,
    change: (place, next) => {
      const puts = next(get(place));
      byPlace.set(place, puts);
      const text = textFromFiles(puts.flatMap(({ file }) => file ?? []));
      if (text !== unsent.get(placeOfFiles(place))) unsent.set(placeOfFiles(place), text);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = unsent.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
  };
};

/** The files that go with something said, in a room or a caucus. */
export const filesIn = (command: Command): readonly AttachedFile[] =>
  command.type === "say" || command.type === "caucus-say" ? (command.files ?? []) : [];

/** Puts the files of a message that was taken back where they were, before what was put meanwhile. */
export const putBack = (puts: Puts, place: string, command: Command): void =>
  puts.change(place, (before) => [...filesIn(command).map(putOf), ...before]);
