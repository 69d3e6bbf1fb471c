import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Domain, Package, Profile } from "../src/domain.ts";
import { isFault } from "../src/fault.ts";
import { numberFromRational, rational } from "../src/rational.ts";
import {
  putDraft,
  type SingleText,
  type SingleTextRules,
  startSingleText,
  takeVotes,
  type Vote,
} from "../src/single-text.ts";
import {
  beliefFrom,
  blankBelief,
  draftingFrom,
  learnt,
  nextDraft,
} from "../src/single-text-drafts.ts";
import { chances } from "./chance.ts";

const fine = <Value extends object>(value: Value): Exclude<Value, { fault: string }> => {
  if (isFault(value)) throw new Error(value.fault);
  return value as Exclude<Value, { fault: string }>;
};
const rules: SingleTextRules = { drafts: 10, strongVotes: 2, heat: 0.5 };
const started = (said: Partial<SingleTextRules> = {}, parties = 2): SingleText =>
  fine(startSingleText({ ...rules, ...said }, parties, [0, 0]));
const voted = (text: SingleText, votes: readonly Vote[], chance = 0) =>
  fine(
    takeVotes(
      fine(
        putDraft(
          text,
          text.current.map((option) => 1 - option),
        ),
      ),
      votes,
      chance,
    ),
  );
const vote = fc.constantFrom<Vote>("strong-yes", "yes", "no", "strong-no");

test.each<[readonly Vote[], number, string]>([
  [["yes", "yes"], 0.99, "kept"],
  [["no", "no"], 0, "dropped"],
  [["strong-yes", "no"], 0.99, "kept"],
  [["strong-no", "yes"], 0, "dropped"],
  [["yes", "no"], 0.49, "kept"],
  [["yes", "no"], 0.5, "dropped"],
  [["strong-yes", "strong-no"], 0.49, "kept"],
  [["strong-yes", "strong-no"], 0.5, "dropped"],
  [["yes", "yes", "no"], 0.1, "dropped"],
  [["strong-yes", "yes", "no"], 0.99, "kept"],
  [["no", "no", "strong-yes"], 0.99, "kept"],
])("A80 %j with chance %d is %s", (votes, chance, verdict) => {
  expect(voted(started({}, votes.length), votes, chance).verdict).toBe(verdict);
});

test("A81 a strong vote beyond the quota counts as a plain one", () => {
  let text = started({ strongVotes: 1, heat: 0 });
  const first = voted(text, ["strong-yes", "no"]);
  expect(first.verdict).toBe("kept");
  expect(first.text.strongLeft).toEqual([0, 1]);
  const second = voted(first.text, ["strong-yes", "no"], 0.9);
  expect(second.verdict).toBe("dropped");
  expect(second.text.strongLeft).toEqual([0, 1]);
  text = started({ strongVotes: 0, heat: 0 });
  expect(voted(text, ["strong-yes", "no"], 0).verdict).toBe("dropped");
});

test("A80 the heat falls evenly to nothing at the last draft", () => {
  let text = started({ drafts: 4, heat: 1 });
  const kept: string[] = [];
  for (let draft = 0; draft < 4; draft += 1) {
    const result = voted(text, ["yes", "no"], 0.74);
    kept.push(result.verdict);
    text = result.text;
  }
  expect(kept).toEqual(["kept", "kept", "dropped", "dropped"]);
  expect(putDraft(text, [1, 1])).toEqual({ fault: "no-drafts-left" });
});

describe("laws", () => {
  test("A80 what all want is kept and what none wants is dropped, whatever the grades and the heat", () => {
    const votes = fc.array(vote, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        votes,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (said, chance, heat) => {
          const { verdict } = voted(started({ heat }, said.length), said, chance);
          const yes = said.filter((one) => one.endsWith("yes")).length;
          const expected =
            yes === said.length ? ["kept"] : yes === 0 ? ["dropped"] : ["kept", "dropped"];
          expect(expected).toContain(verdict);
        },
      ),
    );
  });

  test("A82 what is left of a vote does not tell which side was for it", () => {
    fc.assert(
      fc.property(
        vote,
        vote,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (one, other, chance) => {
          const plain = started({ strongVotes: 0 });
          expect(voted(plain, [one, other], chance)).toEqual(voted(plain, [other, one], chance));
        },
      ),
    );
  });

  test("A81 no party has more strong votes counted than its quota", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(vote, vote), { maxLength: 10 }),
        fc.nat(4),
        (all, strongVotes) => {
          let text = started({ strongVotes, drafts: 10 });
          for (const votes of all) text = voted(text, votes, 0.3).text;
          for (const [party, left] of text.strongLeft.entries()) {
            const used = all.filter((votes) => votes[party]?.startsWith("strong")).length;
            expect(left).toBe(Math.max(0, strongVotes - used));
          }
        },
      ),
    );
  });
});

