// Rooms of three on a server in another process: a founder and two who came by invitation, each with a live connection.

import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  acceptInvite,
  envelopeFromBytes,
  foundLog,
  inviteKeys,
  inviteTo,
  isFault,
  openEntries,
  openReader,
  sealEntry,
  seatKeys,
  signControl,
} from "@tworooms/seal";
import type { LogReader, PartyBytes, SeatKeys } from "@tworooms/seal";
import { asking, httpTransport } from "@tworooms/client";
import type { Asking, HttpPorts, Prover } from "@tworooms/client";
import type { Live, LiveTell, Transport } from "@tworooms/wire";
import { WebSocket } from "ws";

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

const made = <T extends object>(value: T): Exclude<T, { readonly fault: string }> => {
  if (isFault(value)) throw new Error(value.fault);
  return value as Exclude<T, { readonly fault: string }>;
};

/** What a server process costs. */
export type Cost = {
  readonly cpu: number;
  readonly cpuAfter: number;
  readonly rss: number;
  readonly room: number;
};

/** A server process and what it costs. */
export type ServerProcess = {
  readonly transport: Transport;
  readonly asks: Asking;
  readonly admission: string;
  /** Microseconds of CPU since its start, before and after a collection of its memory; after it, bytes resident and how many of them are empty room of the engine. */
  readonly cost: () => Promise<Cost>;
};

const ports: HttpPorts = {
  fetch: async (url, { headers, ...settings }) =>
    fetch(url, { ...settings, headers } as RequestInit),
  openSocket: (url, protocol) =>
    new WebSocket(url, protocol, { perMessageDeflate: false }) as unknown as ReturnType<
      HttpPorts["openSocket"]
    >,
};

const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve) => child.once("message", (message) => resolve(message as T)));

/** Runs something with a server process on a store of this disk. */
export const withServer = async <T>(task: (server: ServerProcess) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "two-rooms-bench-"));
  const child = fork(new URL("./server-process.ts", import.meta.url), [join(folder, "data")], {
    execArgv: ["--import", new URL("../plain.mjs", import.meta.url).href, "--expose-gc"],
  });
  try {
    const { origin, admission } = await heard<{ origin: string; admission: string }>(child);
    const transport = httpTransport(origin, ports);
    return await task({
      transport,
      admission,
      asks: asking(transport, Date.now),
      cost: async () => {
        const answer = heard<Cost>(child);
        child.send("cost");
        return answer;
      },
    });
  } finally {
    child.send("end");
    await new Promise((resolve) => child.once("exit", resolve));
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A room of three: its founder's reader, and a prover for each member. */
export type Room = {
  readonly reader: LogReader;
  readonly seat: SeatKeys;
  readonly provers: readonly Prover[];
};

const proverOf = (log: Room["reader"]["log"], keys: SeatKeys): Prover => ({
  id: log,
  key: keys.id,
  sign: keys.sign,
});

const append = async (
  { asks }: ServerProcess,
  prover: Prover,
  log: LogReader["log"],
  envelope: Uint8Array,
) => {
  const answer = await asks.askAs(prover, (token) => ({
    type: "append",
    log,
    token,
    envelope,
    as: "entry",
  }));
  if ("fault" in answer || answer.type !== "appended") throw new Error(JSON.stringify(answer));
};

/** Founds a room and brings two guests in. */
export const openRoom = async (server: ServerProcess): Promise<Room> => {
  const [seed, salt] = [random(32), random(16)];
  const party = "1".repeat(32) as PartyBytes;
  const founded = await foundLog({ seed, salt, party, isBoxed: true, isPublic: false, random });
  const { log } = founded;
  const answer = await server.transport.ask({
    type: "found",
    envelope: founded.genesis,
    ground: { admission: server.admission },
  });
  if ("fault" in answer || answer.type !== "appended") throw new Error(JSON.stringify(answer));
  const seat = await seatKeys(seed, salt);
  const own = proverOf(log, seat);
  await append(server, own, log, founded.epoch);
  const known = [founded.genesis, founded.epoch];
  let reader = founded.reader;
  const take = async (bytes: Uint8Array): Promise<void> => {
    known.push(bytes);
    ({ reader } = await openEntries(reader, [made(envelopeFromBytes(bytes))]));
  };
  const provers = [own];
  for (let guest = 0; guest < 2; guest += 1) {
    const secret = random(16);
    const control = made(
      await inviteTo(reader, {
        secret,
        role: "writer",
        party,
        until: Math.floor(Date.now() / 1000) + 3_600,
        isBoxed: true,
        random,
      }),
    );
    const invitation = await signControl({ state: reader.state, seat, control });
    await append(server, own, log, invitation);
    await take(invitation);
    const keys = await inviteKeys(secret, log);
    const guestSeat = await seatKeys(random(32), salt);
    const begun = made(
      await openReader({ log, genesis: founded.genesis, seat: guestSeat, invite: keys }),
    );
    const theirs = await openEntries(
      begun,
      known.slice(1).map((bytes) => made(envelopeFromBytes(bytes))),
    );
    const accept = await signControl({
      state: theirs.reader.state,
      seat: guestSeat,
      control: made(await acceptInvite(theirs.reader)),
    });
    await append(server, proverOf(log, keys), log, accept);
    await take(accept);
    provers.push(proverOf(log, guestSeat));
  }
  return { reader, seat, provers };
};

/** Seals `count` entries in a row, ahead of time. */
export const sealAhead = async (
  { reader, seat }: Room,
  count: number,
): Promise<readonly Uint8Array[]> => {
  const epochKey = reader.keyring.get(reader.state.epoch)?.key;
  if (epochKey === undefined) throw new Error("no key");
  const sealed: Uint8Array[] = [];
  let now = reader;
  for (let index = 0; index < count; index += 1) {
    const body = { type: "said", at: index, words: "w".repeat(900) };
    const bytes = await sealEntry({ state: now.state, seat, epochKey, body, random });
    ({ reader: now } = await openEntries(now, [made(envelopeFromBytes(bytes))]));
    sealed.push(bytes);
  }
  return sealed;
};

/** A live connection that follows a log from its newest entry on, and tells what it is told. */
export const follow = async (
  server: ServerProcess,
  room: Room,
  prover: Prover,
  onTell: (tell: LiveTell) => void,
): Promise<Live> => {
  const token = await server.asks.tokenOf(prover);
  if (typeof token !== "string") throw new Error("no token");
  let begun = (): void => undefined;
  const following = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const live = await server.transport.live(
    (tell) => {
      if (tell.type === "following") begun();
      onTell(tell);
    },
    () => undefined,
  );
  if ("fault" in live) throw new Error("no live connection");
  live.ask({ type: "follow", log: room.reader.log, token, from: room.reader.state.head.seq + 1 });
  await following;
  return live;
};
