// What of the links is still open after some issues are settled: one letter for each link whose issues are settled in
// part. Two partial packages in the same state may be continued alike, which is all a merge has to know of links.

import type { Combination, Link } from "./domain.ts";

/** What settling one issue does to the links that name it: by link, whether the option is in `when` and in `then`. */
type Role = {
  readonly link: number;
  readonly when: number | undefined;
  readonly thus: number | undefined;
};

/** Where links stand: "a" all matched so far, "b" `when` matched and `then` already broken; settled links are not listed. */
export type LinkState = ReadonlyMap<number, "a" | "b">;

/** What came of settling an issue: a state and the valued links completed; undefined when a link is broken. */
export type Settled = { readonly state: LinkState; readonly completed: readonly number[] };

/** Links by the issues they name, in the order in which the issues are settled. */
export type LinkTable = {
  readonly links: readonly Link[];
  /** By issue: the links that name it and which of its options they mean. */
  readonly roles: readonly (readonly Role[])[];
};

const optionIn = (combination: Combination, issue: number): number | undefined =>
  combination.find((part) => part.issue === issue)?.option;

const issuesOf = (link: Link): ReadonlySet<number> =>
  new Set(
    (link.type === "required" ? [...link.when, ...link.then] : link.when).map(({ issue }) => issue),
  );

/** The issues each link names, and its roles in them. */
export const linkTableOf = (issues: number, links: readonly Link[]): LinkTable => {
  const roles: Role[][] = Array.from({ length: issues }, () => []);
  for (const [link, words] of links.entries())
    for (const issue of issuesOf(words))
      roles[issue]?.push({
        link,
        when: optionIn(words.when, issue),
        thus: words.type === "required" ? optionIn(words.then, issue) : undefined,
      });
  return { links, roles };
};

/** The issues that each link names, by link. */
export const scopesOf = (links: readonly Link[]): readonly ReadonlySet<number>[] =>
  links.map(issuesOf);

/** How an option looks to the links: options that look alike lead to the same states. */
export const looksOf = (table: LinkTable, issue: number, option: number): string =>
  (table.roles[issue] ?? [])
    .map(({ when, thus }) => (when === option ? 1 : 0) + (thus === option ? 2 : 0))
    .join("");

/** A state's name, the same for equal states. */
export const stateName = (state: LinkState): string =>
  [...state]
    .toSorted(([one], [other]) => one - other)
    .map(([link, letter]) => `${link}${letter}`)
    .join(" ");

/**
 * Settles one issue. `isFirst` and `isLast` say whether a link had no issue settled before and has none left after this
 * one.
 */
export const settle = (
  table: LinkTable,
  state: LinkState,
  issue: number,
  option: number,
  isFirst: (link: number) => boolean,
  isLast: (link: number) => boolean,
): Settled | undefined => {
  const next = new Map(state);
  const completed: number[] = [];
  for (const role of table.roles[issue] ?? []) {
    const { link } = role;
    const before = isFirst(link) ? "a" : state.get(link);
    if (before === undefined) continue;
    const words = table.links[link];
    const isWhenLost = role.when !== undefined && role.when !== option;
    const isThenLost = role.thus !== undefined && role.thus !== option;
    const after = isWhenLost ? undefined : before === "b" || isThenLost ? "b" : "a";
    if (after === undefined) next.delete(link);
    else if (!isLast(link)) next.set(link, after);
    else {
      next.delete(link);
      if (words?.type === "valued") completed.push(link);
      if (words?.type === "forbidden" || after === "b") return undefined;
    }
  }
  return { state: next, completed };
};
