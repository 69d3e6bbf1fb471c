// Logs written with real keys, for tests of the keyed half: a shelf holds what a server would, and everybody reads from
// it. Nothing here is random, so every run and every machine writes the same bytes. No node, no DOM.

import {
  type Control,
  type Envelope,
  type Fault,
  type Json,
  type LogId,
  type LogReader,
  type Opened,
  type PartyBytes,
  type Random,
  type Stop,
  acceptInvite,
  bytesFromHeader,
  bytesFromText,
  controlFromBytes,
  envelopeFromBytes,
  foundLog,
  inviteKeys,
  inviteTo,
  isFault,
  joinBytes,
  openEntries,
  openReader,
  partyFromBytes,
  seatKeys,
  sealEntry,
  signControl,
  signedBytes,
} from "@tworooms/seal";

/** The same sequence of bytes for the same label: FNV-1a of the label, then xorshift32. Unpredictable to nobody. */
export const sequence = (label: string): Random => {
  let state = 0x811c9dc5;
  for (const byte of bytesFromText(label)) state = Math.imul(state ^ byte, 0x01000193);
  state ||= 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 24;
  };
  for (let warm = 0; warm < 16; warm += 1) next();
  return (length) => Uint8Array.from({ length }, next);
};

/** Bytes that stand for a label. */
export const bytesOf = (label: string, length: number): Uint8Array => sequence(label)(length);

/** Party bytes that stand for a label. */
export const partyOf = (label: string): PartyBytes => partyFromBytes(bytesOf(`party ${label}`, 16));

/** A value that must not be a fault. */
export const sure = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(value.fault);
  return value;
};

/** What a server holds of one log. */
export type Shelf = { readonly log: LogId; readonly entries: Uint8Array[] };

/** Envelopes of bytes that are some. */
export const envelopesOf = (entries: readonly Uint8Array[]): readonly Envelope[] =>
  entries.map((bytes) => sure(envelopeFromBytes(bytes)));

/** Reads what is on the shelf beyond a reader's head. */
export const catchUp = async (
  shelf: Shelf,
  reader: LogReader,
): Promise<{
  readonly reader: LogReader;
  readonly entries: readonly Opened[];
  readonly stop?: Stop;
}> => openEntries(reader, envelopesOf(shelf.entries.slice(reader.state.head.seq + 1)));

/** A reader that has read all there is. */
export const current = async (shelf: Shelf, reader: LogReader): Promise<LogReader> =>
  (await catchUp(shelf, reader)).reader;

/** A log founded by somebody whose seed stands for a label. */
export const founded = async (
  label: string,
  settings: { readonly talk?: LogId; readonly isBoxed?: boolean; readonly salt?: string } = {},
): Promise<{ readonly shelf: Shelf; readonly reader: LogReader }> => {
  const { log, genesis, epoch, reader } = await foundLog({
    seed: bytesOf(`seed ${label}`, 32),
    salt: bytesOf(`salt ${settings.salt ?? label}`, 16),
    ...(settings.talk === undefined ? {} : { talk: settings.talk }),
    party: partyOf(label),
    isBoxed: settings.isBoxed ?? true,
    isPublic: false,
    random: sequence(`found ${label} ${settings.salt}`),
  });
  return { shelf: { log, entries: [genesis, epoch] }, reader };
};

/** A reader of a shelf by a seed's label, from the genesis on. */
export const readerOf = async (
  shelf: Shelf,
  label: string,
  secret?: Uint8Array,
): Promise<LogReader> => {
  const [genesis = new Uint8Array(0)] = shelf.entries;
  const control = sure(controlFromBytes(sure(envelopeFromBytes(genesis)).ct));
  if (control.type !== "genesis") throw new Error("no genesis");
  const { salt } = control;
  return sure(
    await openReader({
      log: shelf.log,
      genesis,
      seat: await seatKeys(bytesOf(`seed ${label}`, 32), salt),
      ...(secret && { invite: await inviteKeys(secret, shelf.log) }),
    }),
  );
};

