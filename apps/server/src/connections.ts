// How many connections one address may hold, and the way into the office that belongs to each. Loopback has a limit of
// its own: there everybody has one address. Rules O34, O46.

import type { Socket } from "node:net";
import type { Connection, Office } from "@tworooms/office";
import { isLoopback } from "./reach.ts";

/** Limits of the edge: counts, bytes and milliseconds. */
export type EdgeLimits = {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly connectionsOfLoopback: number;
  /** To send all headers; to send a whole request; to stay silent between requests. */
  readonly headersTime: number;
  readonly requestTime: number;
  readonly idleTime: number;
  /** A live connection that takes nothing for so long is told and dropped; one silent for two beats is dropped. */
  readonly stallTime: number;
  readonly beat: number;
  /** For answers under way when the server stops. */
  readonly stopTime: number;
};

/** What an edge allows unless told otherwise. */
export const usualEdgeLimits: EdgeLimits = {
  connections: 20_000,
  connectionsPerAddress: 512,
  connectionsOfLoopback: 16_384,
  headersTime: 10_000,
  requestTime: 120_000,
  idleTime: 65_000,
  stallTime: 30_000,
  beat: 30_000,
  stopTime: 10_000,
};

/** The part of an address that one household shares: all of IPv4, the first 64 bits of IPv6. */
export const householdOf = (address: string): string => {
  const plain = address.replace(/^::ffff:/, "");
  return plain.includes(":") && plain !== "::1" ? plain.split(":").slice(0, 4).join(":") : plain;
};

/** Counts connections by address. */
export type Doorman = {
  /** Whether a socket may stay; it is counted until it closes. */
  readonly letIn: (socket: Socket) => boolean;
  /** The way into the office of a socket. */
  readonly connectionOf: (socket: Socket) => Connection;
};

/** A doorman; behind a proxy all sockets are the proxy's, so neither address nor socket says who asks. */
export const makeDoorman = (
  office: Office,
  limits: EdgeLimits,
  front: "none" | "proxy",
): Doorman => {
  const counts = new Map<string, number>();
  const connections = new WeakMap<Socket, Connection>();
  return {
    letIn: (socket) => {
      if (front === "proxy") return true;
      const address = householdOf(socket.remoteAddress ?? "");
      const most = isLoopback(address)
        ? limits.connectionsOfLoopback
        : limits.connectionsPerAddress;
      const count = counts.get(address) ?? 0;
      if (count >= most) return false;
      counts.set(address, count + 1);
      socket.once("close", () => {
        const left = (counts.get(address) ?? 1) - 1;
        if (left > 0) counts.set(address, left);
        else counts.delete(address);
      });
      return true;
    },
    connectionOf: (socket) => {
      const known = front === "proxy" ? undefined : connections.get(socket);
      const connection = known ?? office.connect();
      connections.set(socket, connection);
      return connection;
    },
  };
};
