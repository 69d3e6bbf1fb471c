import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type LogId,
  type Vault,
  type VaultLog,
  bodyFromJson,
  contextOf,
  emptyVault,
  hexFromBytes,
  joinBytes,
  linkFromBytes,
  logIdFromBytes,
  openVault,
  pad,
  paddedLength,
  sealVault,
  sheetKeys,
} from "@tworooms/seal";
import { bytesOf, sequence } from "./shelf.ts";

const sheet = sheetKeys(bytesOf("sheet", 16));
const other = sheetKeys(bytesOf("other sheet", 16));
const id = (label: string): LogId => logIdFromBytes(bytesOf(label, 16));

const log = (label: string, rest: Partial<VaultLog> = {}): VaultLog => ({
  id: id(label),
  kind: "room",
  party: "p1",
  salt: bytesOf(`salt ${label}`, 16),
  ...rest,
});

const vault: Vault = {
  seats: [
    {
      talk: id("table"),
      seed: bytesOf("seed", 32),
      logs: [
        log("room", { head: { seq: 7, link: linkFromBytes(bytesOf("link", 32)) } }),
        log("caucus", { kind: "caucus", genesis: bytesOf("genesis", 300) }),
      ],
      links: [{ secret: bytesOf("s", 16), log: id("room"), linkStart: bytesOf("l", 16) }],
    },
  ],
};

/** A vault as some later client might seal it. */
const sealed = async (json: Parameters<typeof bodyFromJson>[0], version = 1) => {
  const keys = await sheet;
  const nonce = bytesOf("nonce", 12);
  const versionBytes = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, version);
  const additionalData = joinBytes(
    contextOf("vault"),
    Uint8Array.from(Buffer.from(keys.vaultId, "hex")),
    versionBytes,
  );
  const algorithm = { name: "AES-GCM", iv: nonce, additionalData };
  const ct = await crypto.subtle.encrypt(algorithm, keys.vaultKey, pad(bodyFromJson(json)));
  return joinBytes(nonce, new Uint8Array(ct));
};

test("S52 a vault opens as what was put, under its own version and sheet alone", async () => {
  const bytes = await sealVault(await sheet, 3, vault, sequence("put"));
  expect(await openVault(await sheet, 3, bytes)).toEqual(vault);
  for (const version of [0, 1, 2, 4, 2 ** 32 + 3])
    expect(await openVault(await sheet, version, bytes)).toEqual({ fault: "not-authentic" });
  expect(await openVault(await other, 3, bytes)).toEqual({ fault: "not-authentic" });
});

test("S52 any flipped bit and any cut of a vault is refused", async () => {
  const bytes = await sealVault(await sheet, 1, vault, sequence("put"));
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), fc.nat(bytes.length - 1), async (bit, end) => {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await openVault(await sheet, 1, flipped)).toEqual({ fault: "not-authentic" });
      expect(await openVault(await sheet, 1, bytes.slice(0, end))).toEqual({
        fault: "not-authentic",
      });
    }),
  );
});

test("S53 what a later client wrote is kept when this one writes the vault again", async () => {
  const json = {
    format: 1,
    later: { x: [1] },
    seats: [
      {
        talk: id("table"),
        seed: Buffer.from(bytesOf("seed", 32)).toString("base64url"),
        mood: "calm",
        links: [],
        logs: [
          {
            id: id("room"),
            kind: "room",
            salt: Buffer.from(bytesOf("salt", 16)).toString("base64url"),
            pin: 4,
          },
          { id: id("meeting"), kind: "meeting", anything: true },
        ],
      },
    ],
  };
  const opened = await openVault(await sheet, 1, await sealed(json));
  if ("fault" in opened) throw new Error(opened.fault);
  expect(opened.seats[0]?.logs).toHaveLength(1);
  const again = await sealVault(await sheet, 2, opened, sequence("again"));
  expect(await openVault(await sheet, 2, again)).toEqual(opened);
  expect(opened).toMatchObject({ other: { later: { x: [1] } } });
  expect(opened.seats[0]).toMatchObject({
    other: { mood: "calm" },
    otherLogs: [{ anything: true }],
  });
  expect(opened.seats[0]?.logs[0]?.other).toEqual({ pin: 4 });
});

test("S53 a vault of another shape is a fault, and a later format says so", async () => {
  const seat = { talk: id("table"), seed: "AAAA", logs: [], links: [] };
  for (const json of [null, [], {}, { format: 0, seats: [] }, { format: 1, seats: [seat] }])
    expect(await openVault(await sheet, 1, await sealed(json))).toEqual({ fault: "vault" });
  expect(await openVault(await sheet, 1, await sealed({ format: 2 }))).toEqual({
    fault: "update-needed",
  });
});

const many = (count: number): Vault =>
  ({
    seats: [{ ...vault.seats[0], logs: Array.from({ length: count }, (_, n) => log(`l${n}`)) }],
  }) as Vault;

test("S54 the length of a vault tells its Padmé class and no more", async () => {
  const lengths = await Promise.all(
    [emptyVault, many(0), many(1), many(20), many(21)].map(
      async (one) => (await sealVault(await sheet, 1, one, sequence("put"))).length,
    ),
  );
  expect(lengths[0]).toBe(lengths[1]);
  for (const length of lengths) expect(paddedLength(length - 28)).toBe(length - 28);
});

test("S84 cloud storage attacks: no field, seat or key of a vault can be swapped, put back or overwritten", async () => {
  // ETH Zürich's attacks on MEGA, Nextcloud and password managers cut, paste or roll back separately sealed fields, or
  // overwrite a public key the server holds. Here everything is one ciphertext under one version and one vault id.
  const keys = await sheet;
  const old = await sealVault(keys, 1, emptyVault, sequence("one"));
  const now = await sealVault(keys, 2, vault, sequence("two"));
  expect(await openVault(keys, 2, old)).toEqual({ fault: "not-authentic" });
  for (const at of [12, 28, 44, 300])
    expect(
      await openVault(
        keys,
        2,
        joinBytes(now.slice(0, at), old.slice(at, at + 16), now.slice(at + 16)),
      ),
    ).toEqual({ fault: "not-authentic" });
  const theirs = await sealVault(await other, 2, emptyVault, sequence("theirs"));
  expect(await openVault(keys, 2, theirs)).toEqual({ fault: "not-authentic" });
  // No key is fetched from the server: the vault id is worked out from the sheet's own public key.
  expect(hexFromBytes(keys.auth.publicKey)).not.toContain(keys.vaultId);
  expect((await sheetKeys(bytesOf("sheet", 16))).vaultId).toBe(keys.vaultId);
});
