// The one connection that writes. After any error but a full disk it trusts neither its handle nor its cache: it lets
// go, and serves again only once the write-ahead log was written anew, synced, and carried into the data file under a
// sync that worked. Reopening alone would not do: after a failed sync the kernel calls its pages clean, so a log that reads
// well may not be on the disk, and what is built on it could be lost although its own sync worked. O50, O61, O62.

import { dirname } from "node:path";
import type { Write, WriteAnswer } from "@tworooms/office";
import { judgeOf, type Judge } from "./judge.ts";
import { pageSize } from "./schema.ts";
import { openDatabase, troubleOf, type Database, type Statement } from "./sqlite.ts";
import { rewriteFile, syncFolder } from "./sync-files.ts";

/** A writer of one store file. */
export type Writer = {
  /** Commits a batch; answers in order, each durable when this returns. */
  readonly commit: (batch: readonly Write[]) => readonly WriteAnswer[];
  /** Carries the write-ahead log into the data file when it has grown enough; call after the answers have gone out. */
  readonly tidy: () => void;
  readonly close: () => void;
};

type Connection = {
  readonly database: Database;
  readonly judge: Judge;
  readonly begin: Statement;
  readonly end: Statement;
  readonly carryOver: Statement;
};

/** Pages written ahead before they are carried over: 8 MiB. */
const usualTidyAt = 1000;

const full: WriteAnswer = { fault: "store-full" };
const failed: WriteAnswer = { fault: "store-failed" };

const closeQuietly = (database: Database): void => {
  try {
    database.close();
  } catch {
    // It is being given up because it failed; what matters is what the next one finds.
  }
};

/** Opens a store for writing; throws SQLite's error, or the disk's. `held`: a reader that does not end keeps the write-ahead log. */
const connect = (file: string): Connection | "held" => {
  // What is carried over must be on the disk in the log first, or a cut in the midst of it leaves neither whole.
  rewriteFile(`${file}-wal`);
  const database = openDatabase(file, "write");
  try {
    database.exec(
      `PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;
       PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16384; PRAGMA secure_delete = ON`,
    );
    if (database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get().busy !== 0) {
      closeQuietly(database);
      return "held";
    }
    // SQLite made the log's name just now, and does not look whether its own sync of it worked.
    syncFolder(dirname(file));
    return {
      database,
      judge: judgeOf(database),
      begin: database.prepare("BEGIN IMMEDIATE"),
      end: database.prepare("COMMIT"),
      carryOver: database.prepare("PRAGMA wal_checkpoint(PASSIVE)"),
    };
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
};

const pagesOf = (write: Write): number => {
  const bytes = write.type === "append" ? write.entry.bytes : "bytes" in write ? write.bytes : [];
  return 2 + bytes.length / pageSize;
};

/** A writer; throws SQLite's error when the store cannot be opened now. `tidyAt`: pages written ahead before `tidy` carries them over. */
export const writerOf = (file: string, tidyAt: number = usualTidyAt): Writer | "held" => {
  const first = connect(file);
  if (first === "held") return first;
  let connection: Connection | undefined = first;
  let pages = 0;

  const letGo = (): void => {
    if (connection !== undefined) closeQuietly(connection.database);
    connection = undefined;
  };

  // A write that only its own contents make impossible stands or falls alone.
  const judgeAlone = ({ database, judge }: Connection, write: Write): WriteAnswer => {
    try {
      return judge(write);
    } catch (error) {
      const trouble = troubleOf(error);
      if (database.isInTransaction() && (trouble === "ours" || trouble === "too-big"))
        return failed;
      throw error;
    }
  };

  const commit = (batch: readonly Write[]): readonly WriteAnswer[] => {
    try {
      const found = connection ?? connect(file);
      if (found === "held") return batch.map(() => failed);
      connection = found;
    } catch (error) {
      return batch.map(() => (troubleOf(error) === "full" ? full : failed));
    }
    const open = connection;
    const { database } = open;
    try {
      open.begin.run();
      const answers = batch.map((write) => judgeAlone(open, write));
      open.end.run();
      for (const write of batch) pages += pagesOf(write);
      return answers;
    } catch (error) {
      if (troubleOf(error) !== "full") {
        letGo();
        return batch.map(() => failed);
      }
      if (database.isInTransaction()) database.exec("ROLLBACK");
      // What is small may still find room where what is large did not.
      return batch.length === 1 ? [full] : batch.flatMap((write) => commit([write]));
    }
  };

  return {
    commit,
    tidy: () => {
      if (connection === undefined || pages < tidyAt) return;
      try {
        connection.carryOver.get();
        pages = 0;
      } catch (error) {
        if (troubleOf(error) !== "full") letGo();
      }
    },
    close: () => {
      try {
        connection?.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      } catch {
        // What was acknowledged is in the write-ahead log; the next start carries it over.
      }
      letGo();
    },
  };
};
