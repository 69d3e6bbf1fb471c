// The ground rules: what silence about leave means, whether a second mediator approves, what a receipt tells, which
// parties there are. The lead's first sealed entry in table, desk and each room, the same in each; a fold reads only its
// own log's copy (rules T10 to T13).

import * as v from "valibot";
import type { Party } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import { nameText, party } from "./parse.ts";

/** What silence about leave means: it stays; it may be carried reworded and named; or nothing is sent without a choice. */
export type CaucusRule = "closed" | "open" | "none";

/** The ground rules of the talks. Two to sixty-three parties, each id and each name once. */
export type Rules = {
  /** What these talks are called, at most 200 code points. */
  readonly title: string;
  readonly caucusRule: CaucusRule;
  /** Whether another mediator than the one who prepared it must approve each carry. */
  readonly secondApproval: "needed" | "not-needed";
  /** Whether the source room's receipt holds the words the other room was told. */
  readonly receipts: "with-words" | "without-words";
  /** BCP 47 tags, at least one. */
  readonly languages: readonly string[];
  readonly parties: readonly { readonly party: Party; readonly name: string }[];
};

export type RulesInLog = { "rules-set": { readonly rules: Rules } };
/** The part of a log's state that holds its copy of the rules. */
export type Ground = { readonly rules?: Rules };

/** Where the rules stand in their log: behind genesis and the first epoch, where nobody but the founder can write. */
export const placeOfRules = 2;

const areUnlike = (values: readonly string[]): boolean => new Set(values).size === values.length;

const rulesSchema = v.strictObject({
  title: nameText,
  caucusRule: v.picklist(["closed", "open", "none"]),
  secondApproval: v.picklist(["needed", "not-needed"]),
  receipts: v.picklist(["with-words", "without-words"]),
  languages: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/))),
    v.minLength(1),
    v.maxLength(16),
    v.check((tags) => areUnlike(tags)),
  ),
  parties: v.pipe(
    v.array(v.strictObject({ party, name: nameText })),
    v.minLength(2),
    v.maxLength(63),
    v.check((parties) => areUnlike(parties.map((each) => each.party))),
    v.check((parties) => areUnlike(parties.map((each) => each.name.trim().normalize("NFKC")))),
  ),
});

export const rulesSchemas: Schemas<RulesInLog> = {
  "rules-set": v.strictObject({ type: v.literal("rules-set"), ...stamp, rules: rulesSchema }),
};

/** Whether two copies of the rules say the same. */
export const areSameRules = (one: Rules, other: Rules): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether the rules name a party. */
export const hasParty = (rules: Rules, wanted: Party): boolean =>
  rules.parties.some((each) => each.party === wanted);

export const rulesLaws: Laws<Ground, RulesInLog> = {
  "rules-set": {
    rule: (state, event, by) => {
      if (state.rules !== undefined)
        return areSameRules(state.rules, event.rules) ? "repeat" : refuse("rules-stand");
      return only(by.roles.includes("mediator") && by.seq === placeOfRules, "not-the-founder");
    },
    apply: (draft, event) => {
      draft.rules = event.rules;
    },
  },
};
