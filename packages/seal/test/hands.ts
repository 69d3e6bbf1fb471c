// Hands that write a log for tests: keys made from a label, so that every run and every machine writes the same bytes.
// Sealed entries hold arbitrary bytes of a right length: the keyless half never opens them.

import {
  type Admission,
  type Control,
  type Envelope,
  type Header,
  type LogState,
  type MemberId,
  type PartyBytes,
  type PublicKeys,
  type Turn,
  type TurningAct,
  acceptBytes,
  admit,
  bytesFromControl,
  bytesFromHeader,
  bytesFromText,
  envelopeFromParts,
  isFault,
  joinBytes,
  linkFromBytes,
  logIdOf,
  memberIdOf,
  partyFromBytes,
  recipientsAfter,
  sha256,
  signedBytes,
} from "@tworooms/seal/envelope";

/** Somebody who can sign. */
export type Hand = {
  readonly label: string;
  readonly keys: PublicKeys;
  readonly id: MemberId;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
};

const pkcs8 = (algorithm: number, seed: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    joinBytes(
      Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, algorithm, 4, 0x22, 4, 0x20),
      seed,
    ),
  );

const publicPart = async (key: CryptoKey): Promise<Uint8Array> => {
  const { x } = await crypto.subtle.exportKey("jwk", key);
  return Uint8Array.from(Buffer.from(x ?? "", "base64url"));
};

/** 32 bytes that stand for a label. */
export const bytesOf = (label: string): Promise<Uint8Array> => sha256(bytesFromText(label));

/** 16 of them as party bytes. */
export const partyOf = async (label: string): Promise<PartyBytes> =>
  partyFromBytes((await bytesOf(`party ${label}`)).subarray(0, 16));

const made = new Map<string, Promise<Hand>>();

const make = async (label: string): Promise<Hand> => {
  const sig = await crypto.subtle.importKey(
    "pkcs8",
    pkcs8(0x70, await bytesOf(`sig ${label}`)),
    "Ed25519",
    true,
    ["sign"],
  );
  const kem = await crypto.subtle.importKey(
    "pkcs8",
    pkcs8(0x6e, await bytesOf(`kem ${label}`)),
    "X25519",
    true,
    ["deriveBits"],
  );
  const keys = { sigPk: await publicPart(sig), kemPk: await publicPart(kem) };
  return {
    label,
    keys,
    id: await memberIdOf(keys),
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", sig, new Uint8Array(message))),
  };
};

/** The hand of a label: always the same keys. */
export const handOf = (label: string): Promise<Hand> => {
  const known = made.get(label) ?? make(label);
  made.set(label, known);
  return known;
};

/** What an entry shall be; anything of the header may be put wrong on purpose. */
export type Draft = {
  readonly by: Hand;
  readonly header: Omit<Header, "version" | "suite" | "author" | "length">;
  readonly ct: Uint8Array;
  readonly author?: MemberId;
};

/** Signs a draft. */
export const envelopeOf = async ({ by, header, ct, author }: Draft): Promise<Envelope> => {
  const headerBytes = bytesFromHeader({
    ...header,
    version: 1,
    suite: 1,
    author: author ?? by.id,
    length: ct.length,
  });
  const envelope = envelopeFromParts(
    headerBytes,
    ct,
    await by.sign(await signedBytes(headerBytes, ct)),
  );
  if (isFault(envelope)) throw new Error(envelope.fault);
  return envelope;
};

const clear = { epoch: 0, nonce: new Uint8Array(12) };

/** How a log is founded. */
export type Founding = { readonly boxed: boolean; readonly public: boolean; readonly salt: string };

/** A signed genesis. */
export const genesisOf = async (
  by: Hand,
  party: PartyBytes,
  founding: Founding = { boxed: true, public: false, salt: "salt" },
): Promise<Envelope> => {
  const ct = bytesFromControl({
    type: "genesis",
    suite: 1,
    rules: 1,
    salt: (await bytesOf(founding.salt)).subarray(0, 16),
    founder: by.keys,
    party,
    boxed: founding.boxed,
    public: founding.public,
  });
  const prev = linkFromBytes(new Uint8Array(32));
  return envelopeOf({
    by,
    header: { kind: 1, log: await logIdOf(ct), seq: 0, prev, ...clear },
    ct,
  });
};

const next = (state: LogState) => ({
  log: state.log,
  seq: state.head.seq + 1,
  prev: state.head.link,
});

/** A signed control entry on top of a log. */
export const controlBy = (by: Hand, state: LogState, control: Control): Promise<Envelope> =>
  envelopeOf({ by, header: { kind: 1, ...next(state), ...clear }, ct: bytesFromControl(control) });

