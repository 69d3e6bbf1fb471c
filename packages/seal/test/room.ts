// A room with everybody in it, as tests of the roster want it: the lead and a deputy mediator, the head of A, and who
// else a test seats.

import { type Control, type PartyBytes, admit } from "@tworooms/seal/envelope";
import {
  type Chain,
  type Hand,
  controlBy,
  foundedBy,
  handOf,
  partyOf,
  pastOf,
  ruled,
  seated,
  turning,
  wordOf,
} from "./hands.ts";

/** The people of these tests. */
export type People = {
  readonly lead: Hand;
  readonly deputy: Hand;
  readonly head: Hand;
  readonly second: Hand;
  readonly headB: Hand;
  readonly stranger: Hand;
  readonly M: PartyBytes;
  readonly A: PartyBytes;
  readonly B: PartyBytes;
};

/** Everybody, the same on every run. */
export const people: People = {
  lead: await handOf("lead"),
  deputy: await handOf("deputy mediator"),
  head: await handOf("head of A"),
  second: await handOf("deputy of A"),
  headB: await handOf("head of B"),
  stranger: await handOf("stranger"),
  M: await partyOf("M"),
  A: await partyOf("A"),
  B: await partyOf("B"),
};

/** Seats somebody and checks (or adds) it. */
export const checked = async (
  chain: Chain,
  inviter: Hand,
  newcomer: Hand,
  party: PartyBytes,
  settings: { readonly boxed?: boolean; readonly role?: "writer" | "reader" } = {},
): Promise<Chain> => {
  const sat = await seated(chain, inviter, newcomer, party, settings);
  const { state } = sat;
  const control: Control =
    settings.boxed === false
      ? {
          type: "add",
          member: newcomer.id,
          keys: newcomer.keys,
          past: await pastOf(state.epoch, newcomer.id),
        }
      : await turning(state, { type: "check", member: newcomer.id });
  return ruled(sat, inviter, control);
};

/** Seats, checks and makes an authority over `scope`. */
export const empowered = async (
  chain: Chain,
  inviter: Hand,
  newcomer: Hand,
  party: PartyBytes,
  scope: readonly PartyBytes[] = [party],
): Promise<Chain> =>
  ruled(await checked(chain, inviter, newcomer, party), inviter, {
    type: "authority",
    member: newcomer.id,
    scope: scope.toSorted(),
  });

/** A room with the lead alone. */
export const newRoom = (): Promise<Chain> => foundedBy(people.lead, people.M);

/** A room with lead, deputy mediator and head of A, all authorities. */
export const roomOfA = async (): Promise<Chain> => {
  const { lead, deputy, head, M, A } = people;
  const mediators = await empowered(await newRoom(), lead, deputy, M, [M]);
  return empowered(mediators, lead, head, A);
};

/** What a control entry by somebody would be on top of a log: "stands" or "void <code>". */
export const verdictOn = async (chain: Chain, by: Hand, control: Control): Promise<string> =>
  wordOf(await admit(chain.state, await controlBy(by, chain.state, control)));
