import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import {
  addMember,
  checkMember,
  hexFromBytes,
  logIdFromBytes,
  removeMember,
  sealBlob,
  systemRandom,
} from "@tworooms/seal";
import { accepted, bytesOf, current, founded, invited, post, say, sequence } from "./shelf.ts";

const history = async (): Promise<readonly string[]> => {
  const { shelf, reader } = await founded("lead");
  let lead = await invited(shelf, reader, "ada", true);
  const ada = await accepted(shelf, "ada");
  await say(shelf, ada, "hello");
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  lead = await invited(shelf, lead, "bob", false);
  const bob = await accepted(shelf, "bob");
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, await addMember(lead, bob.seat.id, sequence("add")));
  await post(shelf, lead, await removeMember(lead, ada.seat.id, sequence("remove")));
  const log = logIdFromBytes(bytesOf("log", 16));
  const { sealed } = await sealBlob(log, bytesOf("file", 70_000), sequence("blob"));
  return [...shelf.entries, sealed].map(hexFromBytes);
};

test("S80 every random byte comes through the port: two runs with equal ports write equal bytes", async () => {
  const drawn = vi.spyOn(crypto, "getRandomValues");
  const made = vi.spyOn(crypto.subtle, "generateKey");
  const [one, other] = [await history(), await history()];
  expect(one).toEqual(other);
  expect(one.length).toBeGreaterThan(9);
  expect(drawn).not.toHaveBeenCalled();
  expect(made).not.toHaveBeenCalled();
  expect(systemRandom(32)).toHaveLength(32);
  expect(drawn).toHaveBeenCalledTimes(1);
});

test("S80 nothing in the seal calls the generator but the port", () => {
  const folder = "packages/seal/src";
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && name !== "random.ts")
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  const calling = /getRandomValues|generateKey|Math\.random|randomUUID|generateMnemonic/;
  expect(sources.filter(({ text }) => calling.test(text))).toEqual([]);
});
