// Founding logs. The vault holds the genesis bytes before anything is posted, so whatever breaks, the same bytes posted
// again found the same log; each later step first looks whether it already stands.

import { genesisOf, hexFromBytes, turnEpoch } from "@tworooms/seal";
import type { LogId, PartyBytes, VaultLog, VaultSeat } from "@tworooms/seal";
import type { Request } from "@tworooms/wire";
import type { Asking, OfficeRefusal, Prover, Unreachable } from "./asking.ts";
import type { Book } from "./book.ts";
import type { Ports } from "./ports.ts";
import { hasStood, moveOf, alreadyDone, writeControl } from "./writing.ts";

/** 16 random bytes that will stand for a side in one log. */
export const newPartyBytes = (ports: Ports): PartyBytes =>
  hexFromBytes(ports.random(16)) as PartyBytes;

/** A log to found: its record for the vault, genesis bytes included. Table and rooms are boxed; caucus and desk never. */
export const planLog = async (
  ports: Ports,
  plan: {
    readonly seed: Uint8Array;
    readonly kind: VaultLog["kind"];
    readonly party?: string;
    readonly talk?: LogId;
  },
): Promise<VaultLog> => {
  const salt = ports.random(16);
  const { log, genesis } = await genesisOf({
    seed: plan.seed,
    salt,
    ...(plan.talk === undefined ? {} : { talk: plan.talk }),
    party: newPartyBytes(ports),
    isBoxed: plan.kind === "table" || plan.kind === "room",
    isPublic: false,
  });
  return {
    id: log,
    kind: plan.kind,
    ...(plan.party === undefined ? {} : { party: plan.party }),
    salt,
    genesis,
  };
};

/** Why a log may be founded: admission for a table, a seat at the table for all others. */
export type FoundingGround = { readonly admission: string } | { readonly table: Prover };

const post = async (
  asking: Asking,
  envelope: Uint8Array,
  ground: FoundingGround,
  send: (request: Request) => ReturnType<Asking["askAs"]>,
) => {
  if ("admission" in ground) return send({ type: "found", envelope, ground });
  const { table } = ground;
  return asking.askAs(table, (token) => ({
    type: "found",
    envelope,
    ground: { log: table.id as LogId, token },
  }));
};

/** Founds a log that the vault names, or finishes founding it. */
export const foundBook = async (
  ports: Ports,
  asking: Asking,
  book: Book,
  planned: VaultLog,
  ground: FoundingGround,
): Promise<
  "founded" | OfficeRefusal | Unreachable | { readonly type: "refused"; readonly code: string }
> => {
  const { genesis } = planned;
  if (genesis !== undefined && book.reader() === undefined) {
    const answer = await post(asking, genesis, ground, (request) => ports.transport.ask(request));
    if ("fault" in answer) return answer;
    if (answer.type !== "appended")
      return answer.type === "refused" ? answer : { type: "refused", code: "malformed" };
    await book.found([genesis]);
  }
  const synced = await book.sync();
  if (synced !== "current") return synced;
  const turned = await writeControl(book, async (reader) =>
    reader.state.epoch > 0 ? alreadyDone : moveOf(await turnEpoch(reader, ports.random)),
  );
  if (!hasStood(turned))
    return "type" in turned && turned.type === "refused" ? turned : { fault: "unreachable" };
  return "founded";
};

/** A seat whose logs are founded needs their genesis bytes no more. */
export const withoutGenesis = (seat: VaultSeat): VaultSeat => ({
  ...seat,
  logs: seat.logs.map((log) => {
    const { genesis, ...founded } = log;
    return genesis === undefined ? log : founded;
  }),
});
