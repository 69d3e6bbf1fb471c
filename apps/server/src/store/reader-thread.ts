// The thread that answers reads. A read that fails is answered so, and the next one tries with a new connection.

import type { Store, StoreFault } from "@tworooms/office";
import { readerOf, type Reader } from "./reader.ts";
import { serveThread } from "./serve-thread.ts";
import { troubleOf } from "./sqlite.ts";

/** Names of the port's reads. */
export type ReadName = keyof Reader["reads"];

/** What the reader's thread can be asked; `open` first and once, with the store's file. */
export type ReaderCalls = {
  readonly [Name in ReadName]: (
    ...words: Parameters<Store[Name]>
  ) => Awaited<ReturnType<Store[Name]>>;
} & {
  readonly open: (file: string) => "ready";
  readonly close: () => "closed";
};

const failed: StoreFault = { fault: "store-failed" };

let file = "";
let reader: Reader | undefined;

const letGo = (): void => {
  reader?.close();
  reader = undefined;
};

// An error that is not SQLite's is a Bug, and leaves.
const attempt = <Answer>(read: (reads: Reader["reads"]) => Answer): Answer | StoreFault => {
  try {
    reader ??= readerOf(file);
    return read(reader.reads);
  } catch (error) {
    if (troubleOf(error) === "ours") throw error;
    letGo();
    return failed;
  }
};

const calls: ReaderCalls = {
  open: (named) => {
    file = named;
    return "ready";
  },
  read: (...words) => attempt((reads) => reads.read(...words)),
  controls: (...words) => attempt((reads) => reads.controls(...words)),
  getFact: (...words) => attempt((reads) => reads.getFact(...words)),
  getVault: (...words) => attempt((reads) => reads.getVault(...words)),
  getBlob: (...words) => attempt((reads) => reads.getBlob(...words)),
  blobBytes: (...words) => attempt((reads) => reads.blobBytes(...words)),
  close: () => {
    letGo();
    return "closed";
  },
};

serveThread(calls);
