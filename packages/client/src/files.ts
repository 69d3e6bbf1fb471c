// Files beside a log: sealed on this device and kept by the server before the message that names them is written, fetched and
// verified when somebody opens one, and sealed anew for another room when a carry's chain comes to tell it. What the server
// gives is believed only when it opens under the message's key and is what its digest says.

import {
  bytesFromHex,
  hexFromBytes,
  isFault,
  openBlob,
  sealBlob,
  sealBlobUnder,
} from "@tworooms/seal";
import type { BlobId } from "@tworooms/seal";
import { fileSizeFault, isFileName, isFileType, mostFileBytes } from "@tworooms/talks";
import type { AttachedFile, FileNeeded, Id, PickedFile, Place } from "@tworooms/talks";
import type { RefusalCode as TalksCode } from "@tworooms/talks";
import type { OfficeRefusal, Unreachable } from "./asking.ts";
import { isSamePlace } from "./places.ts";
import type { Ports } from "./ports.ts";
import type { Shelf } from "./shelf.ts";
import type { TalkLog } from "./talk-log.ts";

export { mostFileBytes };

/** A file as a person gives it. */
export type NewFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
/** How far attaching has come: `share` (0 … 1) of the sealed file has left; `kept` is said when the server holds it for good. */
export type AttachStage =
  | { readonly type: "sealing" }
  | { readonly type: "sending"; readonly share: number }
  | { readonly type: "kept" };
/** What is in a file's way: a limit, what the server said, or what it gave. Each code has a sentence. */
export type FileTrouble =
  | "file-missing"
  | "file-false"
  | "files-full"
  | Extract<TalksCode, "file-empty" | "file-name" | "file-too-large" | "file-type">
  | Extract<TalksCode, "no-log" | "no-such-file">
  | OfficeRefusal["code"];
/** Why a file could not be attached, opened or sealed anew: a code, or nobody answered. */
export type FileNo = { readonly type: "refused"; readonly code: FileTrouble } | Unreachable;
/** A file, opened and verified. */
export type OpenedFile = {
  readonly blob: Id<"blob">;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** The part of a talk that files need. */
export type Shelves = {
  readonly shelfAt: (place: Place) => Shelf | undefined;
  readonly logAt: (place: Place) => TalkLog | undefined;
  readonly random: Ports["random"];
};

const no = (code: FileTrouble): FileNo => ({ type: "refused", code });

const digestOf = async (bytes: Uint8Array): Promise<string> =>
  hexFromBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))));

const faultOf = ({ name, type, bytes }: NewFile): FileTrouble | undefined => {
  if (!isFileName(name)) return "file-name";
  if (!isFileType(type)) return "file-type";
  return fileSizeFault(bytes.length);
};

/** Whether something about files did not come about. */
export const isFileNo = (value: object): value is FileNo =>
  "fault" in value || ("code" in value && "type" in value && value.type === "refused");

/** Where else in a talk a file stands that is on its way to a place, and by what it was known: its bytes, or its name alone. */
export type StandsElsewhere = { readonly place: Place; readonly by: "bytes" | "name" };

const filesAt = (log: TalkLog): readonly AttachedFile[] => {
  const { state } = log.fold();
  return "files" in state ? [...state.files.values()] : [];
};

/**
 * Where a file comes from that is on its way to a place: another room of the talk, or a caucus, that holds these very bytes or
 * this name. What the place holds already is no secret from whoever reads it.
 */
export const standsElsewhere = async (
  { logs }: { readonly logs: () => readonly TalkLog[] },
  to: Place,
  { name, bytes }: Pick<NewFile, "name" | "bytes">,
): Promise<StandsElsewhere | undefined> => {
  // Everybody of a caucus reads its party's room too.
  if (to.type === "caucus") return undefined;
  const digest = await digestOf(bytes);
  const holds = {
    bytes: (log: TalkLog) => filesAt(log).some((file) => file.digest === digest),
    name: (log: TalkLog) => filesAt(log).some((file) => file.name === name),
  };
  const isTarget = ({ place }: TalkLog): boolean => isSamePlace(place, to);
  for (const by of ["bytes", "name"] as const) {
    if (logs().some((log) => isTarget(log) && holds[by](log))) return undefined;
    const place = logs().find((log) => !isTarget(log) && holds[by](log))?.place;
    if (place !== undefined) return { place, by };
  }
  return undefined;
};

/**
 * Seals a file for a place and has the server keep it; what it gives goes into a message there. A file whose message never
 * comes costs room at the server and is read by nobody.
 */
