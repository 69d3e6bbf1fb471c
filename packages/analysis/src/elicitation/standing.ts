// Whether a package is efficient for all, some or none of the weights compatible with what the parties said. Exact: if it
// is beaten anywhere it is beaten at a corner (each party's lead is linear in its own weights), with its own options at the
// least of their bounds and all others at the most; and the other way round for "some". Where the exact search would not
// end, the answer is "unsettled", never a guess.

import type { Domain, Package, Profile } from "../domain.ts";
import { isFault } from "../fault.ts";
import { frontierOf } from "../frontier.ts";
import { improvementsOf } from "../improvements.ts";
import { compare, type Rational, subtract, zero } from "../rational.ts";
import { utilitiesOf } from "../worth.ts";
import { type Choose, type Compatible, profileWith } from "./compatible.ts";
import {
  type Corner,
  cutBy,
  middleOf,
  sideOf,
  type WeightCone,
  weightsOf,
  wholeRow,
} from "./weight-cone.ts";

/** What is known of a party: a profile as it is, or what is compatible with its answers. */
export type KnownParty =
  | { readonly type: "exact"; readonly profile: Profile }
  | { readonly type: "elicited"; readonly name: string; readonly compatible: Compatible };

/** How a package stands; `better` is one that beats it somewhere (or everywhere, for none). */
export type Standing = {
  readonly efficientFor: "all" | "some" | "none" | "unsettled";
  readonly better?: Package;
};

/** No more corners of all parties together are looked at one by one. */
const MOST_CORNERS = 400;
const MOST_CUTS = 300;

/** A package's own options at their least and all others at their most: as hard for it as can be. */
const hardest =
  (ours: Package): Choose =>
  (issue, option, { low, high }) =>
    ours[issue] === option ? low : high;
const easiest =
  (ours: Package): Choose =>
  (issue, option, { low, high }) =>
    ours[issue] === option ? high : low;

const profilesAt = (
  parties: readonly KnownParty[],
  weights: readonly (readonly Rational[] | undefined)[],
  choose: Choose,
): readonly Profile[] =>
  parties.map((party, index) =>
    party.type === "exact"
      ? withoutReservation(party.profile)
      : profileWith(party.compatible, weights[index] ?? [], party.name, choose),
  );

const withoutReservation = ({ reservation: _own, ...profile }: Profile): Profile => profile;

/** A package that beats ours under some profiles, or nothing. */
const betterUnder = async (
  domain: Domain,
  profiles: readonly Profile[],
  ours: Package,
): Promise<Package | undefined> => {
  const frontier = await frontierOf(domain, profiles);
  return improvementsOf(frontier, ours)[0]?.point.witness;
};

const conesOf = (parties: readonly KnownParty[]): readonly (WeightCone | undefined)[] =>
  parties.map((party) => (party.type === "exact" ? undefined : party.compatible.cone));

/** Every choice of one corner for each party that has corners. */
const cornerChoices = (
  cones: readonly (WeightCone | undefined)[],
): readonly (readonly (Corner | undefined)[])[] =>
  cones.reduce<readonly (readonly (Corner | undefined)[])[]>(
    (choices, cone) =>
      choices.flatMap((choice) =>
        (cone?.corners ?? [undefined]).map((corner) => [...choice, corner]),
      ),
    [[]],
  );

const weightsAt = (
  corners: readonly (Corner | undefined)[],
): readonly (readonly Rational[] | undefined)[] =>
  corners.map((corner) => corner && weightsOf(corner));

/** Leads of one package over another for each unit of weight, by issue, under picked values. */
const leadsOf = (
  { bounds }: Compatible,
  ahead: Package,
  behind: Package,
  choose: Choose,
): readonly Rational[] =>
  ahead.map((option, issue) => {
    const before = behind[issue] ?? -1;
    const bound = bounds[issue]?.[option];
    const boundBefore = bounds[issue]?.[before];
    return option === before || bound === undefined || boundBefore === undefined
      ? zero
      : subtract(choose(issue, option, bound), choose(issue, before, boundBefore));
  });

