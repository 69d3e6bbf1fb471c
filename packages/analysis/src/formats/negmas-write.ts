// Writes NegMAS YAML: one file for the domain, one for each utility function. Every text is quoted, so no key that
// looks like a number or a yes becomes one. A box that counts outside is said as a constant less the same box inside.

import type { Box, Domain, Issue, Profile } from "../domain.ts";
import { add, divide, multiply, rational, subtract, zero, type Rational } from "../rational.ts";
import { optionTextsOf } from "./issue-options.ts";
import { numeralFromRational } from "./numeral.ts";
import {
  fileNameOf,
  isCutOwnWay,
  lineOf,
  type Losses,
  lossesOf,
  type RangedIssue,
  sayableDomain,
  weighed,
  type Writing,
  written,
} from "./writing.ts";

const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

// NegMAS tells whole from real numbers by their spelling.
const real = (text: string): string => (/^-?\d+$/.test(text) ? `${text}.0` : text);

const issueText = (issue: Issue): string => {
  const name = `  - name: ${quoted(issue.name)}\n`;
  switch (issue.type) {
    case "options":
      return `${name}    type: CategoricalIssue\n    values: [${issue.options.map(quoted).join(", ")}]\n`;
    case "integers":
      return `${name}    type: ContiguousIssue\n    values: [${issue.low}, ${issue.high}]\n`;
    case "reals": {
      const ends = [issue.low, issue.high].map((end) => real(numeralFromRational(end) ?? "0"));
      return `${name}    type: ContinuousIssue\n    values: [${ends.join(", ")}]\n`;
    }
  }
};

const domainText = (domain: Domain): string =>
  `type: DiscreteCartesianOutcomeSpace\nname: ${quoted(domain.name)}\nissues:\n${domain.issues.map(issueText).join("")}`;

/** The line in the issue's own numbers: value = bias + slope * number. */
const numberLine = (
  issue: RangedIssue,
  values: readonly Rational[],
): { readonly slope: Rational; readonly bias: Rational } | undefined => {
  const line = lineOf(values);
  if (line === undefined) {
    return undefined;
  }
  if (line.slope.num === 0n) {
    return { slope: zero, bias: line.offset };
  }
  const low = issue.type === "integers" ? rational(issue.low) : issue.low;
  const step =
    issue.type === "integers"
      ? rational(1n)
      : divide(subtract(issue.high, issue.low), rational(BigInt(issue.steps)));
  const slope = divide(line.slope, step);
  return { slope, bias: subtract(line.offset, multiply(slope, low)) };
};

const isFinite = (value: Rational): boolean => numeralFromRational(value) !== undefined;

const functionText = (
  issue: Issue,
  evaluations: readonly Rational[],
  losses: Losses,
  profile: string,
): string => {
  const about = { profile, issue: issue.name };
  const line = issue.type === "options" ? undefined : numberLine(issue, evaluations);
  if (line !== undefined && isFinite(line.slope) && isFinite(line.bias)) {
    const [slope, bias] = [line.slope, line.bias].map((value) =>
      real(written(value, losses, about)),
    );
    return `  - {type: AffineFun, slope: ${slope}, bias: ${bias}}\n`;
  }
  const isNumbered = issue.type === "integers";
  const entries = optionTextsOf(issue).map(
    (option, position) =>
      `${isNumbered ? option : quoted(option)}: ${real(written(evaluations[position] ?? zero, losses, about))}`,
  );
  return `  - type: TableFun\n    mapping: {${entries.join(", ")}}\n`;
};

const reservedText = (profile: Profile, losses: Losses): string =>
  `reserved_value: ${profile.reservation === undefined ? "-.inf" : real(written(profile.reservation, losses, { profile: profile.name }))}\n`;

const additiveText = (
  domain: Domain,
  profile: Profile,
  values: readonly (readonly Rational[])[],
  losses: Losses,
): string => {
  const about = { profile: profile.name };
  const parts = values.map(weighed);
  const weights = parts.map(({ weight }) => real(written(weight, losses, about)));
  const functions = domain.issues.map((issue, position) =>
    functionText(issue, parts[position]?.evaluations ?? [], losses, profile.name),
  );
  return `type: LinearAdditiveUtilityFunction\nname: ${quoted(profile.name)}\n${reservedText(profile, losses)}weights: [${weights.join(", ")}]\nvalues:\n${functions.join("")}`;
};

const boxesText = (
  domain: Domain,
  profile: Profile,
  boxes: readonly Box[],
  losses: Losses,
): string | undefined => {
  const about = { profile: profile.name };
  const isSayable = boxes.every(({ ranges }) =>
    ranges.every(({ issue, low, high }) => {
      const type = domain.issues[issue]?.type;
      return type === "integers" || (type === "options" && low === high);
    }),
  );
  if (!isSayable) {
    losses.add({ loss: "boxes", ...about });
    return undefined;
  }
  const end = (issue: Issue, option: number): string => {
    const text = optionTextsOf(issue)[option] ?? "";
    return issue.type === "integers" ? text : quoted(text);
  };
  const ranges = boxes.map((box) => {
    const entries = box.ranges.map(({ issue, low, high }) => {
      const held = domain.issues[issue];
      return held === undefined ? "" : `${issue}: [${end(held, low)}, ${end(held, high)}]`;
    });
    return `  - {${entries.join(", ")}}\n`;
  });
  const utilities = boxes.map(({ worth, isTurned }) =>
    real(written(isTurned ? subtract(zero, worth) : worth, losses, about)),
  );
  const bias = boxes.reduce((sum, box) => (box.isTurned ? add(sum, box.worth) : sum), zero);
  return `type: HyperRectangleUtilityFunction\nname: ${quoted(profile.name)}\n${reservedText(profile, losses)}bias: ${real(written(bias, losses, about))}\noutcome_ranges:\n${ranges.join("")}utilities: [${utilities.join(", ")}]\n`;
};

const canSay = (issue: RangedIssue, values: readonly Rational[]): boolean => {
  if (issue.type === "integers") {
    return true;
  }
  const line = numberLine(issue, weighed(values).evaluations);
  const bounds = [issue.low, issue.high];
  return (
    !isCutOwnWay(issue) && line !== undefined && [line.slope, line.bias, ...bounds].every(isFinite)
  );
};

/** A scenario as NegMAS YAML: `domain.yaml` and a file for each profile, with what the format does not say. */
export const writeNegmasYaml = (domain: Domain, profiles: readonly Profile[]): Writing => {
  const losses = lossesOf();
  const sayable = sayableDomain(domain, profiles, canSay, losses);
  const files = profiles.flatMap((profile) => {
    const { worth } = profile;
    const text =
      worth.type === "additive"
        ? additiveText(sayable, profile, worth.values, losses)
        : boxesText(sayable, profile, worth.boxes, losses);
    return text === undefined ? [] : [{ name: fileNameOf(profile.name, "yaml", losses), text }];
  });
  return {
    files: [{ name: "domain.yaml", text: domainText(sayable) }, ...files],
    losses: losses.all(),
  };
};
