// What the operator asks for, by flags or by TWOROOMS_… variables; a flag wins. What would be unsafe is refused with a
// sentence that says what to do: listening beyond this machine without TLS, a secret on a command line. Rule O42.

import { type Reach, type ReachFault, reachFrom } from "./reach.ts";

/** Where the admission token comes from: made once and kept in the data folder, read from a file, or given as it is. */
export type AdmissionSource =
  | { readonly from: "folder" }
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "text"; readonly text: string };

/** A server to be started. */
export type Settings = Reach & {
  readonly data: string;
  readonly admission: AdmissionSource;
};

/** Flags as given on the command line, without their dashes. */
export type Flags = {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly admission?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly url?: string;
  readonly "behind-proxy"?: boolean;
};

/** Why settings are refused, in a sentence for the operator. */
export type SettingsFault =
  | ReachFault
  | { readonly fault: "bad-admission"; readonly sentence: string };

/** The port unless told otherwise. */
export const usualPort = 8470;

const isPath = (text: string): boolean => /^(?:\.{0,2}\/|\.{0,2}\\|[A-Za-z]:\\)/.test(text);

const admissionFrom = (
  flag: string | undefined,
  variable: string | undefined,
): AdmissionSource | SettingsFault => {
  if (flag !== undefined) return { from: "file", path: flag };
  if (variable === undefined) return { from: "folder" };
  if (isPath(variable)) return { from: "file", path: variable };
  return isAdmissionToken(variable)
    ? { from: "text", text: variable }
    : {
        fault: "bad-admission",
        sentence:
          "TWOROOMS_ADMISSION holds an admission token of 16 to 128 visible ASCII characters, or the path of a file that does (beginning with / or ./).",
      };
};

/** Whether a text may be an admission token: 16 to 128 visible ASCII characters. */
export const isAdmissionToken = (text: string): boolean => /^[!-~]{16,128}$/.test(text);

/** Settings from flags and environment, or why they are refused. */
export const settingsFrom = (
  flags: Flags,
  env: Readonly<Record<string, string | undefined>>,
): Settings | SettingsFault => {
  const said = (name: Exclude<keyof Flags, "behind-proxy">): string | undefined =>
    [flags[name], env[`TWOROOMS_${name.toUpperCase()}`]].find(
      (text) => text !== undefined && text !== "",
    );
  const reach = reachFrom(
    { said, front: flags["behind-proxy"] === true ? "proxy" : "none" },
    { port: usualPort, why: "they sign it when they come in" },
  );
  if ("fault" in reach) return reach;
  const admission = admissionFrom(flags.admission, env["TWOROOMS_ADMISSION"] || undefined);
  if ("fault" in admission) return admission;
  return { data: said("data") ?? "./data", admission, ...reach };
};
