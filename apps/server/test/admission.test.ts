// The admission token on disk.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { admissionFile, admissionFrom } from "../src/admission.ts";
import { isAdmissionToken } from "@tworooms/server";
import { makeFolder } from "./site.ts";

let folder = { path: "", remove: (): void => {} };
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

test("O43 the admission token is made once, kept for its owner alone, and the same at each start", () => {
  const first = admissionFrom({ from: "folder" }, folder.path);
  if (typeof first !== "string") throw new Error(first.sentence);
  expect(isAdmissionToken(first)).toBe(true);
  expect(first.length).toBe(32);
  const path = join(folder.path, admissionFile);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).toBe(`${first}\n`);
  expect(admissionFrom({ from: "folder" }, folder.path)).toBe(first);
  const other = makeFolder();
  expect(admissionFrom({ from: "folder" }, other.path)).not.toBe(first);
  other.remove();
});

test("O43 a file that is missing, or holds no admission token, is refused with a sentence that holds none of it", () => {
  const path = join(folder.path, "mine");
  expect(admissionFrom({ from: "file", path }, folder.path)).toMatchObject({
    fault: "bad-admission",
  });
  writeFileSync(path, "canary in two words\n");
  const fault = admissionFrom({ from: "file", path }, folder.path);
  expect(fault).toMatchObject({ fault: "bad-admission" });
  expect(JSON.stringify(fault)).not.toContain("canary");
  writeFileSync(path, "  a-token-of-the-operator \n");
  expect(admissionFrom({ from: "file", path }, folder.path)).toBe("a-token-of-the-operator");
  expect(admissionFrom({ from: "text", text: "given-as-it-is-here" }, folder.path)).toBe(
    "given-as-it-is-here",
  );
});
