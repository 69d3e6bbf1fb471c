// The files a person puts to a message before it is sent: sealed and kept by the server one after the other, each of which may be put
// away again. A file whose message never goes is read by nobody; and no message goes without a file its author believes beside it.

import { useSyncExternalStore } from "react";
import { mostFileBytes } from "@tworooms/client";
import type { AttachedFile, Place } from "@tworooms/talks";
import { mostFiles } from "@tworooms/talks";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import type { Put, Puts } from "./puts.ts";

export type Attached = {
  readonly puts: readonly Put[];
  /** Those the server keeps: what the message carries. */
  readonly files: readonly AttachedFile[];
  /** Why nothing may be sent yet: a file is still under way, or one was refused and stands there still. */
  readonly waits: "under-way" | "refused" | undefined;
  readonly add: (files: readonly File[]) => void;
  readonly putAway: (id: string) => void;
  readonly clear: () => void;
};

const typeOf = ({ type }: File): string =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type : "application/octet-stream";

/** The name that a place with files of its own goes by. */
const nameOf = (place: Place): string =>
  "party" in place ? `${place.type}/${place.party}` : place.type;

/** Files for the composer of a place, among those of its screen. */
export const useAttached = (talk: string, place: Place, all: Puts): Attached => {
  const link = useLink();
  const name = nameOf(place);
  const puts = useSyncExternalStore(all.subscribe, () => all.get(name));
  const setPuts = (next: (before: readonly Put[]) => readonly Put[]): void =>
    all.change(name, next);
  const change = (id: string, part: Partial<Put>): void =>
    setPuts((before) => before.map((put) => (put.id === id ? { ...put, ...part } : put)));

  const send = async (id: string, file: File): Promise<void> => {
    const outcome = await link.act("attach", {
      talk,
      id,
      place,
      name: file.name,
      type: typeOf(file),
      bytes: new Uint8Array(await file.arrayBuffer()),
    });
    change(id, outcome.ok ? { file: outcome.value.file } : { refused: outcome.code });
  };
  const isRefused = puts.some(({ refused }) => refused !== undefined);
  const isUnderWay = puts.some(({ file, refused }) => file === undefined && refused === undefined);
  return {
    puts,
    files: puts.flatMap(({ file }) => file ?? []),
    waits: isUnderWay ? "under-way" : isRefused ? "refused" : undefined,
    add: (files) => {
      for (const [index, file] of files.entries()) {
        const id = newId<"blob">();
        const isTooMany = puts.length + index >= mostFiles;
        const refused = isTooMany
          ? "too-many-files"
          : file.size > mostFileBytes
            ? "file-too-large"
            : undefined;
        const put: Put = { id, name: file.name, size: file.size };
        setPuts((before) => [...before, refused === undefined ? put : { ...put, refused }]);
        if (refused === undefined) void send(id, file);
      }
    },
    putAway: (id) => setPuts((before) => before.filter((put) => put.id !== id)),
    clear: () => setPuts(() => []),
  };
};
