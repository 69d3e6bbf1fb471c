import { describe, expect, test } from "vitest";
import { deviceRecords, memoryDevice } from "../src/index.ts";
import { deviceContract } from "./device-contract.ts";
import { makeWorld, seeded } from "./world.ts";

describe("a device in memory", () => {
  deviceContract(async () => memoryDevice());
});

test("C11 a device's records open under its key and their own name alone", async () => {
  const world = await makeWorld("records");
  const { client, device } = await world.person("somebody");
  await client.records.put("drafts/t/1", { words: "canary-draft" });
  expect(await client.records.get("drafts/t/1")).toEqual({ words: "canary-draft" });
  const sealed = await device.get("drafts/t/1");
  if (sealed === undefined) throw new Error("nothing kept");
  expect(Buffer.from(sealed).includes("canary-draft")).toBe(false);
  await device.put("drafts/t/2", sealed);
  expect(await client.records.get("drafts/t/2")).toBeUndefined();
  await device.put(
    "drafts/t/1",
    sealed.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
  );
  expect(await client.records.get("drafts/t/1")).toBeUndefined();
  const other = await crypto.subtle.importKey("raw", seeded("x")(32), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  await device.put("drafts/t/1", sealed);
  expect(await deviceRecords(client.ports, other).get("drafts/t/1")).toBeUndefined();
});
