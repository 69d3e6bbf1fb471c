// What the operator asks for, by flags or by TWOROOMS_… variables; a flag wins. What would be unsafe is refused with a
// sentence that says what to do: listening beyond this machine without TLS, a secret on a command line. Rule O42.

import { isIPv4 } from "node:net";

/** Where the admission token comes from: made once and kept in the data folder, read from a file, or given as it is. */
export type AdmissionSource =
  | { readonly from: "folder" }
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "text"; readonly text: string };

/** A server to be started. */
export type Settings = {
  readonly data: string;
  readonly host: string;
  /** 0 … 65535; 0 takes any free port. */
  readonly port: number;
  readonly admission: AdmissionSource;
  /** PEM files; TLS in this process when given. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** The origin clients dial, when it is not this machine's own. */
  readonly url?: string;
  /** Whether a proxy in front does TLS and counts connections. */
  readonly front: "none" | "proxy";
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
export type SettingsFault = {
  readonly fault:
    | "bad-port"
    | "bad-url"
    | "bad-admission"
    | "half-certificate"
    | "needs-tls"
    | "needs-url";
  readonly sentence: string;
};

/** The port unless told otherwise. */
export const usualPort = 8470;

/** Hosts that are this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" ||
  host === "::1" ||
  host === "[::1]" ||
  (isIPv4(host) && host.startsWith("127."));

const isWildcard = (host: string): boolean => host === "0.0.0.0" || host === "::";

const fault = (code: SettingsFault["fault"], sentence: string): SettingsFault => ({
  fault: code,
  sentence,
});

const portFrom = (text: string | undefined): number | SettingsFault => {
  if (text === undefined) return usualPort;
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 65_536;
  return port <= 65_535
    ? port
    : fault("bad-port", "--port takes a number from 0 to 65535; 0 takes any free port.");
};

const originFrom = (text: string): string | undefined => {
  try {
    const url = new URL(text);
    const isBare = url.pathname === "/" && url.search === "" && url.hash === "";
    const isSafe =
      url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
    return isBare && isSafe && url.username === "" && url.password === "" ? url.origin : undefined;
  } catch {
    return undefined;
  }
};

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
    : fault(
        "bad-admission",
        "TWOROOMS_ADMISSION holds an admission token of 16 to 128 visible ASCII characters, or the path of a file that does (beginning with / or ./).",
      );
};

/** Whether a text may be an admission token: 16 to 128 visible ASCII characters. */
export const isAdmissionToken = (text: string): boolean => /^[!-~]{16,128}$/.test(text);

const reachFault = ({ host, tls, url, front }: Settings): SettingsFault | undefined => {
  if (isLoopback(host) && front === "none") return undefined;
  if (!isLoopback(host) && tls === undefined && front === "none")
    return fault(
      "needs-tls",
      "Listening beyond this machine needs TLS: give --cert and --key (tworooms certificate makes them), or --behind-proxy when a proxy in front does TLS.",
    );
  if (url === undefined && (front === "proxy" || isWildcard(host)))
    return fault(
      "needs-url",
      "Give --url, the address that clients dial, such as --url https://talks.example: they sign it when they come in.",
    );
  return undefined;
};

/** Settings from flags and environment, or why they are refused. */
export const settingsFrom = (
  flags: Flags,
  env: Readonly<Record<string, string | undefined>>,
): Settings | SettingsFault => {
  const said = (name: Exclude<keyof Flags, "behind-proxy">): string | undefined =>
    [flags[name], env[`TWOROOMS_${name.toUpperCase()}`]].find(
      (text) => text !== undefined && text !== "",
    );
  const port = portFrom(said("port"));
  if (typeof port !== "number") return port;
  const admission = admissionFrom(flags.admission, env["TWOROOMS_ADMISSION"] || undefined);
  if ("fault" in admission) return admission;
  const [cert, key] = [said("cert"), said("key")];
  if ((cert === undefined) !== (key === undefined))
    return fault("half-certificate", "--cert and --key go together: give both, or neither.");
  const dialled = said("url");
  const url = dialled === undefined ? undefined : originFrom(dialled);
  if (dialled !== undefined && url === undefined)
    return fault(
      "bad-url",
      "--url takes the bare address that clients dial, such as https://talks.example or https://192.168.1.5:8470: https, and nothing after the port.",
    );
  const settings: Settings = {
    data: said("data") ?? "./data",
    host: said("host") ?? "127.0.0.1",
    port,
    admission,
    ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
    ...(url === undefined ? {} : { url }),
    front: flags["behind-proxy"] === true ? "proxy" : "none",
  };
  return reachFault(settings) ?? settings;
};
