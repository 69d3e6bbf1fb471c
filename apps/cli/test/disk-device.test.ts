import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { deviceContract } from "../../../packages/client/test/device-contract.ts";
import { diskDevice } from "../src/disk-device.ts";

const folders: string[] = [];
const fresh = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "two-rooms-device-"));
  folders.push(folder);
  return folder;
};

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describe("a device on disk", () => {
  deviceContract(async () => diskDevice(await fresh()));
});

test("L2 files of a device are its owner's alone, and survive being opened again", async () => {
  const folder = join(await fresh(), "new");
  await diskDevice(folder).put("a/b", Uint8Array.of(7));
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, "a"))).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, "a", "b"))).mode & 0o777).toBe(0o600);
  expect(await diskDevice(folder).get("a/b")).toEqual(Uint8Array.of(7));
});
