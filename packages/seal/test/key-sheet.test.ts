import { wordlist } from "@scure/bip39/wordlists/english.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newSheet, sheetFromText, sheetKeys, wordsFromSheet } from "@tworooms/seal";
import { bytesOf, sequence } from "./shelf.ts";

const entropy = fc.uint8Array({ minLength: 16, maxLength: 16 });

test("S50 twelve words give back the sheet, however they are pasted", () =>
  fc.assert(
    fc.property(
      entropy,
      fc.constantFrom(" ", "\n", "\r\n", "  \t", ", ", "; "),
      fc.constantFrom("plain", "numbered", "listed", "loud"),
      (sheet, between, manner) => {
        const spelled = wordsFromSheet(sheet).map((word, index) => {
          if (manner === "numbered") return `${index + 1}. ${word}`;
          if (manner === "listed") return `(${index + 1}) ${word},`;
          return manner === "loud" ? word.toUpperCase() : word;
        });
        expect(sheetFromText(` ${spelled.join(between)}\n`)).toEqual(sheet);
      },
    ),
  ));

test("S50 a wrong sheet is refused, and the fault says where", () => {
  const words = wordsFromSheet(bytesOf("sheet", 16));
  expect(sheetFromText("")).toEqual({ fault: "sheet-length", count: 0 });
  expect(sheetFromText(words.slice(1).join(" "))).toEqual({ fault: "sheet-length", count: 11 });
  expect(sheetFromText(words.with(4, "aband0n").join(" "))).toEqual({
    fault: "sheet-word",
    place: 5,
  });
});

test("S50 one word put for another passes about once in sixteen, and else is refused as such", () => {
  // The checksum has four bits: it catches slips of the pen, and is no secret.
  const words = wordsFromSheet(bytesOf("sheet", 16));
  const verdicts = wordlist
    .filter((word) => word !== words[3])
    .map((word) => sheetFromText(words.with(3, word).join(" ")));
  const refused = verdicts.filter((verdict) => "fault" in verdict);
  expect(new Set(refused.map(({ fault }) => fault))).toEqual(new Set(["sheet-checksum"]));
  const passed = verdicts.length - refused.length;
  expect(passed).toBeGreaterThan(64);
  expect(passed).toBeLessThan(192);
});

test("S51 a sheet always gives the same keys, none of which leaves the machine", async () => {
  const sheet = newSheet(sequence("sheet"));
  const [one, again, other] = await Promise.all(
    [sheet, sheet, newSheet(sequence("other"))].map(sheetKeys),
  );
  expect(one?.vaultId).toBe(again?.vaultId);
  expect(one?.auth.publicKey).toEqual(again?.auth.publicKey);
  expect(one?.vaultId).not.toBe(other?.vaultId);
  for (const key of [one?.auth.sign, one?.vaultKey]) {
    if (key === undefined) throw new Error("no key");
    expect(key.extractable).toBe(false);
    for (const format of ["jwk", "raw", "pkcs8"] as const)
      await expect(crypto.subtle.exportKey(format as "jwk", key)).rejects.toThrow(
        /extractable|format/i,
      );
  }
});
