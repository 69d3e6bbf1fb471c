// The store in memory keeps the contract of every store.

import { memoryStore } from "../src/index.ts";
import { storeContract } from "./store-contract.ts";

storeContract("memory store", async () => {
  const store = memoryStore();
  return { store, drop: () => store.close() };
});