test("A80 what makes no procedure is refused", () => {
  expect(startSingleText({ ...rules, heat: 2 }, 2, [0])).toEqual({ fault: "rules-unclear" });
  expect(startSingleText({ ...rules, heat: Number.NaN }, 2, [0])).toEqual({
    fault: "rules-unclear",
  });
  expect(startSingleText({ ...rules, drafts: 0 }, 2, [0])).toEqual({ fault: "rules-unclear" });
  expect(startSingleText(rules, 0, [0])).toEqual({ fault: "no-parties" });
  const text = started();
  expect(putDraft(text, [0, 0])).toEqual({ fault: "nothing-changed" });
  expect(putDraft(text, [0])).toEqual({ fault: "other-issues" });
  const open = fine(putDraft(text, [1, 0]));
  expect(putDraft(open, [0, 1])).toEqual({ fault: "vote-open" });
  expect(takeVotes(text, ["yes", "yes"], 0)).toEqual({ fault: "no-vote-open" });
  expect(takeVotes(open, ["yes"], 0)).toEqual({ fault: "votes-missing" });
});

const ISSUES = 6;
const OPTIONS = 4;
const domain: Domain = {
  name: "d",
  issues: Array.from({ length: ISSUES }, (_, issue) => ({
    type: "options",
    name: `${issue}`,
    options: Array.from({ length: OPTIONS }, (__, option) => `${option}`),
  })),
};
const randomProfile = (chance: () => number): Profile => ({
  name: "p",
  worth: {
    type: "additive",
    values: domain.issues.map(() => {
      const weight = 1 + Math.floor(chance() * 9);
      return Array.from({ length: OPTIONS }, () =>
        rational(BigInt(Math.floor(chance() * 100) * weight), 900n),
      );
    }),
  },
});
/** What is elicited: each true figure off by up to a third either way. */
const blurred = (profile: Profile, chance: () => number): Profile =>
  profile.worth.type === "boxes"
    ? profile
    : {
        ...profile,
        worth: {
          type: "additive",
          values: profile.worth.values.map((options) =>
            options.map(({ num, den }) =>
              rational(num * BigInt(67 + Math.floor(chance() * 67)), den * 100n),
            ),
          ),
        },
      };
const worthOf = ({ worth }: Profile, text: Package): number =>
  worth.type === "boxes"
    ? 0
    : worth.values.reduce(
        (sum, options, issue) =>
          sum + numberFromRational(options[text[issue] ?? 0] ?? rational(0n)),
        0,
      );

/** How much of the best sum a procedure reaches with so many drafts, on average over some talks. */
const reached = (drafts: number, isSeeded: boolean): number => {
  const chance = chances(11);
  let total = 0;
  const talks = 60;
  for (let talk = 0; talk < talks; talk += 1) {
    const profiles = [randomProfile(chance), randomProfile(chance)];
    let drafting = draftingFrom(
      profiles.map((profile) =>
        isSeeded ? beliefFrom(domain, blurred(profile, chance)) : blankBelief(domain),
      ),
    );
    let text = fine(
      startSingleText(
        { drafts, strongVotes: drafts, heat: 0 },
        2,
        domain.issues.map(() => Math.floor(chance() * OPTIONS)),
      ),
    );
    for (let draft = 0; draft < drafts; draft += 1) {
      const from = text.current;
      const to = nextDraft(domain, from, drafting, chance());
      if (to === undefined) break;
      const votes = profiles.map((profile): Vote => {
        const gain = worthOf(profile, to) - worthOf(profile, from);
        return gain >= 0 ? (gain > 0.15 ? "strong-yes" : "yes") : gain < -0.15 ? "strong-no" : "no";
      });
      text = fine(takeVotes(fine(putDraft(text, to)), votes, chance())).text;
      drafting = learnt(drafting, from, to, votes);
    }
    const best = domain.issues.reduce((sum, _, issue) => {
      const sums = Array.from({ length: OPTIONS }, (__, option) => {
        const one = domain.issues.map(() => option);
        return profiles.reduce(
          (both, { worth }) =>
            both +
            (worth.type === "additive"
              ? numberFromRational(worth.values[issue]?.[one[issue] ?? 0] ?? rational(0n))
              : 0),
          0,
        );
      });
      return sum + Math.max(...sums);
    }, 0);
    total += profiles.reduce((sum, profile) => sum + worthOf(profile, text.current), 0) / best;
  }
  return total / talks;
};

test("A83 drafts seeded by what was elicited reach with ten votes what blind ones need thirty for", () => {
  const [seeded, blind, blindLong] = [reached(10, true), reached(10, false), reached(30, false)];
  expect(seeded).toBeGreaterThan(0.95);
  expect(seeded).toBeGreaterThan(blind + 0.05);
  expect(seeded).toBeGreaterThan(blindLong - 0.01);
});

test("A83 a belief moves with a vote just far enough to agree with it, and no draft is put twice", () => {
  const drafting = draftingFrom([blankBelief(domain), blankBelief(domain)]);
  const from = domain.issues.map(() => 0);
  const to = nextDraft(domain, from, drafting, 0.5) ?? from;
  const after = learnt(drafting, from, to, ["strong-yes", "no"]);
  const gains = after.beliefs.map((belief) =>
    to.reduce(
      (sum, option, issue) =>
        sum + (belief[issue]?.[option] ?? 0) - (belief[issue]?.[from[issue] ?? 0] ?? 0),
      0,
    ),
  );
  expect(gains[0]).toBeCloseTo(0.08, 12);
  expect(gains[1]).toBeCloseTo(-0.005, 12);
  const puts = new Set<string>();
  let current = after;
  for (let draft = 0; draft < 40; draft += 1) {
    const next = nextDraft(domain, from, current, 0.3) ?? from;
    expect(puts.has(next.join())).toBe(false);
    puts.add(next.join());
    current = learnt(current, from, next, ["no", "no"]);
  }
});
