// What of the links is still open after some issues are settled: one small number for each link whose issues are settled
// in part. Two partial packages in the same state may be continued alike, which is all a merge has to know of links.

import type { Combination, Link } from "./domain.ts";

/** What a link means by one issue: the option in its `when`, and in its `then`. */
type Role = {
  readonly link: number;
  readonly when: number | undefined;
  readonly thus: number | undefined;
};

/** Links by the issues they name. */
export type LinkTable = {
  readonly links: readonly Link[];
  /** By link: the issues it names. */
  readonly scopes: readonly ReadonlySet<number>[];
  /** By issue: the links that name it. */
  readonly roles: readonly (readonly Role[])[];
};

/** By open link: 0 settled, 1 all matched so far, 2 `when` matched and `then` already broken. */
export type LinkState = Uint8Array;

/** What came of settling an issue: the next state, and the valued links completed. */
export type Settled = { readonly state: LinkState; readonly completed: readonly number[] };

/** Settles one issue of an order by one of its options; undefined when that breaks a link. */
export type SettleStep = (option: number) => (state: LinkState) => Settled | undefined;

const optionIn = (combination: Combination, issue: number): number | undefined =>
  combination.find((part) => part.issue === issue)?.option;

/** The issues that a link names. */
const scopeOf = (link: Link): ReadonlySet<number> =>
  new Set(
    (link.type === "required" ? [...link.when, ...link.then] : link.when).map(({ issue }) => issue),
  );

/** The issues each link names, and its roles in them. */
export const linkTableOf = (issues: number, links: readonly Link[]): LinkTable => {
  const roles: Role[][] = Array.from({ length: issues }, () => []);
  const scopes = links.map(scopeOf);
  for (const [link, words] of links.entries())
    for (const issue of scopes[link] ?? [])
      roles[issue]?.push({
        link,
        when: optionIn(words.when, issue),
        thus: words.type === "required" ? optionIn(words.then, issue) : undefined,
      });
  return { links, scopes, roles };
};

/** How an option looks to the links: options that look alike lead to the same states. */
export const looksOf = (table: LinkTable, issue: number, option: number): string => {
  let looks = "";
  for (const { when, thus } of table.roles[issue] ?? [])
    looks += (when === option ? 1 : 0) + (thus === option ? 2 : 0);
  return looks;
};

/** A state's name, the same for equal states of the same step. */
export const stateName = (state: LinkState): string =>
  state.length < 1000 ? String.fromCharCode(...state) : state.join("");

/** The state before any issue is settled. */
export const startState: LinkState = new Uint8Array(0);

type Turn = {
  readonly link: number;
  readonly before: number;
  readonly after: number;
  readonly isWhenLost: boolean;
  readonly isThenLost: boolean;
};

/** One step for each issue of an order; links with an issue outside the order are left out. */
export const settleSteps = (
  { links, scopes, roles }: LinkTable,
  order: readonly number[],
): readonly SettleStep[] => {
  const place = new Map(order.map((issue, index) => [issue, index]));
  const firsts: number[] = [];
  const lasts: number[] = [];
  for (const scope of scopes) {
    const places = [...scope].map((issue) => place.get(issue) ?? -1);
    firsts.push(Math.min(...places));
    lasts.push(Math.max(...places));
  }
  let open: readonly number[] = [];
  return order.map((issue, step) => {
    const own = roles[issue] ?? [];
    const beforeOf = new Map(open.map((link, index) => [link, index]));
    const after = [
      ...open.filter((link) => lasts[link] !== step),
      ...own.flatMap(({ link }) =>
        firsts[link] === step && (lasts[link] ?? step) > step ? [link] : [],
      ),
    ];
    const afterOf = new Map(after.map((link, index) => [link, index]));
    const sources = after.map((link) => beforeOf.get(link) ?? -1);
    open = after;
    return (option) => {
      const turns = own.map(({ link, when, thus }): Turn => ({
        link,
        before: beforeOf.get(link) ?? -1,
        after: afterOf.get(link) ?? -1,
        isWhenLost: when !== undefined && when !== option,
        isThenLost: thus !== undefined && thus !== option,
      }));
      return (state) => turned(links, turns, sources, state);
    };
  });
};

const turned = (
  links: readonly Link[],
  turns: readonly Turn[],
  sources: readonly number[],
  state: LinkState,
): Settled | undefined => {
  const next = new Uint8Array(sources.length);
  for (let index = 0; index < next.length; index += 1)
    next[index] = state[sources[index] ?? -1] ?? 0;
  const completed: number[] = [];
  for (const { link, before, after, isWhenLost, isThenLost } of turns) {
    const now = before < 0 ? 1 : (state[before] ?? 0);
    if (now === 0) continue;
    const then = isWhenLost ? 0 : now === 2 || isThenLost ? 2 : 1;
    if (after >= 0) next[after] = then;
    else if (then !== 0) {
      const type = links[link]?.type;
      if (then === 2 || type === "forbidden") return undefined;
      if (type === "valued") completed.push(link);
    }
  }
  return { state: next, completed };
};