/** A sealed entry on top of a log: `length` bytes of ct (272 = the shortest class) under the epoch in force. */
export const sealedBy = async (
  by: Hand,
  state: LogState,
  { epoch = state.epoch, length = 272 }: { readonly epoch?: number; readonly length?: number } = {},
): Promise<Envelope> => {
  const nonce = (await bytesOf(`nonce ${state.head.seq}`)).subarray(0, 12);
  const ct = new Uint8Array(length).fill(state.head.seq % 251);
  return envelopeOf({ by, header: { kind: 0, ...next(state), epoch, nonce }, ct });
};

/** A press entry on top of a log. */
export const pressBy = (by: Hand, state: LogState, text: string): Promise<Envelope> =>
  envelopeOf({ by, header: { kind: 2, ...next(state), ...clear }, ct: bytesFromText(text) });

const boxFor = async (label: string): Promise<Uint8Array> => {
  const half = await bytesOf(label);
  return joinBytes(half, half, half.subarray(0, 16));
};

/** The right turn for an act: boxes to exactly whom it must be boxed to; contents arbitrary. */
export const turnFor = async (state: LogState, act: TurningAct): Promise<Turn> => {
  const n = state.epoch + 1;
  const boxes = recipientsAfter(state, act).map(async ({ id }) => ({
    to: id,
    box: await boxFor(`box ${n} ${id}`),
  }));
  return { n, commit: await bytesOf(`commit ${n}`), boxes: await Promise.all(boxes) };
};

/** As many boxes of earlier epochs as asked for. */
export const pastOf = (count: number, to: MemberId): Promise<readonly Uint8Array[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => boxFor(`past ${index} ${to}`)));

/** An act that turns the epoch, with its right turn and boxes of the past. */
export const turning = async (state: LogState, act: TurningAct): Promise<Control> => {
  const turn = await turnFor(state, act);
  return act.type === "check"
    ? { ...act, turn, past: await pastOf(state.epoch, act.member) }
    : { ...act, turn };
};

/** An invitation, boxed or not. */
export const inviteOf = async (
  state: LogState,
  { keys, id }: Hand,
  party: PartyBytes,
  {
    boxed = true,
    role = "writer",
  }: { readonly boxed?: boolean; readonly role?: "authority" | "writer" | "reader" } = {},
): Promise<Control> => ({
  type: "invite",
  invite: id,
  keys,
  role,
  party,
  until: 2_000_000_000,
  past: await pastOf(boxed ? state.epoch : 0, id),
  note: new Uint8Array(),
});

/** The acceptance of an invitation by a new hand. */
export const acceptOf = async (state: LogState, invite: Hand, by: Hand): Promise<Control> => ({
  type: "accept",
  invite: invite.id,
  keys: by.keys,
  proof: await invite.sign(await acceptBytes(state.log, invite.id, by.keys)),
});

/** A log under writing: its envelopes and state. */
export type Chain = { readonly state: LogState; readonly envelopes: readonly Envelope[] };

/** What an admission says in one word. */
export const wordOf = (admission: Admission): string =>
  admission.type === "stands" ? "stands" : `${admission.type} ${admission.code}`;

/** A log with its genesis and first epoch. */
export const foundedBy = async (
  by: Hand,
  party: PartyBytes,
  founding?: Founding,
): Promise<Chain> => {
  const genesis = await genesisOf(by, party, founding);
  const admission = await admit(undefined, genesis);
  if (admission.type !== "stands") throw new Error(wordOf(admission));
  const chain = { state: admission.state, envelopes: [genesis] };
  return grown(
    chain,
    await controlBy(by, chain.state, await turning(chain.state, { type: "epoch" })),
  );
};

/** A log one entry longer; the entry must stand. */
export const grown = async (chain: Chain, envelope: Envelope): Promise<Chain> => {
  const admission = await admit(chain.state, envelope);
  if (admission.type !== "stands") throw new Error(wordOf(admission));
  return { state: admission.state, envelopes: [...chain.envelopes, envelope] };
};

/** A log one control entry longer; the entry must stand. */
export const ruled = async (chain: Chain, by: Hand, control: Control): Promise<Chain> =>
  grown(chain, await controlBy(by, chain.state, control));

/** Invites (boxed unless told), accepts; the newcomer is unchecked, or pending when not boxed. */
export const seated = async (
  chain: Chain,
  inviter: Hand,
  newcomer: Hand,
  party: PartyBytes,
  settings: { readonly boxed?: boolean; readonly role?: "writer" | "reader" } = {},
): Promise<Chain> => {
  const key = await handOf(`invite for ${newcomer.label} ${chain.state.head.seq}`);
  const invited = await ruled(chain, inviter, await inviteOf(chain.state, key, party, settings));
  return ruled(invited, newcomer, await acceptOf(invited.state, key, newcomer));
};
