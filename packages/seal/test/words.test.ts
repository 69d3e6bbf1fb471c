import { wordlist } from "@scure/bip39/wordlists/english.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type LogReader,
  hashOfReveal,
  hashPost,
  linkFromBytes,
  logIdFromBytes,
  memberIdFromBytes,
  newReveal,
  newestAttempt,
  revealPost,
  spokenWords,
  turnEpoch,
  wordsOfCeremony,
} from "@tworooms/seal";
import {
  type Shelf,
  accepted,
  bytesOf,
  catchUp,
  current,
  founded,
  invited,
  post,
  sequence,
} from "./shelf.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const link = bytes(32).map(linkFromBytes);
const accept = fc.record({ log: bytes(16).map(logIdFromBytes), link });
const reveal = fc.record({ author: bytes(16).map(memberIdFromBytes), r: bytes(32) });
const ceremonies = fc.record({
  lastHash: link,
  accepts: fc.uniqueArray(accept, { maxLength: 3, selector: ({ log }) => log }),
  reveals: fc.uniqueArray(reveal, {
    minLength: 2,
    maxLength: 3,
    selector: ({ author }) => author,
  }),
});

test("S74 four words of the list, the same in whatever order logs and reveals are given", () =>
  fc.assert(
    fc.asyncProperty(ceremonies, async (ceremony) => {
      const words = await spokenWords(ceremony);
      expect(words).toHaveLength(4);
      for (const word of words) expect(wordlist).toContain(word);
      const turned = {
        lastHash: ceremony.lastHash,
        accepts: ceremony.accepts.toReversed(),
        reveals: ceremony.reveals.toReversed(),
      };
      expect(await spokenWords(turned)).toEqual(words);
    }),
  ));

test("S74 the words rest on the last hash, on every accept and on every r", () =>
  fc.assert(
    fc.asyncProperty(ceremonies, link, bytes(32), async (ceremony, otherLink, r) => {
      const words = (await spokenWords(ceremony)).join(" ");
      const others = [{ ...ceremony, lastHash: otherLink }];
      for (const [at, { log }] of ceremony.accepts.entries()) {
        const accepts = ceremony.accepts.with(at, { log, link: otherLink });
        others.push({ ...ceremony, accepts });
      }
      for (const [at, { author }] of ceremony.reveals.entries())
        others.push({ ...ceremony, reveals: ceremony.reveals.with(at, { author, r }) });
      for (const other of others) expect((await spokenWords(other)).join(" ")).not.toBe(words);
    }),
  ));

const met = async () => {
  const { shelf, reader } = await founded("lead");
  const lead = await invited(shelf, reader, "ada", true);
  const ada = await accepted(shelf, "ada");
  return { shelf, lead: await current(shelf, lead), ada };
};

const wordsOf = async (shelf: Shelf, { state }: LogReader, newcomer: LogReader["seat"]["id"]) => {
  const ceremony = newestAttempt(state, [newcomer]);
  const entered = state.members.get(newcomer)?.entered;
  if (ceremony === undefined || entered === undefined) throw new Error("no ceremony");
  return wordsOfCeremony(ceremony, [{ log: shelf.log, link: entered.link }]);
};

test("S74 inviter and newcomer read the same words from the log, and none before all is revealed", async () => {
  const { shelf, lead: first, ada: second } = await met();
  let [lead, ada] = [first, second];
  const ceremony = [ada.seat.id];
  const [hers, his] = [newReveal(sequence("hers")), newReveal(sequence("his"))];
  const attempt = 1;
  lead = await post(shelf, lead, await hashPost({ ceremony, attempt, r: hers }));
  expect(await wordsOf(shelf, lead, ada.seat.id)).toBeUndefined();
  ada = await current(shelf, ada);
  ada = await post(shelf, ada, await hashPost({ ceremony, attempt, r: his }));
  ada = await post(shelf, ada, revealPost({ ceremony, attempt, r: his }));
  expect(await wordsOf(shelf, ada, ada.seat.id)).toBeUndefined();
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, revealPost({ ceremony, attempt, r: hers }));
  ada = await current(shelf, ada);
  const words = await wordsOf(shelf, lead, ada.seat.id);
  expect(words).toHaveLength(4);
  expect(await wordsOf(shelf, ada, ada.seat.id)).toEqual(words);
});

