// What a page believes of its address and of the settings of its host: exactly what may stand there, and nothing near it.
import { expect, test } from "vitest";
import { admissionIn } from "../src/page/admission.ts";
import { serverIn } from "../src/page/server-origin.ts";

const own = "https://screens.example";

test("V219 a page speaks to where it came from, or to the one server that its host names", () => {
  expect(serverIn({}, own)).toBe(own);
  for (const server of [
    "https://talks.example",
    "https://talks.example:8470",
    "http://127.0.0.1:8470",
    "http://localhost:8470",
    "http://[::1]:8470",
  ])
    expect(serverIn({ server }, own)).toBe(server);
});

test("V219 settings that are anything else name no server", () => {
  for (const settings of [
    undefined,
    "https://talks.example",
    { server: undefined },
    { server: "" },
    { server: "http://talks.example" },
    { server: "http://127.0.0.1.talks.example" },
    { server: "https://talks.example/" },
    { server: "https://talks.example/v1" },
    { server: "https://user@talks.example" },
    { server: "https://talks.example#x" },
    { server: "//talks.example" },
    { server: "wss://talks.example" },
    { server: "javascript:0" },
    { server: ["https://talks.example"] },
    { server: "https://talks.example", more: true },
    { host: "https://talks.example" },
  ])
    expect([settings, serverIn(settings, own)]).toEqual([settings, undefined]);
});

test("V224 a fragment holds an admission token in one way alone", () => {
  expect(admissionIn("#admission=abcdefghijklmnop")).toBe("abcdefghijklmnop");
  expect(admissionIn(`#admission=${encodeURIComponent("a&b=c%d+e/f#ghij")}`)).toBe(
    "a&b=c%d+e/f#ghij",
  );
  for (const hash of [
    "",
    "#",
    "#admission=",
    "#admission=short",
    `#admission=${"x".repeat(129)}`,
    "#admission=with%20a%20space%20in%20it",
    "#admission=broken%E0%A4%A",
    "#admission=abcdefghijklmnop&more=1",
    "#Admission=abcdefghijklmnop",
    "#x=1&admission=abcdefghijklmnop",
  ])
    expect([hash, admissionIn(hash)]).toEqual([hash, undefined]);
});
