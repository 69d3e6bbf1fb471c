// Writes vectors/identity.json. The first sheets are BIP-39's own test vectors; vaults are sealed by the second witness.
import type { IdentityVectors } from "../identity.ts";
import { hkdf } from "./base-mode.ts";
import { gcm, hex, join, labelled, sha256, signer, text } from "./witness.ts";

export const file = "identity.json";

const sheets: readonly (readonly [string, string])[] = [
  [
    "00000000000000000000000000000000",
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
  ],
  [
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f",
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
  ],
  [
    "80808080808080808080808080808080",
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
  ],
  ["ffffffffffffffffffffffffffffffff", "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"],
];

const keysOf = (entropy: string) => {
  const secret = Buffer.from(entropy, "hex");
  const authPk = signer(hkdf(secret, text("sr1/sheet-auth\0"))).publicKey;
  return {
    authPk,
    vaultId: sha256(text("sr1/vault-id\0"), authPk).subarray(0, 16),
    vaultKey: hkdf(secret, text("sr1/sheet-vault\0")),
  };
};

const [, [entropy, words] = ["", ""]] = sheets;
const [, , [otherEntropy] = [""]] = sheets;

const padded = (
  body: Buffer,
  length = Math.max(256, 32 * Math.ceil((body.length + 1) / 32)),
): Buffer => join(body, Buffer.of(0x80), Buffer.alloc(length - body.length - 1));

const versionBytes = (version: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(version));
  return bytes;
};

const sealed = (whose: string, version: number, nonce: Buffer, pad: Buffer): string => {
  const { vaultId, vaultKey } = keysOf(whose);
  const aad = join(text("sr1/vault\0"), vaultId, versionBytes(version));
  return hex(join(nonce, gcm(vaultKey, nonce, aad, pad)));
};

const url = (bytes: Buffer): string => bytes.toString("base64url");
const room = {
  genesis: labelled("genesis", 40),
  id: labelled("room", 16),
  salt: labelled("salt", 16),
  link: labelled("link", 32),
};
const link = { secret: labelled("secret", 16), linkStart: labelled("link start", 16) };
const seed = labelled("seed", 32);
const talk = labelled("talk", 16);

// Members in order of name, as the canonical spelling has them.
const full =
  `{"format":1,"later":[1,2],"seats":[{"links":["${url(join(link.secret, room.id, link.linkStart))}"],` +
  `"logs":[{"genesis":"${url(room.genesis)}","head":{"link":"${hex(room.link)}","seq":7},"id":"${hex(room.id)}",` +
  `"kind":"room","party":"p1","pin":4,"salt":"${url(room.salt)}"},{"kind":"meeting","x":1}],` +
  `"mood":"calm","seed":"${url(seed)}","talk":"${hex(talk)}"}]}`;

const fullVault = {
  seats: [
    {
      talk: hex(talk),
      seed: hex(seed),
      logs: [
        {
          id: hex(room.id),
          kind: "room",
          party: "p1",
          salt: hex(room.salt),
          head: { seq: 7, link: hex(room.link) },
          genesis: hex(room.genesis),
          other: { pin: 4 },
        },
      ],
      links: [{ secret: hex(link.secret), log: hex(room.id), linkStart: hex(link.linkStart) }],
      otherLogs: [{ kind: "meeting", x: 1 }],
      other: { mood: "calm" },
    },
  ],
  other: { later: [1, 2] },
};

const empty = padded(Buffer.from('{"format":1,"seats":[]}'));
const nonce = labelled("nonce", 12);
const flip = (bytes: string, at: number): string => {
  const flipped = Buffer.from(bytes, "hex");
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  return hex(flipped);
};

// The class of a body beyond 256 bytes: its length's lowest digits are zero, so the witness names it as it must be.
const fullBody = Buffer.from(full);
const fullPadded = padded(fullBody);

export const vectors = async (): Promise<IdentityVectors> => {
  const first = sealed(entropy, 1, nonce, empty);
  const notVault = (name: string, body: string, fault = "vault") => ({
    name,
    entropy,
    version: 1,
    bytes: sealed(entropy, 1, nonce, padded(Buffer.from(body))),
    fault,
  });
  const spoilt = (name: string, version: number, bytes: string, whose = entropy) => ({
    name,
    entropy: whose,
    version,
    bytes,
    fault: "not-authentic",
  });
  return {
    sheets: sheets.map(([sheet, spelling]) => {
      const { vaultId, authPk } = keysOf(sheet);
      return { entropy: sheet, words: spelling, vaultId: hex(vaultId), authPk: hex(authPk) };
    }),
    pasted: [
      { text: `  ${words.toUpperCase()}\n`, entropy },
      { text: words.split(" ").join("\r\n"), entropy },
      { text: words.split(" ").join(",  "), entropy },
      {
        text: words
          .split(" ")
          .map((word, n) => `${n + 1}. ${word}`)
          .join("\n"),
        entropy,
      },
      {
        text: words
          .split(" ")
          .map((word, n) => `(${n + 1})${word}`)
          .join(" "),
        entropy,
      },
      {
        text: words
          .split(" ")
          .map((word) => `• ${word}`)
          .join("\n"),
        entropy,
      },
    ],
    refused: [
      { name: "of nothing", text: "", fault: { fault: "sheet-length", count: 0 } },
      {
        name: "of eleven words",
        text: words.split(" ").slice(1).join(" "),
        fault: { fault: "sheet-length", count: 11 },
      },
      {
        name: "of thirteen words",
        text: `${words} zoo`,
        fault: { fault: "sheet-length", count: 13 },
      },
      {
        name: "with a word of no list",
        text: words.replace("sausage", "sausages"),
        fault: { fault: "sheet-word", place: 6 },
      },
      {
        name: "with a figure in a word",
        text: words.replace("yellow", "ye11ow"),
        fault: { fault: "sheet-word", place: 12 },
      },
      {
        name: "with a wrong checksum",
        text: words.replace("yellow", "thank"),
        fault: { fault: "sheet-checksum" },
      },
      {
        name: "with two words changed about",
        text: words.replace("legal winner", "winner legal"),
        fault: { fault: "sheet-checksum" },
      },
    ],
    vaults: [
      { name: "empty", entropy, version: 1, nonce: hex(nonce), vault: { seats: [] }, bytes: first },
      {
        name: "full, with what a later version wrote",
        entropy,
        version: 2 ** 33 + 5,
        nonce: hex(nonce),
        vault: fullVault,
        bytes: sealed(entropy, 2 ** 33 + 5, nonce, fullPadded),
      },
    ],
    notVaults: [
      spoilt("of another version", 2, first),
      spoilt("of another sheet", 1, first, otherEntropy),
      spoilt("with a bit of the nonce flipped", 1, flip(first, 0)),
      spoilt("with a bit of the text flipped", 1, flip(first, 12)),
      spoilt("with a bit of the tag flipped", 1, flip(first, first.length / 2 - 1)),
      spoilt("cut short", 1, first.slice(0, -2)),
      spoilt("of nothing", 1, ""),
      { ...notVault("unpadded", ""), bytes: sealed(entropy, 1, nonce, Buffer.alloc(256)) },
      notVault("with a duplicate field", '{"format":1,"format":1,"seats":[]}'),
      notVault("without a format", '{"seats":[]}'),
      notVault("without seats", '{"format":1}'),
      notVault(
        "with a short seed",
        `{"format":1,"seats":[{"links":[],"logs":[],"seed":"AAAA","talk":"${hex(talk)}"}]}`,
      ),
      notVault("of a list", "[]"),
      notVault("of a later format", '{"format":2}', "update-needed"),
    ],
  };
};
