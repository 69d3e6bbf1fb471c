// The embedded store keeps the contract of every store.

import { openedFolder } from "./folders.ts";
import { storeContract } from "../../../packages/office/test/store-contract.ts";

storeContract("SQLite store", async () => {
  const { store, drop } = await openedFolder();
  return { store, drop };
});
