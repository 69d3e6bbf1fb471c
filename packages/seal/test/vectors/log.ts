// Log vectors: one log from its genesis on, with what is void in it and what is no entry of it; ids, links and the
// roster after each entry; and the same log with bits flipped, bytes cut and entries out of order.

import {
  type Admission,
  type Envelope,
  type LogState,
  acceptBytes,
  admit,
  admitAll,
  bytesFromHex,
  bytesFromText,
  contexts,
  envelopeFromBytes,
  hexFromBytes,
  isFault,
  logIdOf,
  memberIdOf,
  sha256,
  signedBytes,
} from "@tworooms/seal/envelope";
import { type Row, spelled } from "./rows.ts";

/** vectors/log.json */
export type LogVectors = {
  readonly contexts: unknown;
  /** In the order handed over; `verdict` is "stands", "void <code>" or "not-an-entry <code>". */
  readonly entries: readonly {
    readonly name: string;
    readonly hex: string;
    readonly verdict: string;
    readonly link?: string;
    /** SHA-256 of the state's spelling after it. */
    readonly state: string;
  }[];
  /** The roster at the end. */
  readonly roster: unknown;
  readonly signed: { readonly entry: number; readonly message: string };
  readonly accept: {
    readonly entry: number;
    readonly message: string;
  };
};

/** A verdict in words. */
export const verdictOf = (admission: Admission): string =>
  admission.type === "stands" ? "stands" : `${admission.type} ${admission.code}`;

/** SHA-256 of a state's spelling, hex; "none" before the genesis. */
export const digestOfState = async (state: LogState | undefined): Promise<string> =>
  state === undefined ? "none" : hexFromBytes(await sha256(bytesFromText(spelled(state))));

/** What people would ask of a roster. */
export const rosterOf = (state: LogState | undefined): unknown => ({
  epoch: state?.epoch,
  isShut: state?.isShut,
  members: [...(state?.members.values() ?? [])].map((member) => ({
    id: member.id,
    party: member.party,
    role: member.role,
    standing: member.standing,
    scope: member.scope,
  })),
  invites: [...(state?.invites.values() ?? [])].map((invite) => ({
    id: invite.invite,
    state: invite.state,
    isBoxed: invite.isBoxed,
  })),
});

const envelopesOf = (vectors: LogVectors): readonly Envelope[] =>
  vectors.entries.flatMap(({ hex }) => {
    const envelope = envelopeFromBytes(bytesFromHex(hex) ?? new Uint8Array());
    return isFault(envelope) ? [] : [envelope];
  });

const idRows = async (vectors: LogVectors): Promise<readonly Row[]> => {
  const genesis =
    envelopesOf(vectors)[vectors.entries.findIndex(({ verdict }) => verdict === "stands")];
  const signed = envelopesOf(vectors)[vectors.signed.entry];
  const accept = vectors.entries[vectors.accept.entry];
  const rows: Row[] = [
    { name: "contexts", expected: spelled(vectors.contexts), got: spelled(contexts) },
  ];
  if (genesis === undefined || signed === undefined || accept === undefined)
    return [{ name: "log", expected: "entries", got: "none" }];
  const founded = await admit(undefined, genesis);
  const founder = founded.type === "stands" ? founded.state.genesis.founder : undefined;
  const message = await signedBytes(signed.headerBytes, signed.ct);
  rows.push(
    { name: "log id", expected: genesis.header.log, got: await logIdOf(genesis.ct) },
    {
      name: "member id",
      expected: genesis.header.author,
      got: founder === undefined ? "none" : await memberIdOf(founder),
    },
    { name: "signed bytes", expected: vectors.signed.message, got: hexFromBytes(message) },
  );
  const { admissions } = await admitAll(undefined, envelopesOf(vectors));
  const admission = admissions[vectors.accept.entry];
  if (admission?.type === "stands" && admission.control?.type === "accept") {
    const { invite, keys } = admission.control;
    const got = hexFromBytes(await acceptBytes(admission.state.log, invite, keys));
    rows.push({ name: "accept bytes", expected: vectors.accept.message, got });
  } else rows.push({ name: "accept bytes", expected: "accept", got: "none" });
  return rows;
};

/** Admits every entry one by one, then all at once. */
export const logRows = async (vectors: LogVectors): Promise<readonly Row[]> => {
  const rows: Row[] = [...(await idRows(vectors))];
  const envelopes = envelopesOf(vectors);
  const all = await admitAll(undefined, envelopes);
  let state: LogState | undefined;
  for (const [index, entry] of vectors.entries.entries()) {
    const envelope = envelopes[index];
    if (envelope === undefined) break;
    const admission = await admit(state, envelope);
    if (admission.type !== "not-an-entry") state = admission.state;
    const together = all.admissions[index];
    rows.push({
      name: `log ${index} ${entry.name}`,
      expected: `${entry.verdict} ${entry.link ?? ""} ${entry.state}`,
      got: `${verdictOf(admission)} ${admission.type === "not-an-entry" ? "" : admission.link} ${await digestOfState(state)}`,
    });
    rows.push({
      name: `log ${index} ${entry.name}, all at once`,
      expected: entry.verdict,
      got: together === undefined ? "none" : verdictOf(together),
    });
  }
  rows.push({
    name: "log, the roster at the end",
    expected: spelled(vectors.roster),
    got: spelled(rosterOf(all.state)),
  });
  return rows;
};