test("S75 two forks that shall speak equal words fail: whoever stands between has no hold to grind", async () => {
  // Mallory, with the server, shows the inviter one fork and the guest another, and holds a seat of her own in each. In
  // each fork the honest side reveals r only after her hash of r stands, so for each try she gets one draw of 44 bits.
  const { shelf, lead, ada } = await met();
  const ceremony = [ada.seat.id];
  const entered = lead.state.members.get(ada.seat.id)?.entered;
  if (entered === undefined) throw new Error("not seated");
  const honest = newReveal(sequence("honest"));
  const lastHash = linkFromBytes(bytesOf("link of the last hash", 32));
  const drawn = async (label: string): Promise<string> => {
    const r = bytesOf(label, 32);
    const words = await spokenWords({
      lastHash,
      accepts: [{ log: shelf.log, link: entered.link }],
      reveals: [
        { author: lead.seat.id, r: honest },
        { author: ada.seat.id, r },
      ],
    });
    return words.join(" ");
  };
  // With r free she could grind: among some thousand draws there are words with any first word she likes.
  const draws = await Promise.all(Array.from({ length: 3_000 }, (_, n) => drawn(`grind ${n}`)));
  const wanted = draws[0]?.split(" ")[0];
  expect(draws.slice(1).some((draw) => draw.startsWith(`${wanted} `))).toBe(true);
  // In the protocol r is fixed before she learns the honest one: another r is void against her own hash.
  let mallory = await post(
    shelf,
    ada,
    await hashPost({ ceremony, attempt: 1, r: bytesOf("m", 32) }),
  );
  let inviter = await current(shelf, lead);
  inviter = await post(shelf, inviter, await hashPost({ ceremony, attempt: 1, r: honest }));
  inviter = await post(shelf, inviter, revealPost({ ceremony, attempt: 1, r: honest }));
  mallory = await current(shelf, mallory);
  mallory = await post(
    shelf,
    mallory,
    revealPost({ ceremony, attempt: 1, r: bytesOf("ground", 32) }),
  );
  expect(newestAttempt(mallory.state, ceremony)?.reveals.size).toBe(1);
  expect(await wordsOf(shelf, mallory, ada.seat.id)).toBeUndefined();
});

test("S75 a post of words made in one fork is no entry of the other", async () => {
  // The server splits the log after the invitation: each side of a ceremony signs upon its own branch.
  const { shelf, lead, ada } = await met();
  const ceremony = [ada.seat.id];
  const other: Shelf = { log: shelf.log, entries: [...shelf.entries] };
  const mine = newReveal(sequence("mine"));
  const theirs = newReveal(sequence("theirs"));
  await post(shelf, lead, await turnEpoch(lead, sequence("only here")));
  const here = await current(shelf, lead);
  const there = await current(other, ada);
  await post(shelf, here, await hashPost({ ceremony, attempt: 1, r: mine }));
  const posted = await post(other, there, await hashPost({ ceremony, attempt: 1, r: theirs }));
  shelf.entries.push(...other.entries.slice(-1));
  expect((await catchUp(shelf, here)).stop?.code).toBe("not-an-entry");
  other.entries.push(...shelf.entries.slice(-2, -1));
  expect((await catchUp(other, posted)).stop?.code).toBe("not-an-entry");
});

test("S75 a reveal that is not what was hashed gives no words, whoever folded it", async () => {
  const author = memberIdFromBytes(bytesOf("a", 16));
  const other = memberIdFromBytes(bytesOf("b", 16));
  const r = bytesOf("r", 32);
  const hash = await hashOfReveal(r);
  const ceremony = {
    ids: [author],
    attempt: 1,
    hashes: new Map([
      [author, hash],
      [other, hash],
    ]),
    reveals: new Map([
      [author, r],
      [other, bytesOf("other r", 32)],
    ]),
    lastHash: linkFromBytes(bytesOf("link", 32)),
  };
  expect(await wordsOfCeremony(ceremony, [])).toBeUndefined();
  const alone = {
    ...ceremony,
    hashes: new Map([[author, hash]]),
    reveals: new Map([[author, r]]),
  };
  expect(await wordsOfCeremony(alone, [])).toBeUndefined();
  const right = { ...ceremony, reveals: new Map([...ceremony.reveals, [other, r]]) };
  expect(await wordsOfCeremony(right, [])).toHaveLength(4);
});
