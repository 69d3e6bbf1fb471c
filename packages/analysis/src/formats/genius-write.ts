// Writes Genius XML. Evaluations are whole numbers whose greatest carries the weight, so Genius and NegMAS agree on
// them; a straight line stays one. What Genius cannot say is a loss: no reservation at all, how a range was cut.

import type { Box, Domain, Issue, Profile } from "../domain.ts";
import {
  compare,
  divide,
  multiply,
  one,
  rational,
  subtract,
  zero,
  type Rational,
} from "../rational.ts";
import { numeralFromRational } from "./numeral.ts";
import {
  commonDenominator,
  fileNameOf,
  greatestOf,
  heldLineOf,
  isCutOwnWay,
  type Line,
  type Losses,
  lossesOf,
  type RangedIssue,
  sayableDomain,
  type Writing,
  written,
} from "./writing.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const NO_XML =
  // oxlint-disable-next-line no-control-regex -- exactly the characters XML 1.0 has no place for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (text: string, losses: Losses): string => {
  const safe = text.replace(NO_XML, "\ufffd");
  if (safe !== text) {
    losses.add({ loss: "characters" });
  }
  return safe
    .replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark)
    .replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
};

const boundsText = (issue: RangedIssue): readonly [string, string] =>
  issue.type === "integers"
    ? [issue.low.toString(), issue.high.toString()]
    : [numeralFromRational(issue.low) ?? "", numeralFromRational(issue.high) ?? ""];

/** The evaluator's line in Genius terms: an integer's from its lower bound, a real's from zero. */
const geniusLine = (issue: RangedIssue, line: Line): Line => {
  if (issue.type === "integers" || issue.steps === 0) {
    return line;
  }
  const step = divide(subtract(issue.high, issue.low), rational(BigInt(issue.steps)));
  const slope = divide(line.slope, step);
  return { slope, offset: subtract(line.offset, multiply(slope, issue.low)) };
};

const isFinite = (value: Rational): boolean => numeralFromRational(value) !== undefined;

type Said = { readonly weight: Rational; readonly line: Line };

/** How a ranged issue's values are said as weight and line, exactly; or nothing. */
const saidLine = (issue: RangedIssue, values: readonly Rational[]): Said | undefined => {
  const greatest = greatestOf(values);
  const line = values.some(({ num }) => num < 0n) ? undefined : heldLineOf(values, greatest);
  if (line === undefined) {
    return undefined;
  }
  const isFlat = line.slope.num === 0n;
  // Only a weight equal to the greatest value holds a cut line down; a straight one may also be scaled by powers of ten.
  const scales = [greatest, one, rational(10n), rational(100n), rational(1000n)];
  const isCut =
    heldLineOf(values, rational(greatest.num + greatest.den, greatest.den)) === undefined;
  return scales
    .slice(0, isCut ? 1 : scales.length)
    .filter((weight) => weight.num > 0n && compare(weight, greatest) >= 0)
    .map((weight) => {
      const own = { offset: divide(line.offset, weight), slope: divide(line.slope, weight) };
      return { weight, line: isFlat ? own : geniusLine(issue, own) };
    })
    .find(
      (said) => isFinite(said.weight) && isFinite(said.line.offset) && isFinite(said.line.slope),
    );
};

const itemsText = (
  options: readonly string[],
  evaluations: readonly string[] | undefined,
  losses: Losses,
): string =>
  options
    .map((option, position) => {
      const evaluation = evaluations?.[position];
      const said = evaluation === undefined ? "" : ` evaluation="${evaluation}"`;
      return `      <item index="${position + 1}" value="${escaped(option, losses)}"${said}/>\n`;
    })
    .join("");

const issueText = (issue: Issue, position: number, inner: string, losses: Losses): string => {
  const kind =
    issue.type === "options" ? "discrete" : issue.type === "integers" ? "integer" : "real";
  const head = `    <issue index="${position + 1}" name="${escaped(issue.name, losses)}" type="${kind}" etype="${kind}" vtype="${kind}"`;
  if (issue.type === "options") {
    return `${head}>\n${inner}    </issue>\n`;
  }
  const [low, high] = boundsText(issue);
  return `${head} lowerbound="${low}" upperbound="${high}">\n      <range lowerbound="${low}" upperbound="${high}"/>\n${inner}    </issue>\n`;
};

const wrapped = (domain: Domain, body: string, losses: Losses): string =>
  `  <objective index="0" name="${escaped(domain.name, losses)}" description="" type="objective" etype="objective">\n${body}  </objective>\n`;

const domainText = (domain: Domain, losses: Losses): string => {
  const body = domain.issues
    .map((issue, position) =>
      issueText(
        issue,
        position,
        issue.type === "options" ? itemsText(issue.options, undefined, losses) : "",
        losses,
      ),
    )
    .join("");
  return `<negotiation_template>\n<utility_space number_of_issues="${domain.issues.length}">\n${wrapped(domain, body, losses)}</utility_space>\n</negotiation_template>\n`;
};

