// The embedded store keeps the contract of every store, on whichever SQLite this Node has.

import { expect, test } from "vitest";
import { sqliteName } from "../src/store/sqlite.ts";
import { storeContract } from "../../../packages/office/test/store-contract.ts";
import { openedFolder } from "./folders.ts";

storeContract("SQLite", async () => {
  const { store, drop } = await openedFolder();
  return { store, drop };
});

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const name = major > 24 || (major === 24 && minor >= 15) ? "node:sqlite" : "@photostructure/sqlite";

test(`O74 SQLite here is ${name}`, () => expect(sqliteName).toBe(name));