/** Signs a control entry onto the shelf; the reader as it is afterwards. */
export const post = async (
  shelf: Shelf,
  reader: LogReader,
  control: Control | Fault,
): Promise<LogReader> => {
  const { state, seat } = reader;
  shelf.entries.push(await signControl({ state, seat, control: sure(control) }));
  return current(shelf, reader);
};

/** Seals a body onto the shelf; the reader as it is afterwards. */
export const say = async (shelf: Shelf, reader: LogReader, body: Json): Promise<LogReader> => {
  const { state, seat, keyring } = reader;
  const epochKey = keyring.get(state.epoch)?.key;
  if (epochKey === undefined) throw new Error("no key");
  const random = sequence(`say ${shelf.entries.length} ${JSON.stringify(body)}`);
  shelf.entries.push(await sealEntry({ state, seat, epochKey, body, random }));
  return current(shelf, reader);
};

/** A sealed entry whose padded text is given as it is. */
export const sealedRaw = async (
  { state, seat, keyring }: LogReader,
  padded: Uint8Array,
  nonce = bytesOf("nonce", 12),
): Promise<Uint8Array> => {
  const epochKey = keyring.get(state.epoch)?.key;
  if (epochKey === undefined) throw new Error("no key");
  const header = bytesFromHeader({
    version: 1,
    suite: 1,
    kind: 0,
    log: state.log,
    epoch: state.epoch,
    seq: state.head.seq + 1,
    prev: state.head.link,
    author: seat.id,
    nonce,
    length: padded.length + 16,
  });
  const algorithm = { name: "AES-GCM", iv: nonce, additionalData: header };
  const ct = new Uint8Array(await crypto.subtle.encrypt(algorithm, epochKey, padded));
  const message = await signedBytes(header, ct);
  const signature = await crypto.subtle.sign("Ed25519", seat.sign, message);
  return joinBytes(header, ct, new Uint8Array(signature));
};

/** The same entry with one bit of its ciphertext turned and signed anew by its author. */
export const resealed = async (reader: LogReader, bytes: Uint8Array): Promise<Uint8Array> => {
  const { headerBytes, ct } = sure(envelopeFromBytes(bytes));
  const spoilt = Uint8Array.from(ct);
  spoilt[0] = (spoilt[0] ?? 0) ^ 1;
  const message = await signedBytes(headerBytes, spoilt);
  const signature = await crypto.subtle.sign("Ed25519", reader.seat.sign, message);
  return joinBytes(headerBytes, spoilt, new Uint8Array(signature));
};

/** The secret of the link to a newcomer of this label. */
export const secretOf = (label: string): Uint8Array => bytesOf(`secret ${label}`, 16);

/** Invites a newcomer of this label. */
export const invited = async (
  shelf: Shelf,
  inviter: LogReader,
  label: string,
  isBoxed: boolean,
): Promise<LogReader> =>
  post(
    shelf,
    inviter,
    await inviteTo(inviter, {
      secret: secretOf(label),
      role: "writer",
      party: partyOf(label),
      until: 2_000_000_000,
      isBoxed,
      random: sequence(`invite ${label}`),
    }),
  );

/** Takes up the invitation of this label. */
export const accepted = async (shelf: Shelf, label: string): Promise<LogReader> => {
  const guest = await current(shelf, await readerOf(shelf, label, secretOf(label)));
  return post(shelf, guest, await acceptInvite(guest));
};

/** Bodies among opened entries. */
export const bodiesOf = (entries: readonly Opened[]): readonly Json[] =>
  entries.flatMap((entry) => (entry.type === "sealed" ? [entry.body] : []));

/** Everything a reader of this label can open, from the first entry. */
export const everything = async (
  shelf: Shelf,
  label: string,
  secret?: Uint8Array,
): ReturnType<typeof catchUp> => catchUp(shelf, await readerOf(shelf, label, secret));