const additiveText = (
  domain: Domain,
  profile: Profile,
  values: readonly (readonly Rational[])[],
  losses: Losses,
): string | undefined => {
  const about = { profile: profile.name };
  let weightsText = "";
  let issuesText = "";
  for (const [position, issue] of domain.issues.entries()) {
    const own = values[position] ?? [];
    const said = issue.type === "options" ? undefined : saidLine(issue, own);
    const greatest = greatestOf(own);
    const isWorthless = own.every(({ num }) => num === 0n);
    if (!isWorthless && greatest.num === 0n) {
      losses.add({ loss: "negative", ...about, issue: issue.name });
      return undefined;
    }
    const weight = isWorthless ? zero : (said?.weight ?? greatest);
    weightsText += `    <weight index="${position + 1}" value="${written(weight, losses, { ...about, issue: issue.name })}"/>\n`;
    if (issue.type === "options") {
      const common = commonDenominator(own);
      const evaluations = own.map(({ num, den }) =>
        isWorthless ? "1" : (num * (common / den)).toString(),
      );
      issuesText += issueText(
        issue,
        position,
        itemsText(issue.options, evaluations, losses),
        losses,
      );
    } else {
      const line = said?.line ?? { offset: one, slope: zero };
      const names = issue.type === "integers" ? ["offset", "slope"] : ["parameter0", "parameter1"];
      const [offset, slope] = [line.offset, line.slope].map((value) =>
        written(value, losses, { ...about, issue: issue.name }),
      );
      issuesText += issueText(
        issue,
        position,
        `      <evaluator ftype="linear" ${names[0]}="${offset}" ${names[1]}="${slope}"/>\n`,
        losses,
      );
    }
  }
  return wrapped(domain, issuesText + weightsText, losses);
};

const boxText = (domain: Domain, box: Box, scale: bigint): string => {
  const tag = box.isTurned ? "EXCLUDES" : "INCLUDES";
  const ranges = box.ranges
    .map(({ issue, low, high }) => {
      const held = domain.issues[issue];
      const start = held?.type === "integers" ? held.low : 0n;
      return `        <${tag} index="${issue + 1}" min="${start + BigInt(low)}" max="${start + BigInt(high)}"/>\n`;
    })
    .join("");
  return `      <hyperRectangle utility="${box.worth.num * (scale / box.worth.den)}">\n${ranges}      </hyperRectangle>\n`;
};

const boxesText = (
  domain: Domain,
  profile: Profile,
  boxes: readonly Box[],
  losses: Losses,
): string | undefined => {
  const isSayable = boxes.every((box) =>
    box.ranges.every(({ issue }) => domain.issues[issue]?.type === "integers"),
  );
  if (!isSayable || boxes.length === 0) {
    losses.add({ loss: "boxes", profile: profile.name });
    return undefined;
  }
  const scale = commonDenominator(boxes.map(({ worth }) => worth));
  const issues = domain.issues.map((issue, position) => issueText(issue, position, "", losses));
  const body = boxes.map((box) => boxText(domain, box, scale)).join("");
  return wrapped(
    domain,
    `${issues.join("")}    <utility maxutility="${scale}">\n     <ufun type="PlainUfun" weight="1" aggregation="sum">\n${body}     </ufun>\n    </utility>\n`,
    losses,
  );
};

const profileText = (domain: Domain, profile: Profile, losses: Losses): string | undefined => {
  const { worth } = profile;
  if (
    worth.type === "additive" &&
    worth.values.every((values) => values.every(({ num }) => num === 0n))
  ) {
    losses.add({ loss: "nothing-matters", profile: profile.name });
    return undefined;
  }
  const body =
    worth.type === "additive"
      ? additiveText(domain, profile, worth.values, losses)
      : boxesText(domain, profile, worth.boxes, losses);
  if (profile.reservation === undefined) {
    losses.add({ loss: "reservation-none", profile: profile.name });
  }
  const reservation = written(profile.reservation ?? zero, losses, { profile: profile.name });
  const type = worth.type === "boxes" ? ' type="nonlinear"' : "";
  return body === undefined
    ? undefined
    : `<utility_space${type} number_of_issues="${domain.issues.length}">\n${body}  <discount_factor value="1.0"/>\n  <reservation value="${reservation}"/>\n</utility_space>\n`;
};

const canSay = (issue: RangedIssue, values: readonly Rational[]): boolean =>
  !isCutOwnWay(issue) &&
  boundsText(issue).every((bound) => bound.length > 0) &&
  (values.every(({ num }) => num === 0n) || saidLine(issue, values) !== undefined);

/** A scenario as Genius XML: `domain.xml` and a file for each profile, with what the format does not say. */
export const writeGeniusXml = (domain: Domain, profiles: readonly Profile[]): Writing => {
  const losses = lossesOf();
  const sayable = sayableDomain(domain, profiles, canSay, losses);
  const files = profiles.flatMap((profile) => {
    const text = profileText(sayable, profile, losses);
    return text === undefined ? [] : [{ name: fileNameOf(profile.name, "xml", losses), text }];
  });
  return {
    files: [{ name: "domain.xml", text: domainText(sayable, losses) }, ...files],
    losses: losses.all(),
  };
};
