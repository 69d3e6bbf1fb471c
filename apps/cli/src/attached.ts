// Files as a command line knows them: paths that are read and sealed, and files that a view shows, found by the first digits
// of their id. A file's key is never printed.

import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  attach,
  isFileNo,
  mostFileBytes,
  pickFile,
  sentenceOf,
  standsElsewhere,
} from "@tworooms/client";
import type { FileNo, Ports, Talk } from "@tworooms/client";
import { fileTypeFromName, mostFiles, neutralFileName } from "@tworooms/talks";
import type { AttachedFile, CarriedFile, FileView, Manner, Place, SeatView } from "@tworooms/talks";
import { shortId, startingWith } from "./finding.ts";
import type { Outcome } from "./outcome.ts";
import { outside, refused } from "./outcome.ts";
import { isOutcome } from "./seated.ts";
import type { Seated } from "./seated.ts";
import type { Terminal } from "./verb.ts";

/** A file with the place whose people can open it. */
export type PlacedFile = FileView & { readonly place: Place };

/** Every file a seat sees. */
export const filesIn = (view: SeatView): readonly PlacedFile[] => {
  const rooms = view.type === "party" ? (view.room === undefined ? [] : [view.room]) : view.rooms;
  const caucus = view.type === "party" ? view.caucus : undefined;
  return [
    ...rooms.flatMap(({ party, messages, tolds }) =>
      [...messages, ...tolds].flatMap(({ files }) =>
        files.map((file) => ({ ...file, place: { type: "room", party } as const })),
      ),
    ),
    ...(caucus?.messages ?? []).flatMap(({ files }) =>
      files.map((file) => ({
        ...file,
        place: { type: "caucus", party: caucus?.party ?? "" } as Place,
      })),
    ),
  ];
};

const sizeText = (size: number): string =>
  size < 1_024
    ? `${size} B`
    : size < 1_048_576
      ? `${(size / 1_024).toFixed(1)} KiB`
      : `${(size / 1_048_576).toFixed(1)} MiB`;

/** Files as lines below what they came with. */
export const fileLines = (files: readonly FileView[]): readonly string[] =>
  files.map(
    ({ blob, name, type, size }) =>
      `         file ${shortId(blob)}: ${name} (${type}, ${sizeText(size)})`,
  );

/** The outcome of a file that could not be attached or opened. */
export const outcomeOfFile = (no: FileNo): Outcome =>
  "fault" in no
    ? outside("unreachable", sentenceOf("unreachable"))
    : refused(no.code, sentenceOf(no.code));

const bytesAt = async (path: string): Promise<Uint8Array | Outcome> => {
  try {
    const { size } = await stat(path);
    if (size > mostFileBytes) return refused("file-too-large", sentenceOf("file-too-large"));
    return new Uint8Array(await readFile(path));
  } catch {
    return outside("cannot-read", `The file cannot be read; check its name: ${path}`);
  }
};

/** A no for a file that stands elsewhere in the talk: who hurries takes the other room's, and no check looks into a file (V255). */
const elsewhere = async (
  talk: Talk,
  place: Place,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome | undefined> => {
  const found = await standsElsewhere(talk, place, file);
  if (found === undefined) return undefined;
  const view = talk.view();
  const party = "party" in found.place ? found.place.party : undefined;
  const parties = "rules" in view ? (view.rules?.parties ?? []) : [];
  const name = parties.find((each) => each.party === party)?.name ?? "another side";
  const where = found.place.type === "caucus" ? "your caucus" : `the room of ${name}`;
  const what = found.by === "name" ? "A file of this name" : "This very file";
  return refused(
    "file-elsewhere",
    `${what} stands in ${where}: ${file.name}. Nothing was sent; if it is meant for here too, say so with --also-here.`,
  );
};

/**
 * Reads files from this machine and attaches them to a place, all or none of them for a message. `areMeant`: also those that
 * stand in another room or in the caucus.
 */
export const attachPaths = async (
  { talk }: Seated,
  place: Place,
  paths: readonly string[],
  terminal: Terminal,
  { areMeant }: { readonly areMeant: boolean },
): Promise<readonly AttachedFile[] | Outcome> => {
  if (paths.length > mostFiles) return refused("too-many-files", sentenceOf("too-many-files"));
  const read: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (const path of paths) {
    const bytes = await bytesAt(path);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const file = { name: basename(path), bytes };
    const no = areMeant ? undefined : await elsewhere(talk, place, file);
    if (no !== undefined) return no;
    read.push(file);
  }
  const files: AttachedFile[] = [];
  for (const { name, bytes } of read) {
    terminal.say(`Sealing and sending ${name} (${sizeText(bytes.length)}).`);
    const file = await attach(talk, place, { name, type: fileTypeFromName(name), bytes });
    if (isFileNo(file)) return outcomeOfFile(file);
    files.push(file);
  }
  return files;
};

/** Flags that pick files of an item for another room. */
export type PickFlags = {
  readonly manner: Manner;
  readonly file?: readonly string[];
  readonly as?: readonly string[];
};

/** The files that were picked, with new ids and keys and a name for the other room. */
export const pickedFrom = (
  ports: Ports,
  files: readonly FileView[],
  { file = [], as = [], manner }: PickFlags,
): readonly CarriedFile[] | Outcome => {
  if (as.length > file.length)
    return refused("as-without-file", "There are more names than files; give each --as a --file.");
  const picked: CarriedFile[] = [];
  for (const [index, start] of file.entries()) {
    const found = startingWith(files, ({ blob }) => blob, start, "file");
    if (isOutcome(found)) return found;
    const own = manner === "as-written" ? found.name : neutralFileName(found.type, index + 1);
    picked.push({ ...pickFile(ports, found.blob), name: as[index] ?? own });
  }
  return picked;
};
