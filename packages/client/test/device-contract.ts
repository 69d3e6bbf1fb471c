// What every device store must do; each adapter runs it.

import { expect, test } from "vitest";
import type { DeviceStore } from "../src/index.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Runs the contract against fresh stores. */
export const deviceContract = (makeStore: () => Promise<DeviceStore>): void => {
  test("C10 what was put is got, whole, and replaced whole", async () => {
    const store = await makeStore();
    expect(await store.get("a/b")).toBeUndefined();
    await store.put("a/b", bytes(1, 2, 3));
    await store.put("a/b", bytes(4));
    expect(await store.get("a/b")).toEqual(bytes(4));
  });

  test("C10 what was appended stands at the end, in order", async () => {
    const store = await makeStore();
    await store.append("log", bytes(1));
    await store.append("log", bytes(2, 3));
    expect(await store.get("log")).toEqual(bytes(1, 2, 3));
    await store.put("log", bytes(9));
    await store.append("log", bytes(8));
    expect(await store.get("log")).toEqual(bytes(9, 8));
  });

  test("C10 keys are listed by their beginning, in order, and go when removed", async () => {
    const store = await makeStore();
    for (const key of ["drafts/t/2", "drafts/t/1", "logs/a", "drafts/u/1"])
      await store.put(key, bytes(1));
    expect(await store.keys("drafts/t/")).toEqual(["drafts/t/1", "drafts/t/2"]);
    await store.remove("drafts/t/1");
    await store.remove("drafts/t/never");
    expect(await store.keys("drafts/")).toEqual(["drafts/t/2", "drafts/u/1"]);
  });

  test("C10 what was given or got can be changed without changing what is kept", async () => {
    const store = await makeStore();
    const given = bytes(1, 2);
    await store.put("k", given);
    given[0] = 9;
    const got = await store.get("k");
    if (got !== undefined) got[1] = 9;
    expect(await store.get("k")).toEqual(bytes(1, 2));
  });
};
