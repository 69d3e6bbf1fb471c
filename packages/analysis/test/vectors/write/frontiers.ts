// The frontiers of the worked domains, in words and exact numbers, for whoever checks this engine or writes another.
import {
  type Frontier,
  frontierOf,
  type Link,
  type Package,
  type Rational,
  type Solution,
  solutionsOf,
} from "@tworooms/analysis";
import { type Worked, workedDomains } from "../worked.ts";

/** The file under vectors/. */
export const file = "frontiers.json";

const said = ({ num, den }: Rational): string => (den === 1n ? `${num}` : `${num}/${den}`);

const optionIn = ({ domain }: Worked, issue: number, option: number): readonly [string, string] => {
  const own = domain.issues[issue];
  return [own?.name ?? "", own?.type === "options" ? (own.options[option] ?? "") : ""];
};
const packageIn = (worked: Worked, ours: Package): Readonly<Record<string, string>> =>
  Object.fromEntries(ours.map((option, issue) => optionIn(worked, issue, option)));
const linkIn = (worked: Worked, link: Link): object => {
  const words = (combination: Link["when"]) =>
    Object.fromEntries(combination.map(({ issue, option }) => optionIn(worked, issue, option)));
  switch (link.type) {
    case "forbidden":
      return { forbidden: words(link.when) };
    case "required":
      return { when: words(link.when), required: words(link.then) };
    case "valued":
      return { party: link.party, when: words(link.when), worth: said(link.worth) };
  }
};

const solutionIn = (worked: Worked, solutions: readonly Solution[]): readonly object[] =>
  solutions.map(({ utilities, packages }) => ({
    utilities: utilities.map(said),
    count: `${packages.count}`,
    witness: packageIn(worked, packages.witness),
  }));

const answered = (worked: Worked, frontier: Frontier): object => {
  const { nash, kalaiSmorodinsky, egalitarian, utilitarian } = solutionsOf(frontier);
  return {
    outcomes: `${frontier.outcomes}`,
    frontier: frontier.points.map(({ utilities, count }) => ({
      utilities: utilities.map(said),
      count: `${count}`,
    })),
    nash: solutionIn(worked, nash),
    kalaiSmorodinsky: solutionIn(worked, kalaiSmorodinsky),
    egalitarian: solutionIn(worked, egalitarian),
    utilitarian: solutionIn(worked, utilitarian),
  };
};

/** The vectors: domain, values and links in words, and the answers. */
export const vectors = async (): Promise<unknown> => {
  const cases: object[] = [];
  for (const worked of workedDomains) {
    const { domain, profiles, links } = worked;
    const frontier = await frontierOf(domain, profiles, { links });
    cases.push({
      name: worked.name,
      issues: domain.issues.map((issue) => ({
        name: issue.name,
        options: issue.type === "options" ? issue.options : [],
      })),
      parties: profiles.map(({ name, worth, reservation }) => ({
        name,
        values: worth.type === "additive" ? worth.values.map((values) => values.map(said)) : [],
        ...(reservation === undefined ? {} : { reservation: said(reservation) }),
      })),
      links: links.map((link) => linkIn(worked, link)),
      ...answered(worked, frontier),
    });
  }
  return {
    note: "Exact frontiers of small domains. A party's values stand by issue and option; counts are packages of equal worth; a solution's witness is one of its packages.",
    cases,
  };
};
