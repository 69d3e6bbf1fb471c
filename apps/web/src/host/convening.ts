// From what a person filled in to ground rules: parties get their local ids in the order they were named, everything else is
// taken as it stands. What is wrong with it is said by name, before a key is made.

import type { Party, Rules } from "@tworooms/talks";
import { longestName } from "@tworooms/talks";
import { no } from "./acts.ts";
import type { Convening, Outcome } from "./acts.ts";

const clean = (text: string): string => text.trim().normalize("NFC");
const isTooLong = (text: string): boolean => [...text].length > longestName;

/** The ground rules of what was filled in, or which field is wrong. */
export const rulesFrom = (plan: Convening): Outcome<Rules> => {
  const title = clean(plan.title);
  const names = plan.parties.map(clean);
  if (title === "") return no("title-missing");
  if (clean(plan.name) === "") return no("name-missing");
  if (names.length < 2) return no("two-parties");
  if (names.some((name) => name === "")) return no("party-unnamed");
  if (new Set(names.map((name) => name.normalize("NFKC"))).size !== names.length)
    return no("parties-alike");
  if ([title, plan.name, ...names].some(isTooLong)) return no("name-too-long");
  if (clean(plan.admission) === "") return no("needs-admission");
  return {
    ok: true,
    value: {
      title,
      caucusRule: plan.caucusRule,
      secondApproval: plan.secondApproval,
      receipts: plan.receipts,
      languages: plan.languages.length === 0 ? ["en"] : plan.languages,
      parties: names.map((name, index) => ({ party: `p${index + 1}` as Party, name })),
    },
  };
};
