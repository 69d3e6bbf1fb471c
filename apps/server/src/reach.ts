// How a program that listens is reached: host, port, TLS, the address that people dial. What would be unsafe is refused with
// a sentence that says what to do; nothing listens beyond this machine in the clear. Rule O42.

import { isIPv4 } from "node:net";

/** How a program is reached. */
export type Reach = {
  readonly host: string;
  /** 0 … 65535; 0 takes any free port. */
  readonly port: number;
  /** PEM files; TLS in this process when given. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** The origin clients dial, when it is not this machine's own. */
  readonly url?: string;
  /** Whether a proxy in front does TLS and counts connections. */
  readonly front: "none" | "proxy";
};

/** Why it cannot be reached so, in a sentence for the operator. */
export type ReachFault = {
  readonly fault: "bad-port" | "bad-url" | "half-certificate" | "needs-tls" | "needs-url";
  readonly sentence: string;
};

/** What was said of it: texts by the names of flags. */
export type ReachWish = {
  readonly said: (name: "host" | "port" | "cert" | "key" | "url") => string | undefined;
  readonly front: Reach["front"];
};

/** What is so unless told otherwise, and what an address is needed for. */
export type UsualReach = { readonly port: number; readonly why: string };

/** Hosts that are this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" ||
  host === "::1" ||
  host === "[::1]" ||
  (isIPv4(host) && host.startsWith("127."));

const isWildcard = (host: string): boolean => host === "0.0.0.0" || host === "::";

const fault = (code: ReachFault["fault"], sentence: string): ReachFault => ({
  fault: code,
  sentence,
});

const portFrom = (text: string | undefined, usual: number): number | ReachFault => {
  if (text === undefined) return usual;
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 65_536;
  return port <= 65_535
    ? port
    : fault("bad-port", "--port takes a number from 0 to 65535; 0 takes any free port.");
};

/** A bare origin that may be dialled: https, or plain http on this machine alone. */
export const originFrom = (text: string): string | undefined => {
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

const unsafe = ({ host, tls, url, front }: Reach, why: string): ReachFault | undefined => {
  if (isLoopback(host) && front === "none") return undefined;
  if (!isLoopback(host) && tls === undefined && front === "none")
    return fault(
      "needs-tls",
      "Listening beyond this machine needs TLS: give --cert and --key (tworooms certificate makes them), or --behind-proxy when a proxy in front does TLS.",
    );
  if (url === undefined && (front === "proxy" || isWildcard(host)))
    return fault(
      "needs-url",
      `Give --url, the address that clients dial, such as --url https://talks.example: ${why}.`,
    );
  return undefined;
};

/** How it is reached, or why it cannot be so. */
export const reachFrom = ({ said, front }: ReachWish, usual: UsualReach): Reach | ReachFault => {
  const port = portFrom(said("port"), usual.port);
  if (typeof port !== "number") return port;
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
  const reach: Reach = {
    host: said("host") ?? "127.0.0.1",
    port,
    ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
    ...(url === undefined ? {} : { url }),
    front,
  };
  return unsafe(reach, usual.why) ?? reach;
};