/** With one party open: cuts away the weights at which something beats our package until none beats it or none are left. */
const searchOne = async (
  domain: Domain,
  parties: readonly KnownParty[],
  open: number,
  ours: Package,
): Promise<"some" | "none" | "unsettled"> => {
  const party = parties[open];
  if (party?.type !== "elicited") return "unsettled";
  const { compatible } = party;
  const choose = easiest(ours);
  let { cone } = compatible;
  const strict: (readonly bigint[])[] = [];
  for (let cuts = 0; cuts < MOST_CUTS; cuts += 1) {
    const weights = parties.map((_, index) => (index === open ? middleOf(cone) : undefined));
    const profiles = profilesAt(parties, weights, choose);
    const better = await betterUnder(domain, profiles, ours);
    if (better === undefined) return "some";
    const subject = { domain, profiles, links: [] };
    const [theirs, own] = [utilitiesOf(subject, better), utilitiesOf(subject, ours)];
    // If nobody else gains by it, equal worth for the open party would already leave our package unbeaten.
    const isStrict = theirs.some(
      (value, index) => index !== open && compare(value, own[index] ?? zero) > 0,
    );
    const row = wholeRow(
      leadsOf(compatible, better, ours, choose).map((lead) => subtract(zero, lead)),
    );
    if (isStrict) strict.push(row);
    const next = cutBy(cone, row);
    if (isFault(next)) return "unsettled";
    cone = next;
    const hasRoom = (each: readonly bigint[]): boolean =>
      cone.corners.some((corner) => sideOf(each, corner) > 0n);
    if (cone.corners.length === 0 || !strict.every(hasRoom)) return "none";
  }
  return "unsettled";
};

/** Whether one package beats another at every corner of every party, whatever the values within their bounds. */
const beatsEverywhere = (
  domain: Domain,
  parties: readonly KnownParty[],
  better: Package,
  ours: Package,
): boolean => {
  // Ours at its most and theirs at its least: if theirs still wins, it wins whatever the values are.
  const choose = easiest(ours);
  let isStrict = false;
  for (const party of parties) {
    if (party.type === "exact") {
      const subject = { domain, profiles: [party.profile], links: [] };
      const order = compare(
        utilitiesOf(subject, better)[0] ?? zero,
        utilitiesOf(subject, ours)[0] ?? zero,
      );
      if (order < 0) return false;
      isStrict ||= order > 0;
      continue;
    }
    const row = wholeRow(leadsOf(party.compatible, better, ours, choose));
    const sides = party.compatible.cone.corners.map((corner) => sideOf(row, corner));
    if (sides.some((side) => side < 0n)) return false;
    isStrict ||= sides.every((side) => side > 0n);
  }
  return isStrict;
};

/** How a package stands among the weights compatible with what every party said; reservation values play no part. */
export const standingOf = async (
  domain: Domain,
  parties: readonly KnownParty[],
  ours: Package,
): Promise<Standing> => {
  const cones = conesOf(parties);
  const count = cones.reduce((product, cone) => product * (cone?.corners.length ?? 1), 1);
  const choices = count <= MOST_CORNERS ? cornerChoices(cones) : [];
  const middles = cones.map((cone) => cone && middleOf(cone));
  const places = [...choices.map(weightsAt), ...(choices.length === 0 ? [middles] : [])];
  const beaten: Package[] = [];
  for (const weights of places) {
    const better = await betterUnder(domain, profilesAt(parties, weights, hardest(ours)), ours);
    if (better !== undefined) {
      beaten.push(better);
      break;
    }
  }
  const [better] = beaten;
  if (better === undefined) return { efficientFor: choices.length > 0 ? "all" : "unsettled" };
  const open = parties.flatMap((party, index) => (party.type === "elicited" ? [index] : []));
  if (open.length === 1)
    return { efficientFor: await searchOne(domain, parties, open[0] ?? 0, ours), better };
  if (open.length === 0) return { efficientFor: "none", better };
  const beaters: Package[] = [];
  for (const weights of [middles, ...choices.map(weightsAt)]) {
    const found = await betterUnder(domain, profilesAt(parties, weights, easiest(ours)), ours);
    if (found === undefined) return { efficientFor: "some", better };
    beaters.push(found);
  }
  const always = beaters.find((found) => beatsEverywhere(domain, parties, found, ours));
  return always === undefined
    ? { efficientFor: "unsettled", better }
    : { efficientFor: "none", better: always };
};
