// Invitation vectors: a link's text, the note, the proof of an acceptance, and the words both sides speak.

import {
  acceptBytes,
  boxNote,
  bytesFromHex,
  hexFromBytes,
  inviteKeys,
  isFault,
  linkFromHex,
  linkFromText,
  logIdFromBytes,
  memberIdFromBytes,
  openNote,
  seatKeys,
  spokenWords,
  textFromLink,
} from "@tworooms/seal";
import { type Row, spelled } from "./rows.ts";

/** vectors/invitation.json. All bytes hex. */
export type InvitationVectors = {
  readonly links: readonly {
    readonly text: string;
    readonly secret: string;
    readonly log: string;
    readonly linkStart: string;
  }[];
  readonly notLinks: readonly { readonly name: string; readonly text: string }[];
  readonly notes: readonly {
    readonly name: string;
    readonly secret: string;
    readonly log: string;
    readonly box: string;
    readonly note: unknown;
    /** Of notes that open: the ephemeral input that gives this very box. */
    readonly ekm?: string;
  }[];
  readonly accepts: readonly {
    readonly secret: string;
    readonly log: string;
    readonly seed: string;
    readonly salt: string;
    readonly message: string;
    readonly proof: string;
  }[];
  readonly words: readonly {
    readonly name: string;
    readonly lastHash: string;
    readonly accepts: readonly { readonly log: string; readonly link: string }[];
    readonly reveals: readonly { readonly author: string; readonly r: string }[];
    readonly words: string;
  }[];
};

const bytes = (hex: string): Uint8Array => bytesFromHex(hex) ?? new Uint8Array();
const logOf = (hex: string) => logIdFromBytes(bytes(hex));
const linkOf = (hex: string) => {
  const link = linkFromHex(hex);
  if (link === undefined) throw new Error("a link is 32 bytes");
  return link;
};

const noteRows = async (vector: InvitationVectors["notes"][number]): Promise<readonly Row[]> => {
  const log = logOf(vector.log);
  const keys = await inviteKeys(bytes(vector.secret), log);
  const invite = {
    type: "invite",
    invite: keys.id,
    keys: keys.keys,
    role: "writer",
    party: "" as never,
    until: 0,
    past: [],
    note: bytes(vector.box),
  } as const;
  const note = await openNote(log, keys, invite);
  const rows = [
    { name: `note ${vector.name}`, expected: spelled(vector.note), got: spelled(note ?? "none") },
  ];
  const { ekm } = vector;
  if (ekm !== undefined && note !== undefined && !isFault(note)) {
    const box = await boxNote(log, keys, note, () => bytes(ekm));
    rows.push({
      name: `note ${vector.name}, boxed again`,
      expected: vector.box,
      got: hexFromBytes(box),
    });
  }
  return rows;
};

const acceptRow = async (vector: InvitationVectors["accepts"][number]): Promise<Row> => {
  const log = logOf(vector.log);
  const invite = await inviteKeys(bytes(vector.secret), log);
  const seat = await seatKeys(bytes(vector.seed), bytes(vector.salt));
  const message = await acceptBytes(log, invite.id, seat.keys);
  const proof = new Uint8Array(await crypto.subtle.sign("Ed25519", invite.sign, message));
  return {
    name: `accept in ${vector.log}`,
    expected: `${vector.message} ${vector.proof}`,
    got: `${hexFromBytes(message)} ${hexFromBytes(proof)}`,
  };
};

const wordsRow = async (vector: InvitationVectors["words"][number]): Promise<Row> => {
  const words = await spokenWords({
    lastHash: linkOf(vector.lastHash),
    accepts: vector.accepts.map(({ log, link }) => ({ log: logOf(log), link: linkOf(link) })),
    reveals: vector.reveals.map(({ author, r }) => ({
      author: memberIdFromBytes(bytes(author)),
      r: bytes(r),
    })),
  });
  return { name: `words ${vector.name}`, expected: vector.words, got: words.join(" ") };
};

const linkRows = ({ links, notLinks }: InvitationVectors): readonly Row[] => [
  ...links.flatMap(({ text, ...parts }) => {
    const link = linkFromText(text);
    return [
      { name: `link ${text}`, expected: spelled(parts), got: spelled(link) },
      {
        name: `link ${text}, written again`,
        expected: text.trim().slice(-64),
        got: isFault(link) ? link.fault : textFromLink(link),
      },
    ];
  }),
  ...notLinks.map(({ name, text }) => ({
    name: `link ${name}`,
    expected: spelled({ fault: "link" }),
    got: spelled(linkFromText(text)),
  })),
];

/** Reads each link and note, proves each acceptance, speaks all words. */
export const invitationRows = async (vectors: InvitationVectors): Promise<readonly Row[]> => [
  ...linkRows(vectors),
  ...(await Promise.all(vectors.notes.map(noteRows))).flat(),
  ...(await Promise.all(vectors.accepts.map(acceptRow))),
  ...(await Promise.all(vectors.words.map(wordsRow))),
];
