// The files a person puts to a message before it is sent: sealed and kept by the server one after the other, each of which may be put
// away again. A file whose message never goes is read by nobody; and no message goes without a file its author believes beside it. One that
// stands in another room or in the caucus is not even sealed before its author says that it is for here (rule V255).

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
  /** Why nothing may be sent yet: a file is still under way, or one was refused or asks and stands there still. */
  readonly waits: "under-way" | "refused" | "asks" | undefined;
  readonly add: (files: readonly File[]) => void;
  /** Attaches a file that asks: it is for here too. */
  readonly agree: (id: string) => void;
  readonly putAway: (id: string) => void;
  readonly clear: () => void;
};

const typeOf = ({ type }: File): string =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type : "application/octet-stream";

const bytesOf = async (given: File): Promise<Uint8Array> =>
  new Uint8Array(await given.arrayBuffer());

/** The name that a place with files of its own goes by. */
const nameOf = (place: Place): string =>
  "party" in place ? `${place.type}/${place.party}` : place.type;

/** Whether a file is on its way to the server still. */
export const isOnItsWay = ({ file, refused, asks }: Put): boolean =>
  file === undefined && refused === undefined && asks === undefined;

/** Files for the composer of a place, among those of its screen. */
export const useAttached = (talk: string, place: Place, all: Puts): Attached => {
  const link = useLink();
  const name = nameOf(place);
  const puts = useSyncExternalStore(all.subscribe, () => all.get(name));
  const setPuts = (next: (before: readonly Put[]) => readonly Put[]): void =>
    all.change(name, next);
  const change = (id: string, part: Partial<Put>): void =>
    setPuts((before) => before.map((put) => (put.id === id ? { ...put, ...part } : put)));

  const send = async (id: string, given: File, bytes: Uint8Array): Promise<void> => {
    const { name: called } = given;
    const outcome = await link.act("attach", {
      talk,
      id,
      place,
      name: called,
      type: typeOf(given),
      bytes,
    });
    change(id, outcome.ok ? { file: outcome.value.file } : { refused: outcome.code });
  };
  const bring = async (id: string, given: File): Promise<void> => {
    const { name: called } = given;
    const bytes = await bytesOf(given);
    const found = await link.act("find-file", { talk, place, name: called, bytes });
    if (!found.ok) return change(id, { refused: found.code });
    const { elsewhere } = found.value;
    if (elsewhere !== undefined) return change(id, { asks: { ...elsewhere, given } });
    return send(id, given, bytes);
  };
  const isRefused = puts.some(({ refused }) => refused !== undefined);
  const isAsking = puts.some(({ asks }) => asks !== undefined);
  const isUnderWay = puts.some(isOnItsWay);
  return {
    puts,
    files: puts.flatMap(({ file }) => file ?? []),
    waits: isUnderWay ? "under-way" : isRefused ? "refused" : isAsking ? "asks" : undefined,
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
        if (refused === undefined) void bring(id, file);
      }
    },
    agree: (id) => {
      const given = puts.find((put) => put.id === id)?.asks?.given;
      if (given === undefined) return;
      setPuts((before) =>
        before.map((put) => (put.id === id ? { id, name: put.name, size: put.size } : put)),
      );
      void bytesOf(given).then((bytes) => send(id, given, bytes));
    },
    putAway: (id) => setPuts((before) => before.filter((put) => put.id !== id)),
    clear: () => setPuts(() => []),
  };
};
