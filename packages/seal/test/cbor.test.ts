import { expect, test } from "vitest";
import { bytesFromHex, faultOf } from "@tworooms/seal/envelope";
import { bytesFromItems, itemsFromBytes } from "../src/envelope/cbor.ts";

const read = (hex: string): unknown => itemsFromBytes(bytesFromHex(hex) ?? new Uint8Array());

test("S5 arrays are four deep at most, wherever in the array the deep ones stand", () => {
  expect(read("8181818101")).toEqual([[[[1]]]]);
  expect(read("818181818101")).toEqual(faultOf("malformed"));
  expect(read("828181818101")).toEqual(faultOf("malformed"));
  expect(read("82018181818101")).toEqual(faultOf("malformed"));
  expect(read("828181810181818101")).toEqual([[[[1]]], [[[1]]]]);
  expect(read("838080818180")).toEqual([[], [], [[[]]]]);
  expect(read("8480808081818180")).toEqual(faultOf("malformed"));
});

test("S5 items are written in their shortest spelling", () => {
  const items = [0, 23, 24, 255, 256, 65_536, 2 ** 32, true, false, Uint8Array.of(7), [[]]];
  expect(Buffer.from(bytesFromItems(items)).toString("hex")).toBe(
    "8b0017181818ff1901001a000100001b0000000100000000f5f441078180",
  );
});
