// A file on its way between rooms: picked from its item by a mediator, named for the other room, and given a new place and
// a new key at the desk, so that any mediator's client can seal it there anew. Nothing of the source's goes along but its
// bytes: no id, no key, no name unless it was chosen (rules T115 to T119).

import * as v from "valibot";
import type { Id, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { AttachedFile } from "./file.ts";
import { fileKey, fileName, neutralFileName, someFiles } from "./file.ts";
import type { Manner } from "./leave.ts";
import type { Item, Messages } from "./message.ts";
import { id } from "./parse.ts";
import type { RefusalCode } from "./refusals.ts";

/** A file that goes with a carry. */
export type CarriedFile = {
  /** The item's file. */
  readonly source: Id<"blob">;
  /** Minted for the target room: its place there and 32 bytes of key in hex. */
  readonly blob: Id<"blob">;
  readonly key: string;
  /** What the target room reads as its name. */
  readonly name: string;
};
/** A file as its mediator picks it: without a name it keeps its own as written, else gets a neutral one. */
export type PickedFile = Omit<CarriedFile, "name"> & { readonly name?: string };

const carriedFile: v.GenericSchema<CarriedFile> = v.strictObject({
  source: id<"blob">(),
  blob: id<"blob">(),
  key: fileKey,
  name: fileName,
});
/** The files of one carry, no file of the item twice. */
export const carriedFiles: v.GenericSchema<readonly CarriedFile[]> = someFiles(
  carriedFile,
  ({ source }) => source,
);

type WithFiles = { readonly files?: readonly CarriedFile[] };

/** What the desk alone says of a carry's files: every place and key is minted once, and none is the source's own. */
export const ruleCarriedFiles = (
  minted: ReadonlySet<string>,
  { files = [] }: WithFiles,
): Verdict => {
  const news = new Set(files.flatMap(({ blob, key }) => [blob, key]));
  if (news.size !== 2 * files.length || files.some(({ source }) => news.has(source)))
    return refuse("file-not-anew");
  return [...news].some((each) => minted.has(each)) ? refuse("id-taken") : "stands";
};

/** The ids and keys that a carry's files take up for good. */
export const mintedForFiles = ({ files = [] }: WithFiles): readonly string[] =>
  files.flatMap(({ blob, key }) => [blob, key]);

/** The item's own file that a carried one is. */
export const sourceOf = (
  item: Item | undefined,
  { source }: Pick<CarriedFile, "source">,
): AttachedFile | undefined => item?.files.find(({ blob }) => blob === source);

/** Whether something is a list of picked files, as far as naming them needs to know. */
export const arePicked = (files: unknown): files is readonly PickedFile[] =>
  Array.isArray(files) && files.every((file) => typeof file === "object" && file !== null);

/** Picked files with their names: chosen, the file's own as written, or neutral. */
export const namedFiles = (
  files: readonly PickedFile[],
  item: Item | undefined,
  manner: Manner,
): readonly CarriedFile[] =>
  files.map((picked, index) => {
    const source = sourceOf(item, picked);
    const own = manner === "as-written" ? source?.name : undefined;
    const name = picked.name ?? own ?? neutralFileName(source?.type ?? "", index + 1);
    return { ...picked, name };
  });

/** Why a carry's files may not go: not the item's, or not new to both rooms. */
export const blockOfFiles = (
  source: Messages,
  target: Messages,
  carry: WithFiles & { readonly item: Id<"item"> },
): RefusalCode | undefined => {
  const item = source.items.get(carry.item);
  for (const file of carry.files ?? []) {
    if (sourceOf(item, file) === undefined) return "no-such-file";
    for (const room of [source, target])
      for (const { blob, key } of room.files.values())
        if (blob === file.blob || key === file.key) return "file-not-anew";
  }
  return undefined;
};

/** A carry's files as the target room is told them; refused when the item has no such file. */
export const filesAnew = (
  item: Item | undefined,
  { files = [] }: WithFiles,
): readonly AttachedFile[] | undefined => {
  const anew = files.flatMap((file): AttachedFile[] => {
    const source = sourceOf(item, file);
    if (source === undefined) return [];
    const { size, digest, type } = source;
    return [{ blob: file.blob, key: file.key, size, digest, name: file.name, type }];
  });
  return anew.length === files.length ? anew : undefined;
};
