// Writes vectors/invitation.json by the second witness. The word list is BIP-39's English one.
import { wordlist } from "@scure/bip39/wordlists/english.js";
import type { InvitationVectors } from "../invitation.ts";
import { senderContext } from "./base-mode.ts";
import { hex, join, keysOf, labelled, sha256, text } from "./witness.ts";

export const file = "invitation.json";

const secret = labelled("secret", 16);
const log = labelled("log", 16);
const linkStart = labelled("link start", 16);
const fragment = join(secret, log, linkStart).toString("base64url");
const parts = { secret: hex(secret), log: hex(log), linkStart: hex(linkStart) };

const noteJson =
  `{"kind":"room","logs":[{"kind":"table","link":"${labelled("table link", 16).toString("base64url")}",` +
  `"log":"${hex(labelled("table", 16))}"},{"kind":"caucus","link":"${labelled("caucus link", 16).toString("base64url")}",` +
  `"log":"${hex(labelled("caucus", 16))}","party":"p1"}],"party":"p1","role":"رئيس الوفد","title":"Talks"}`;

const note = {
  kind: "room",
  party: "p1",
  logs: [
    { log: hex(labelled("table", 16)), kind: "table", linkStart: hex(labelled("table link", 16)) },
    {
      log: hex(labelled("caucus", 16)),
      kind: "caucus",
      party: "p1",
      linkStart: hex(labelled("caucus link", 16)),
    },
  ],
  role: "رئيس الوفد",
  title: "Talks",
};

const ekm = labelled("ekm", 32);

const boxed = (body: string, length = 1024): string => {
  const { kemPk, id } = keysOf("sr1/invite\0", secret, log);
  const plain = Buffer.alloc(length);
  const written = plain.write(body, "utf8");
  if (written < length) plain[written] = 0x80;
  const sender = senderContext(32, kemPk, join(text("sr1/note\0"), log, id), ekm);
  return hex(join(sender.enc, sender.seal(0, plain, Buffer.alloc(0))));
};

const refused = { fault: "note" };

const accept = (seedLabel: string): InvitationVectors["accepts"][number] => {
  const [seed, salt] = [labelled(seedLabel, 32), labelled("salt", 16)];
  const seat = keysOf("sr1/seat\0", seed, salt);
  const invite = keysOf("sr1/invite\0", secret, log);
  const digest = sha256(seat.sig.publicKey, seat.kemPk);
  const message = join(text("sr1/accept\0"), log, invite.id, digest);
  return {
    secret: hex(secret),
    log: hex(log),
    seed: hex(seed),
    salt: hex(salt),
    message: hex(message),
    proof: hex(invite.sig.sign(message)),
  };
};

type Words = InvitationVectors["words"][number];

const words = (
  name: string,
  logs: readonly string[],
  authors: readonly string[],
  mark = "",
): Words => {
  const lastHash = labelled(`last hash ${mark}`, 32);
  const accepts = logs.map((one) => ({
    log: hex(labelled(one, 16)),
    link: hex(labelled(`accept ${one}`, 32)),
  }));
  const reveals = authors.map((one) => ({
    author: hex(labelled(one, 16)),
    r: hex(labelled(`r of ${one}`, 32)),
  }));
  const sorted = [
    ...accepts.toSorted((a, b) => (a.log < b.log ? -1 : 1)).map((one) => one.log + one.link),
    ...reveals.toSorted((a, b) => (a.author < b.author ? -1 : 1)).map(({ r }) => r),
  ].join("");
  const digest = sha256(text("sr1/words\0"), lastHash, Buffer.from(sorted, "hex"));
  const bits = BigInt(`0x${hex(digest)}`)
    .toString(2)
    .padStart(256, "0");
  const spoken = [0, 11, 22, 33].map((at) => wordlist[Number.parseInt(bits.slice(at, at + 11), 2)]);
  return { name, lastHash: hex(lastHash), accepts, reveals, words: spoken.join(" ") };
};

export const vectors = async (): Promise<InvitationVectors> => ({
  links: [
    { text: fragment, ...parts },
    { text: `  ${fragment}\n`, ...parts },
    { text: `https://talks.example:8470/join#${fragment}`, ...parts },
    { text: `http://127.0.0.1/#x#${fragment}`, ...parts },
  ],
  notLinks: [
    { name: "of nothing", text: "" },
    { name: "cut short", text: fragment.slice(0, -1) },
    { name: "too long", text: `${fragment}A` },
    { name: "too long by three bytes", text: `${fragment}AAAA` },
    { name: "in the other alphabet", text: `+${fragment.slice(1)}` },
    { name: "padded", text: `${fragment.slice(0, 62)}==` },
    { name: "broken by a space", text: `${fragment.slice(0, 30)} ${fragment.slice(31)}` },
    { name: "with something after", text: `https://talks.example/#${fragment}#` },
    { name: "without its fragment", text: "https://talks.example/join" },
    { name: "outside ASCII", text: `é${fragment.slice(1)}` },
  ],
  notes: [
    {
      name: "of two further logs",
      secret: hex(secret),
      log: hex(log),
      box: boxed(noteJson),
      note,
      ekm: hex(ekm),
    },
    { name: "of nothing", secret: hex(secret), log: hex(log), box: "", note: "none" },
    {
      name: "by another secret",
      secret: hex(labelled("other secret", 16)),
      log: hex(log),
      box: boxed(noteJson),
      note: refused,
    },
    {
      name: "in another log",
      secret: hex(secret),
      log: hex(labelled("other log", 16)),
      box: boxed(noteJson),
      note: refused,
    },
    ...(
      [
        ["that is no JSON", boxed("note")],
        ["without padding", boxed("{".padEnd(1024, " "))],
        ["of zeros", boxed("\0")],
        ["of another shape", boxed('{"kind":"room","logs":{},"role":"","title":""}')],
        ["of an unknown kind", boxed('{"kind":"attic","logs":[],"role":"","title":""}')],
        ["shorter than a box", "00".repeat(47)],
      ] as const
    ).map(([name, box]) => ({ name, secret: hex(secret), log: hex(log), box, note: refused })),
  ],
  accepts: [accept("seed"), accept("other seed")],
  words: [
    words("of an invitation to one log", ["room"], ["inviter", "guest"]),
    words("of an invitation to three logs", ["room", "table", "caucus"], ["inviter", "guest"]),
    words("of the same, authors changed about", ["room"], ["guest", "inviter"]),
    words("of three heads", [], ["head one", "head two", "head three"]),
    words("upon another last hash", ["room"], ["inviter", "guest"], "other"),
  ],
});
