// Contract of every transport: an append over a live connection is what an append by request is.
import type { Envelope } from "@tworooms/seal/envelope";
import type { LiveTell } from "@tworooms/wire";
import { expect, test } from "vitest";
import { grown, handOf, sealedBy, turning } from "../../../seal/test/hands.ts";
import {
  asked,
  type MakeSite,
  readBack,
  ruledBy,
  said,
  type Sender,
  sent,
  type Site,
  watch,
  word,
} from "../site.ts";
import { roomOf, sendersOf, tableOf, townAt } from "../town.ts";

/** One way to bring an envelope: what came of it, as a word and the head that was told with it. */
type Bring = (envelope: Envelope) => Promise<readonly unknown[]>;
type Way = (sender: Sender) => Promise<Bring>;

const byRequest: Way = async (sender) => async (envelope) => {
  const answer = await sent(sender, envelope);
  return [
    word(answer),
    "head" in answer ? answer.head.seq : -1,
    "hasTurn" in answer && answer.hasTurn,
  ];
};

const isAnswer = ({ type }: LiveTell): boolean =>
  type === "appended" || type === "moved" || type === "refused";

const overLive: Way = async ({ transport, log, token }) => {
  const eyes = await watch(transport);
  eyes.ask({ type: "follow", log, token, from: 1_000 });
  expect((await eyes.next()).type).toBe("following");
  return async (envelope) => {
    eyes.ask({ type: "append", envelope: envelope.bytes });
    let tell = await eyes.next();
    while (!isAnswer(tell)) tell = await eyes.next();
    expect(tell).toMatchObject({ log: envelope.header.log });
    return [
      tell.type === "refused" ? tell.code : tell.type,
      "head" in tell ? tell.head.seq : -1,
      "hasTurn" in tell && tell.hasTurn,
    ];
  };
};

/** Everything an append can meet in the life of a log: what came of each. */
const life = async (site: Site, way: Way): Promise<readonly unknown[]> => {
  const town = await townAt(site.transport());
  const [lead, a, b] = await sendersOf(town, site.transport);
  const [bringA, bringB] = [await way(a), await way(b)];
  const answers: unknown[] = [];
  const log = async (what: string, answer: Promise<unknown>): Promise<void> => {
    answers.push([what, await answer]);
  };
  const first = await sealedBy(a.hand, town.table.state);
  let chain = await grown(town.table, first);
  await log("the next", bringA(first));
  // Durable before it is answered: another reads it at once.
  await log("read", readBack(b));
  await log("the same again", bringA(first));
  chain = await said(lead, chain);
  await log("the same after others", bringA(first));
  await log("a lost race", bringB(await sealedBy(b.hand, town.table.state)));
  await log("a rival meanwhile", bringA(await sealedBy(a.hand, chain.state)));
  const turn = await sealedBy(b.hand, chain.state);
  await log("its turn", bringB(turn));
  chain = await grown(chain, turn);
  site.clock.pass(60_000);
  const forged = (await sealedBy(a.hand, chain.state)).bytes.slice();
  forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
  await log("forged", bringA({ ...first, bytes: forged }));
  await log("a stranger's", bringA(await sealedBy(await handOf("stranger"), chain.state)));
  const byLead = await sealedBy(lead.hand, chain.state);
  await log("another seat's", bringA(byLead));
  chain = await grown(chain, byLead);
  chain = await ruledBy(lead, chain, await turning(chain.state, { type: "epoch" }));
  const old = await sealedBy(a.hand, chain.state, { epoch: chain.state.epoch - 1 });
  await log("an ended epoch", bringA(old));
  for (let count = 0; count < 9; count += 1) {
    const next = await sealedBy(a.hand, chain.state);
    const answer = await bringA(next);
    if (answer[0] === "appended") chain = await grown(chain, next);
    await log("one of many", Promise.resolve(answer));
  }
  const remove = await turning(chain.state, { type: "remove", member: b.hand.id });
  chain = await ruledBy(lead, chain, remove);
  await log("of a removed seat", bringB(await sealedBy(b.hand, chain.state)));
  site.clock.pass(17 * 60_000);
  await log("by a token that ran out", bringA(await sealedBy(a.hand, chain.state)));
  return answers;
};

export const appendingLiveContract = (makeSite: MakeSite): void => {
  test("O48 an append over a live connection meets what one by request meets, and one answer each", async () => {
    const limits = { appends: { burst: 12, perSecond: 0.01 } };
    const [one, other] = [await makeSite({ limits }), await makeSite({ limits })];
    const answers = await life(one, byRequest);
    expect(answers.map((answer) => JSON.stringify(answer)).join()).toContain("too-often");
    expect(await life(other, overLive)).toEqual(answers);
    await one.close();
    await other.close();
  });

  test("O48 a log that is not followed and one that is not there are refused alike", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [, a] = await sendersOf(town, site.transport);
    const room = await roomOf(town.lead, town.table.state.log, "closed to a");
    const { log, token } = town.founder;
    const envelope = room.envelopes[0]?.bytes ?? new Uint8Array();
    await asked(town.transport, { type: "found", envelope, ground: { log, token } });
    const absent = await tableOf("no such talk");
    const eyes = await watch(a.transport);
    eyes.ask({ type: "follow", log: a.log, token: a.token, from: 1_000 });
    expect((await eyes.next()).type).toBe("following");
    for (const { state } of [room, absent.table]) {
      const next = await sealedBy(a.hand, state);
      eyes.ask({ type: "append", envelope: next.bytes });
      const refused = { type: "refused", log: state.log, code: "not-admitted" };
      expect(await eyes.next()).toEqual(refused);
    }
    eyes.close();
    await site.close();
  });
};
