// An HTTP message as both ends hold it, whatever library carries it. Header names are lowercase.

/** A request on its way. `path` begins with a slash and may end with a query. */
export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

/** An answer on its way. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

/** Header names of our own. Secrets travel in headers and bodies, never in an address. */
export const headerNames = {
  admission: "tworooms-admission",
  groundLog: "tworooms-ground-log",
  groundToken: "tworooms-ground-token",
  version: "tworooms-version",
  seq: "tworooms-seq",
  link: "tworooms-link",
} as const;

/** Media type of sealed bytes. */
export const bytesType = "application/octet-stream";
/** Media type of all else. */
export const jsonType = "application/json";
