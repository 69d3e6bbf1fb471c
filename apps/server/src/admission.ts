// The admission token: what the operator gives to whom may convene talks. Made once, kept in the data folder for its
// owner alone, printed at each start, never logged. The office itself knows only its digest. Rule O43.

import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { type AdmissionSource, isAdmissionToken } from "./settings.ts";

/** Name of its file in a data folder. */
export const admissionFile = "admission-token";

/** Why there is no admission token. */
export type AdmissionFault = {
  readonly fault: "bad-admission";
  readonly sentence: string;
};

const tokenBytes = 24;

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
};

const write = (path: string, text: string): void => {
  const part = `${path}.part`;
  const file = openSync(part, "w", 0o600);
  fchmodSync(file, 0o600);
  writeSync(file, `${text}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
};

const checked = (text: string, path: string): string | AdmissionFault =>
  isAdmissionToken(text)
    ? text
    : {
        fault: "bad-admission",
        sentence: `${path} does not hold an admission token: 16 to 128 visible ASCII characters on one line. Write one there, or name another file.`,
      };

/** The admission token of a source; in a data folder without one, a new one of 192 random bits. */
export const admissionFrom = (source: AdmissionSource, data: string): string | AdmissionFault => {
  if (source.from === "text") return source.text;
  const path = source.from === "file" ? source.path : join(data, admissionFile);
  const known = textOf(path);
  if (known !== undefined) return checked(known, path);
  if (source.from === "file")
    return {
      fault: "bad-admission",
      sentence: `${path} is not there. --admission names a file that holds the admission token, so that no secret stands on a command line.`,
    };
  const text = randomBytes(tokenBytes).toString("base64url");
  write(path, text);
  return text;
};
