// What the server writes down of its work: which kind of ask, how it ended, how long it took. Never an id, a token, an
// address, a name or a length; the time to the minute, for lines of two rooms laid side by side must not tell who
// answered whom. Rule O37.

import { type DestinationStream, type Logger, pino } from "pino";

/** Where lines go. */
export type LogLines = { readonly write: (line: string) => void };

/** A log of content-free lines. */
export type Log = {
  readonly answered: (route: string, status: number, milliseconds: number) => void;
  readonly event: (event: LogEvent) => void;
  /** Our own mistake: where in the code, and none of the values. */
  readonly bug: (error: unknown) => void;
};

/** Events of a server's life, as fixed words. */
export type LogEvent =
  | "listening"
  | "restoring"
  | "stopping"
  | "stopped"
  | "live-opened"
  | "live-closed"
  | "live-malformed"
  | "live-too-slow"
  | "connection-refused";

const minute = 60_000;
const toTheMinute = (): string =>
  `,"time":"${new Date(Math.floor(Date.now() / minute) * minute).toISOString().slice(0, 16)}Z"`;

const placesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => line.startsWith("    at "))
        .slice(0, 8)
        .map((line) => line.trim())
    : [];

/** A log onto lines. */
export const makeLog = (lines: LogLines): Log => {
  const destination: DestinationStream = { write: (line) => lines.write(line) };
  const logger: Logger = pino({ base: null, timestamp: toTheMinute }, destination);
  return {
    answered: (route, status, milliseconds) =>
      logger.info({ route, status, ms: Math.round(milliseconds) }),
    event: (event) => logger.info({ event }),
    bug: (error) => logger.error({ event: "bug", at: placesOf(error) }),
  };
};
