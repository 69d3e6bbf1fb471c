// SQLite itself, from whichever of two places has it: Node's own module from 24.15 on, where it is a release candidate
// and no experiment, else @photostructure/sqlite, which has the same shape. Nothing else in the house loads SQLite,
// and nothing outside a worker does: a synchronous commit must not stall who answers people. Decision 0006.

import type { SqliteModule, StatementSyncInstance } from "@photostructure/sqlite";

/** A prepared statement. */
export type Statement = Pick<StatementSyncInstance, "run" | "get" | "all" | "iterate">;

/** An open database. Keep it as long as its statements, or it is collected and closes under them. */
export type Database = {
  readonly exec: (statements: string) => void;
  readonly prepare: (statement: string) => Statement;
  readonly isInTransaction: () => boolean;
  /** Rolls back, and closes. Node's own module ends the statements too; the other keeps file handles and a shared lock until each is collected or the thread ends, which hinders no reader, writer or checkpoint. */
  readonly close: () => void;
};

const hasOwnSqlite = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 15);
};

// The name is built so that no bundler or older Node tries to resolve it.
const own = ["node", "sqlite"].join(":");

const { DatabaseSync }: Pick<SqliteModule, "DatabaseSync"> = await import(
  hasOwnSqlite(process.versions.node) ? own : "@photostructure/sqlite"
);

/** Which of the two is in use here. */
export const sqliteName: string = hasOwnSqlite(process.versions.node)
  ? "node:sqlite"
  : "@photostructure/sqlite";

/** Opens a database file; throws SQLite's own error. */
export const openDatabase = (file: string, access: "read" | "write"): Database => {
  const database = new DatabaseSync(file, { readOnly: access === "read" });
  return {
    exec: (text) => database.exec(text),
    prepare: (text) => database.prepare(text),
    isInTransaction: () => database.isTransaction,
    close: () => {
      if (!database.isOpen) return;
      if (database.isTransaction) database.exec("ROLLBACK");
      database.close();
    },
  };
};

/** The kinds of trouble that are told apart. `ours`: no error of SQLite's; `too-big`: one value alone; all else is `failed`. */
export type SqliteTrouble =
  | "busy"
  | "full"
  | "corrupt"
  | "not-a-database"
  | "too-big"
  | "failed"
  | "ours";

/** What an error of SQLite means, by its primary result code. */
export const troubleOf = (error: unknown): SqliteTrouble => {
  const code =
    typeof error === "object" && error !== null && "errcode" in error ? Number(error.errcode) : 0;
  switch (code & 0xff) {
    case 0:
      return "ours";
    case 5:
      return "busy";
    case 13:
      return "full";
    case 11:
      return "corrupt";
    case 18:
      return "too-big";
    case 26:
      return "not-a-database";
    default:
      return "failed";
  }
};
