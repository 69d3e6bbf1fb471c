// Key schedule vectors: what a seed, a link's secret and an epoch's key turn into, and the box of an epoch's key.

import {
  boxTo,
  bytesFromHex,
  commitOf,
  hexFromBytes,
  inviteKeys,
  isFault,
  logIdFromBytes,
  openBox,
  sealingKey,
  seatKeys,
} from "@tworooms/seal";
import type { Row } from "./rows.ts";

/** Keys of a seat or an invitation. All hex. */
export type KeyVector = {
  readonly name: string;
  /** 32 bytes of seed, or 16 of a link's secret. */
  readonly secret: string;
  /** 16 bytes: a seat's salt, or an invitation's log. */
  readonly place: string;
  readonly sigPk: string;
  readonly kemPk: string;
  readonly id: string;
  /** Signature of "message" by the signing key. */
  readonly signature: string;
};

/** vectors/schedule.json */
export type ScheduleVectors = {
  readonly seats: readonly KeyVector[];
  readonly invites: readonly KeyVector[];
  readonly epochs: readonly {
    readonly log: string;
    readonly n: number;
    readonly epochKey: string;
    readonly commit: string;
    readonly nonce: string;
    readonly aad: string;
    readonly text: string;
    readonly ct: string;
    /** Boxed to the first seat, with this ephemeral input. */
    readonly ekm: string;
    readonly box: string;
  }[];
};

const bytes = (hex: string): Uint8Array => bytesFromHex(hex) ?? new Uint8Array();

const keyRow = async (
  vector: KeyVector,
  keysOf: (secret: Uint8Array, place: Uint8Array) => ReturnType<typeof seatKeys>,
): Promise<readonly Row[]> => {
  const { id, keys, sign } = await keysOf(bytes(vector.secret), bytes(vector.place));
  const message = Uint8Array.from("message", (letter) => letter.charCodeAt(0));
  const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", sign, message));
  const row = (what: string, expected: string, got: string): Row => ({
    name: `${vector.name} ${what}`,
    expected,
    got,
  });
  return [
    row("id", vector.id, id),
    row("sigPk", vector.sigPk, hexFromBytes(keys.sigPk)),
    row("kemPk", vector.kemPk, hexFromBytes(keys.kemPk)),
    row("signature", vector.signature, hexFromBytes(signature)),
  ];
};

const epochRows = async (
  vector: ScheduleVectors["epochs"][number],
  recipient: Awaited<ReturnType<typeof seatKeys>>,
): Promise<readonly Row[]> => {
  const { n } = vector;
  const log = logIdFromBytes(bytes(vector.log));
  const epochKey = bytes(vector.epochKey);
  const commit = await commitOf(log, n, epochKey);
  const key = await sealingKey(log, n, epochKey);
  const algorithm = {
    name: "AES-GCM",
    iv: bytes(vector.nonce),
    additionalData: bytes(vector.aad),
  };
  const ct = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes(vector.text)));
  const to = { id: recipient.id, kemPk: recipient.keys.kemPk };
  const box = await boxTo({ log, n, recipient: to, epochKey, random: () => bytes(vector.ekm) });
  const opened = await openBox({ log, n, recipient, box: bytes(vector.box), commit });
  const name = `epoch ${n} of ${log}`;
  return [
    { name: `${name} commit`, expected: vector.commit, got: hexFromBytes(commit) },
    { name: `${name} ct`, expected: vector.ct, got: hexFromBytes(ct) },
    { name: `${name} box`, expected: vector.box, got: hexFromBytes(box) },
    {
      name: `${name} opened`,
      expected: vector.epochKey,
      got: isFault(opened) ? opened.fault : hexFromBytes(opened),
    },
  ];
};

/** Works all of it out again. */
export const scheduleRows = async (vectors: ScheduleVectors): Promise<readonly Row[]> => {
  const rows = [
    ...vectors.seats.map((vector) => keyRow(vector, seatKeys)),
    ...vectors.invites.map((vector) =>
      keyRow(vector, (secret, log) => inviteKeys(secret, logIdFromBytes(log))),
    ),
  ];
  const [first] = vectors.seats;
  if (first !== undefined) {
    const recipient = await seatKeys(bytes(first.secret), bytes(first.place));
    rows.push(...vectors.epochs.map((vector) => epochRows(vector, recipient)));
  }
  return (await Promise.all(rows)).flat();
};
