// The embedded store: SQLite behind the storage port, one thread that writes in groups and one that reads. It answers
// nothing itself; what it knows of durability is in writer.ts.

import { batchingStore, type Store, type StoreFault, type Write } from "@tworooms/office";
import type { FolderFault } from "./folder-fault.ts";
import type { Standing } from "./folder.ts";
import type { ReaderCalls, ReadName } from "./reader-thread.ts";
import { startThread } from "./thread.ts";
import type { WriterCalls } from "./writer-thread.ts";

const failed: StoreFault = { fault: "store-failed" };

// A view into a larger buffer would be copied between threads with all of that buffer.
const exact = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);

const packed = (write: Write): Write => {
  switch (write.type) {
    case "append":
      return { ...write, entry: { ...write.entry, bytes: exact(write.entry.bytes) } };
    case "put-fact":
    case "put-blob":
      return { ...write, bytes: exact(write.bytes) };
    case "put-vault": {
      const { version, key, bytes } = write.put;
      return { ...write, put: { version, key: exact(key), bytes: exact(bytes) } };
    }
    case "delete-vault":
      return write;
  }
};

/** Opens the store of a data folder, which is made if it is not there, and locks it until `close`. */
export const openSqliteStore = async (
  folder: string,
): Promise<{ readonly store: Store; readonly standing: Standing } | FolderFault> => {
  const writer = startThread<WriterCalls>("writer-thread");
  const reader = startThread<ReaderCalls>("reader-thread");
  const opened = await writer.call("open", folder);
  if ("fault" in opened) {
    await Promise.all([writer.end(), reader.end()]);
    return opened;
  }
  await reader.call("open", opened.file);

  let isClosed = false;
  const reads =
    <Name extends ReadName>(name: Name) =>
    (
      ...words: Parameters<ReaderCalls[Name]>
    ): Promise<ReturnType<ReaderCalls[Name]> | StoreFault> =>
      isClosed ? Promise.resolve(failed) : reader.call(name, ...words);

  const store = batchingStore(
    {
      commit: (batch) => writer.call("commit", batch.map(packed)),
      inFlight: 1,
      maxWrites: 512,
      maxBytes: 4 << 20,
      soon: setImmediate,
    },
    {
      read: reads("read"),
      controls: reads("controls"),
      getFact: reads("getFact"),
      getVault: reads("getVault"),
      getBlob: reads("getBlob"),
      blobBytes: reads("blobBytes"),
      close: async () => {
        if (isClosed) return;
        isClosed = true;
        await reader.call("close");
        await writer.call("close");
        await Promise.all([reader.end(), writer.end()]);
      },
    },
  );
  return { store, standing: opened.standing };
};
