// A file of a message: where its sealed bytes lie beside the log, the key that opens them, a digest that fixes what they
// are, and the name and type that nobody outside the log reads. Its key never stands in a view (rules T110 to T114).

import * as v from "valibot";
import type { Id } from "./entry.ts";
import { id, isId, wordsFault, longestName } from "./parse.ts";
import type { RefusalCode } from "./refusals.ts";

/** Most bytes of one file: sixteen mebibytes. A screen can say so before anything is sealed. */
export const mostFileBytes = 16_777_216;
/** Most files of one message. */
export const mostFiles = 10;
/** The longest media type, in characters. */
export const longestFileType = 127;

/** A file as a sealed body says it. */
export type AttachedFile = {
  /** Its place among the blobs of this log, and its id here. */
  readonly blob: Id<"blob">;
  /** 32 bytes in hex. */
  readonly key: string;
  /** Bytes, before padding. */
  readonly size: number;
  /** SHA-256 of its bytes in hex: what was attached, whoever serves it. */
  readonly digest: string;
  readonly name: string;
  /** A media type without parameters, in lower case: "application/pdf". */
  readonly type: string;
};
/** A file as a person sees it: no key, no digest. */
export type FileView = Pick<AttachedFile, "blob" | "size" | "name" | "type">;
/** Every file of a log by its id there; an id stands for one file. */
export type Files = { readonly files: ReadonlyMap<Id<"blob">, AttachedFile> };

const hex64 = /^[0-9a-f]{64}$/;
const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,62}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$/;
// A slash would lead into a folder; a control sign or a turned direction would show another ending than the true one.
const misleading = /[/\\\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\.+$/u;

const isKey = (value: unknown): value is string => typeof value === "string" && hex64.test(value);

/** Whether a file may be called so. */
export const isFileName = (name: unknown): name is string =>
  typeof name === "string" &&
  wordsFault(name, longestName) === undefined &&
  !misleading.test(name.trim());

/** Whether a text is a media type as files carry it. */
export const isFileType = (type: unknown): type is string =>
  typeof type === "string" && type.length <= longestFileType && mediaType.test(type);

/** What is wrong with a file's size, if anything. */
export const fileSizeFault = (size: number): "file-empty" | "file-too-large" | undefined => {
  if (size > mostFileBytes) return "file-too-large";
  return size > 0 ? undefined : "file-empty";
};

const isSize = (size: unknown): size is number =>
  typeof size === "number" && Number.isInteger(size) && fileSizeFault(size) === undefined;
const areUnlike = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** 32 bytes in hex. */
export const fileKey: v.GenericSchema<string> = v.custom<string>(isKey);
/** A name a file may have. */
export const fileName: v.GenericSchema<string> = v.custom<string>(isFileName);

const attachedFile: v.GenericSchema<AttachedFile> = v.strictObject({
  blob: id<"blob">(),
  key: fileKey,
  size: v.custom<number>(isSize),
  digest: v.custom<string>(isKey),
  name: fileName,
  type: v.custom<string>(isFileType),
});
/** One to ten of something that stands for a file, no two under one id. */
export const someFiles = <F extends object>(
  one: v.GenericSchema<F>,
  idOf: (file: F) => string,
): v.GenericSchema<readonly F[]> =>
  v.pipe(
    v.array(one),
    v.minLength(1),
    v.maxLength(mostFiles),
    v.check((all) => areUnlike(all.map(idOf))),
  );
/** The files of one message. */
export const attachedFiles: v.GenericSchema<readonly AttachedFile[]> = someFiles(
  attachedFile,
  (file) => file.blob,
);

/** The files in a list, without what is none: for what a device kept of a message not sent, which may be more than one message takes. */
export const attachedFilesIn = (list: unknown): readonly AttachedFile[] => {
  const values: readonly unknown[] = Array.isArray(list) ? list : [];
  return values.flatMap((value) => {
    const read = v.safeParse(attachedFile, value);
    return read.success ? [read.output] : [];
  });
};

const faultOfOne = (file: unknown): RefusalCode | undefined => {
  if (typeof file !== "object" || file === null) return undefined;
  if ("size" in file && typeof file.size === "number") {
    const fault = fileSizeFault(file.size);
    if (fault !== undefined) return fault;
  }
  if ("name" in file && !isFileName(file.name)) return "file-name";
  return "type" in file && !isFileType(file.type) ? "file-type" : undefined;
};

const idIn = (file: unknown): string | undefined => {
  if (typeof file !== "object" || file === null) return undefined;
  const text = "source" in file ? file.source : "blob" in file ? file.blob : undefined;
  return typeof text === "string" && isId(text) ? text : undefined;
};

/** Which limit the files of an event break, if it is one of theirs that is broken. */
export const filesFault = (files: unknown): RefusalCode | undefined => {
  if (!Array.isArray(files)) return undefined;
  const all: readonly unknown[] = files;
  if (all.length > mostFiles) return "too-many-files";
  for (const file of all) {
    const fault = faultOfOne(file);
    if (fault !== undefined) return fault;
  }
  return areUnlike(all.flatMap((file) => idIn(file) ?? [])) ? undefined : "file-twice";
};

/** Whether any of some files stands in the log already, under whatever message. */
export const isAnyKnown = (
  { files }: Files,
  some: readonly Pick<AttachedFile, "blob">[] | undefined,
): boolean => some?.some(({ blob }) => files.has(blob)) ?? false;

/** Files as people see them. */
export const fileViewsOf = (files: readonly AttachedFile[] | undefined): readonly FileView[] =>
  (files ?? []).map(({ blob, size, name, type }) => ({ blob, size, name, type }));

const endings: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "application/json": ".json",
  "application/msword": ".doc",
  "application/vnd.ms-excel": ".xls",
  "application/vnd.oasis.opendocument.text": ".odt",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/zip": ".zip",
  "audio/mpeg": ".mp3",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "text/csv": ".csv",
  "text/plain": ".txt",
  "video/mp4": ".mp4",
};

/** The media type that a name's ending stands for: for files whose type nobody told; else plain bytes. */
export const fileTypeFromName = (name: string): string => {
  const ending = /\.[a-z0-9]+$/.exec(name.toLowerCase())?.[0] ?? "";
  const found = Object.entries(endings).find(([, each]) => each === ending);
  return found?.[0] ?? (ending === ".jpeg" ? "image/jpeg" : "application/octet-stream");
};

/** A name that tells nothing but the kind of file: for another room, where no wording was chosen. */
export const neutralFileName = (type: string, nth: number): string =>
  `file-${nth}${Object.hasOwn(endings, type) ? (endings[type] ?? "") : ""}`;
