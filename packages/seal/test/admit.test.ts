import { expect, test } from "vitest";
import { admitAll, recipientsOf, stateFromStored } from "@tworooms/seal/envelope";
import { foundedBy, grown, handOf, partyOf, ruled, sealedBy, seated, turning } from "./hands.ts";

test("S10 a log of founding, invitation, check, authority and removal stands and folds", async () => {
  const [lead, a, deputy] = await Promise.all(["lead", "a", "deputy"].map(handOf));
  const [mediators, partyA] = await Promise.all(["M", "A"].map(partyOf));
  if (!lead || !a || !deputy || !mediators || !partyA) throw new Error("none");
  let chain = await foundedBy(lead, mediators);
  chain = await grown(chain, await sealedBy(lead, chain.state));
  chain = await seated(chain, lead, a, partyA);
  chain = await grown(chain, await sealedBy(a, chain.state));
  chain = await ruled(chain, lead, await turning(chain.state, { type: "check", member: a.id }));
  chain = await ruled(chain, lead, { type: "authority", member: a.id, scope: [partyA] });
  chain = await seated(chain, a, deputy, partyA);
  chain = await ruled(chain, a, await turning(chain.state, { type: "remove", member: deputy.id }));
  expect(recipientsOf(chain.state).map((r) => r.id)).toEqual([lead.id, a.id].toSorted());
  expect(chain.state.epoch).toBe(3);
  const all = await admitAll(undefined, chain.envelopes);
  expect(all.state).toEqual(chain.state);
  const stored = await stateFromStored(
    chain.envelopes.filter((e) => e.header.kind === 1),
    chain.envelopes.at(-1),
  );
  expect(stored).toEqual(chain.state);
});