export const attach = async (
  talk: Shelves,
  place: Place,
  file: NewFile,
  onStage: (stage: AttachStage) => void = () => undefined,
): Promise<AttachedFile | FileNo> => {
  const fault = faultOf(file);
  if (fault !== undefined) return no(fault);
  const shelf = talk.shelfAt(place);
  if (shelf === undefined) return no("no-log");
  onStage({ type: "sealing" });
  const digest = await digestOf(file.bytes);
  const { sealed, blob } = await sealBlob(shelf.log, file.bytes, talk.random);
  const sending = (bytes: number): void =>
    onStage({ type: "sending", share: Math.min(1, bytes / sealed.length) });
  sending(0);
  const answer = await shelf.put(blob.blob, sealed, sending);
  if (answer !== "stored") return refusedPut(answer);
  onStage({ type: "kept" });
  return {
    blob: blob.blob as string as Id<"blob">,
    key: hexFromBytes(blob.key),
    size: blob.size,
    digest,
    name: file.name,
    type: file.type,
  };
};

// What the office says of blobs in general, in words for files.
const refusedPut = (answer: FileNo): FileNo => {
  if ("fault" in answer || answer.code !== "too-many") return answer;
  return no("files-full");
};

/** A file of an item, picked to go with a carry: with a new id and key for the other room. Without a name it gets a usual one. */
export const pickFile = (
  { random }: Pick<Ports, "random">,
  source: Id<"blob">,
  name?: string,
): PickedFile => ({
  source,
  blob: hexFromBytes(random(16)) as Id<"blob">,
  key: hexFromBytes(random(32)),
  ...(name === undefined ? {} : { name }),
});

const blobIdOf = ({ blob }: AttachedFile): BlobId => blob as string as BlobId;

/** The bytes of a file that a message of this log names; `file-missing` or `file-false` when the server has not got them. */
const bytesOf = async (shelf: Shelf, file: AttachedFile): Promise<Uint8Array | FileNo> => {
  const sealed = await shelf.get(blobIdOf(file));
  if (!(sealed instanceof Uint8Array))
    return !("fault" in sealed) && sealed.code === "not-admitted" ? no("file-missing") : sealed;
  const key = bytesFromHex(file.key);
  if (key === undefined) return no("file-false");
  const bytes = await openBlob(shelf.log, sealed, { blob: blobIdOf(file), key, size: file.size });
  if (isFault(bytes) || (await digestOf(bytes)) !== file.digest) return no("file-false");
  return bytes;
};

/** A file of a place, fetched and verified. `file`: its id, as views show it. */
export const openFile = async (
  talk: Shelves,
  place: Place,
  file: Id<"blob">,
): Promise<OpenedFile | FileNo> => {
  const state = talk.logAt(place)?.fold().state;
  const shelf = talk.shelfAt(place);
  if (state === undefined || shelf === undefined) return no("no-log");
  const known = "files" in state ? state.files.get(file) : undefined;
  if (known === undefined) return no("no-such-file");
  const bytes = await bytesOf(shelf, known);
  if (!(bytes instanceof Uint8Array)) return bytes;
  return { blob: known.blob, name: known.name, type: known.type, bytes };
};

const inRoom = (room: FileNeeded["room"]): Place => ({ type: "room", party: room });

const fulfil = async (talk: Shelves, needed: FileNeeded): Promise<"ready" | FileNo> => {
  const source = talk.shelfAt(inRoom(needed.room));
  if (source === undefined) return no("no-log");
  const bytes = await bytesOf(source, needed.file);
  if (!(bytes instanceof Uint8Array)) return bytes;
  if (needed.anew === undefined) return "ready";
  const { room, file } = needed.anew;
  const target = talk.shelfAt(inRoom(room));
  const key = bytesFromHex(file.key);
  if (target === undefined || key === undefined) return no("no-log");
  const sealed = await sealBlobUnder(target.log, bytes, { blob: blobIdOf(file), key });
  const answer = await target.put(blobIdOf(file), sealed);
  return answer === "stored" ? "ready" : refusedPut(answer);
};

/** Sees to what an append needs of files: that they open, and lie sealed anew where it will tell of them. Twice is once. */
export const fulfilNeeds = async (
  talk: Shelves,
  needs: readonly FileNeeded[],
): Promise<"ready" | FileNo> => {
  for (const needed of needs) {
    const outcome = await fulfil(talk, needed);
    if (outcome !== "ready") return outcome;
  }
  return "ready";
};
