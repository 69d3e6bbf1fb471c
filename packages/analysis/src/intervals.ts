// Values known only to lie between two numbers. Whether a package is efficient then has three answers, each exact: for
// all values in the intervals, for some, or for none. Missing answers stay intervals and never become zeros (rule A11).

import type { Domain, Package, Profile } from "./domain.ts";
import { frontierOf, type FrontierSettings } from "./frontier.ts";
import { compare, type Rational } from "./rational.ts";
import { utilitiesOf } from "./worth.ts";

/** For which of the values that the intervals leave open a package is efficient; "unknown" when the search was stopped. */
export type Efficiency = "all" | "some" | "none" | "unknown";

/** A profile with every open value at one end: ours for the options of a package, the other for all other options. */
export const profileAt = (profile: Profile, ours: Package, favour: "ours" | "others"): Profile => {
  const { worth } = profile;
  if (worth.type !== "additive" || worth.unsure === undefined) return profile;
  const values = worth.values.map((options) => [...options]);
  for (const { issue, option, low, high } of worth.unsure) {
    const isOurs = ours[issue] === option;
    const end = isOurs === (favour === "ours") ? high : low;
    const options = values[issue];
    if (options !== undefined) options[option] = end;
  }
  return { ...profile, worth: { type: "additive", values } };
};

const isEfficient = async (
  domain: Domain,
  profiles: readonly Profile[],
  ours: Package,
  settings: FrontierSettings,
): Promise<boolean | undefined> => {
  const { links = [] } = settings;
  const own = utilitiesOf({ domain, profiles, links }, ours);
  // Only what gives everybody at least as much can better it, which leaves little to merge.
  const { points, status } = await frontierOf(domain, profiles, { ...settings, reservations: own });
  const isBettered = points.some(({ utilities }) =>
    utilities.some((utility, party) => isAbove(utility, own[party])),
  );
  if (isBettered) return false;
  return status === "proved" ? true : undefined;
};

const isAbove = (one: Rational, other: Rational | undefined): boolean =>
  other !== undefined && compare(one, other) > 0;

/**
 * For which values a package that the links allow is efficient. Worst case: its own options at their lowest, all others at
 * their highest; if nothing betters it there, nothing does anywhere. Best case the other way round.
 */
export const efficiencyOf = async (
  domain: Domain,
  profiles: readonly Profile[],
  ours: Package,
  settings: FrontierSettings = {},
): Promise<Efficiency> => {
  const at = (favour: "ours" | "others"): readonly Profile[] =>
    profiles.map((profile) => profileAt(profile, ours, favour));
  const isEverywhere = await isEfficient(domain, at("others"), ours, settings);
  if (isEverywhere === true) return "all";
  const isSomewhere = await isEfficient(domain, at("ours"), ours, settings);
  if (isSomewhere === false) return "none";
  return isEverywhere === undefined || isSomewhere === undefined ? "unknown" : "some";
};
