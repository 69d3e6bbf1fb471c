// Shapes of the OpenAPI document (JSON Schema 2020-12). Honest about what is ciphertext: whatever is sealed says so,
// and whatever the server can read says that. Rule O41.

import { refusalCodes } from "@tworooms/wire";

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** Points at a shape of the document. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const hex = (bytes: number, description: string): Schema => ({
  type: "string",
  pattern: `^[0-9a-f]{${2 * bytes}}$`,
  description,
});

const count = (description: string): Schema => ({
  type: "integer",
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description,
});

const exactly = (
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const typed = (
  type: string,
  properties: Readonly<Record<string, Schema>> = {},
  optional: readonly string[] = [],
): Schema => exactly({ type: { const: type }, ...properties }, optional);

/** Sealed or signed bytes. */
export const bytes = (description: string): Schema => ({
  type: "string",
  contentMediaType: "application/octet-stream",
  description,
});

const moved = {
  head: ref("Head"),
  hasTurn: {
    type: "boolean",
    description:
      "True when this author's next entry, sent within three seconds, meets no rival. One turn for each member in half a minute.",
  },
};

/** All shapes by name. */
export const schemas: Readonly<Record<string, Schema>> = {
  LogId: hex(16, "A log's id: a digest of its first entry. The server knows it."),
  VaultId: hex(16, "A vault's id: a digest of its public key. The server knows it."),
  BlobId: hex(16, "Random. The server knows it."),
  MemberId: hex(
    16,
    "A member's or an invitation's id in one log: a digest of its public keys there, different in every log. The server knows it, and no name for it.",
  ),
  Link: hex(32, "The digest that chains an entry to the next."),
  Token: {
    type: "string",
    pattern: "^[A-Za-z0-9_-]{1,256}$",
    description: "Opaque; good for one key in one log, or one vault, for some minutes. A secret.",
  },
  Head: {
    ...exactly({ seq: count("Place of the newest entry; the first is 0."), link: ref("Link") }),
    description: "Where a log stands.",
  },
  Envelope: bytes(
    "One entry: 96 bytes of header in clear (version, suite, kind, log, epoch, place, previous link, author, nonce, length), then the ciphertext, then a 64-byte Ed25519 signature. Of a sealed entry the server reads the header and the padded length, and nothing more. Of a control entry the body is clear CBOR: roles, public keys, party bytes, who invited whom; never a name, a title or a secret key.",
  ),
  Envelopes: bytes("Whole envelopes one after another; each header says its own length."),
  Vault: bytes("Ciphertext under a key that is not here. The server reads its length and version."),
  Blob: bytes("Ciphertext under a key that is not here. The server reads its padded length."),
  ChallengeAsk: exactly({ id: { anyOf: [ref("LogId"), ref("VaultId")] } }),
  Challenged: typed("challenged", {
    nonce: hex(32, "To be signed. Made alike for ids that are known and ids that are not."),
  }),
  TokenAsk: exactly({
    id: { anyOf: [ref("LogId"), ref("VaultId")] },
    key: {
      anyOf: [ref("MemberId"), hex(32, "A vault's Ed25519 public key.")],
      description: "Who asks: a member or an invitation of the log, or the vault's public key.",
    },
    origin: { type: "string", maxLength: 256, description: "scheme://host:port as dialled." },
    nonce: hex(32, "From a challenge of this minute or the last."),
    signature: hex(64, 'Ed25519 over "sr1/auth\\0" ‖ origin ‖ id ‖ nonce.'),
  }),
  TokenAnswer: typed("token", {
    token: ref("Token"),
    minutes: count("Good for so many minutes at least."),
  }),
  Appended: typed("appended", { head: ref("Head") }),
  Moved: {
    ...typed("moved", moved),
    description: "Another entry stands at that place, or another author has the turn.",
  },
  HeadsAsk: exactly({
    logs: {
      type: "array",
      minItems: 1,
      maxItems: 256,
      items: exactly({ log: ref("LogId"), token: ref("Token") }),
    },
  }),
  Heads: typed("heads", {
    heads: {
      type: "array",
      description: "Of the logs whose tokens are good; the others are left out.",
      items: exactly({ log: ref("LogId"), head: ref("Head") }),
    },
  }),
  Stored: typed("stored"),
  RefusalCode: {
    type: "string",
    enum: refusalCodes,
    description:
      "`not-admitted` is the one answer for unknown, forbidden and absent: they cannot be told apart.",
  },
  Refused: {
    ...typed("refused", {
      code: ref("RefusalCode"),
      sentence: { type: "string", description: "What is wrong and what to do. A constant." },
    }),
    description: "A no. It leaves no trace.",
  },
  LiveAsk: {
    description:
      "A text frame from the client. A binary frame is an Envelope, appended to a log that this connection follows. Any other frame ends the connection.",
    oneOf: [
      typed("follow", {
        log: ref("LogId"),
        token: ref("Token"),
        from: count("First place wanted."),
      }),
      typed("unfollow", { log: ref("LogId") }),
    ],
  },
  LiveTell: {
    description: "A text frame from the server. A binary frame is an Envelope of a followed log.",
    oneOf: [
      typed(
        "following",
        {
          log: ref("LogId"),
          head: ref("Head"),
          isRestoring: {
            const: true,
            description: "The server was restored from a backup and takes only what it lost.",
          },
        },
        ["isRestoring"],
      ),
      typed("ended", {
        log: ref("LogId"),
        code: { anyOf: [ref("RefusalCode"), { const: "too-slow" }] },
      }),
      typed("appended", { log: ref("LogId"), head: ref("Head") }),
      typed("moved", { log: ref("LogId"), ...moved }),
      typed("refused", { log: ref("LogId"), code: ref("RefusalCode") }, ["log"]),
    ],
  },
  Alive: exactly({ alive: { const: true } }),
  Ready: exactly({ ready: { type: "boolean" } }),
};
