// The trade map: issue by issue, how much it matters to each side and what one package gives it. Issues the first side
// wants more than the others come first, so what each gives for what is read from top to bottom.

import type { Package } from "../domain.ts";
import { optionTextsOf } from "../formats/issue-options.ts";
import type { Frontier } from "../frontier.ts";
import {
  add,
  compare,
  divide,
  greater,
  lesser,
  numberFromRational,
  type Rational,
  subtract,
  zero,
} from "../rational.ts";
import {
  broken,
  cut,
  cutWithin,
  edgesOf,
  INK,
  lettersIn,
  line,
  PAGE,
  type Part,
  sideOf,
} from "./page.ts";
import {
  apart,
  figureOf,
  type PictureLanguage,
  pictureWords,
  type SolutionName,
} from "./picture-words.ts";
import { svg, type SvgNode } from "./svg.ts";

/** What a trade map shows: one package of a frontier and which solution it is. */
export type TradeMapSubject = {
  readonly frontier: Frontier;
  readonly chosen: Package;
  readonly solution: SolutionName;
  readonly language: PictureLanguage;
};

/** What an issue is to a party: its range, what the package gives of it, and the range's share of all the party has at stake. */
export type Stake = {
  readonly range: Rational;
  readonly had: Rational;
  readonly share: Rational;
};

/** Each party's stakes by issue; nothing when some profile is not additive and has none. */
export const stakesOf = (
  frontier: Frontier,
  chosen: Package,
): readonly (readonly Stake[])[] | undefined => {
  const parties = frontier.profiles.flatMap(({ worth }) => {
    if (worth.type !== "additive") {
      return [];
    }
    const ranges = worth.values.map(([first = zero, ...others], issue) => {
      const low = others.reduce(lesser, first);
      const high = others.reduce(greater, first);
      const value = worth.values[issue]?.[chosen[issue] ?? -1] ?? low;
      return { range: subtract(high, low), had: subtract(value, low) };
    });
    const all = ranges.reduce((sum, { range }) => add(sum, range), zero);
    return [
      ranges.map((stake) => ({
        ...stake,
        share: all.num === 0n ? zero : divide(stake.range, all),
      })),
    ];
  });
  return parties.length === frontier.profiles.length ? parties : undefined;
};

const shareAt = (stakes: readonly (readonly Stake[])[], party: number, issue: number): Rational =>
  stakes[party]?.[issue]?.share ?? zero;

/** Issues in the order of a trade map: those the first party wants most beyond the others first. */
export const tradeOrder = (stakes: readonly (readonly Stake[])[], issues: number): number[] => {
  const lean = (issue: number): Rational => {
    const others = stakes.slice(1).map((_, at) => shareAt(stakes, at + 1, issue));
    const most = others.reduce(greater, zero);
    return subtract(shareAt(stakes, 0, issue), most);
  };
  return Array.from({ length: issues }, (_, issue) => issue).sort(
    (one, other) => compare(lean(other), lean(one)) || one - other,
  );
};

const ROW = 48;
const LABEL = 270;

/** The trade map of a package; nothing for profiles without values by issue. `top` is where it begins on the page. */
export const tradeMapSvg = (subject: TradeMapSubject, top: number): Part | undefined => {
  const { frontier, chosen, solution, language } = subject;
  const stakes = stakesOf(frontier, chosen);
  if (stakes === undefined) {
    return undefined;
  }
  const words = pictureWords[language];
  const { start, sign } = edgesOf(language);
  const title = words.mapTitle(words.solutions[solution]);
  const about = broken(words.mapAbout, lettersIn(PAGE.width - 2 * PAGE.margin, 13));
  const { issues } = frontier.domain;
  const order = tradeOrder(stakes, issues.length);
  // Columns keep their sides: the first party's is leftmost in every language.
  const field = PAGE.width - 2 * PAGE.margin - LABEL;
  const fieldLeft = sign === 1 ? PAGE.margin + LABEL : PAGE.margin;
  const gap = 24;
  const column = (field - gap * (stakes.length - 1)) / stakes.length;
  const columnLeft = (party: number): number => fieldLeft + party * (column + gap);
  const most = stakes.flat().reduce((share, stake) => greater(share, stake.share), zero);
  const headTop = top + 64 + about.length * 18;
  const heads = frontier.profiles.flatMap(({ name }, party) => {
    const side = sideOf(party);
    return [
      svg("rect", {
        x: columnLeft(party),
        y: headTop - 14,
        width: 14,
        height: 14,
        fill: `url(#side-${party % 4})`,
        stroke: side.ink,
      }),
      svg(
        "g",
        { direction: "ltr" },
        line(cutWithin(name, lettersIn(column - 24, 13)), {
          x: columnLeft(party) + 22,
          y: headTop - 2,
          weight: 650,
          ink: side.ink,
          role: "columnheader",
        }),
      ),
    ];
  });
  const rows = order.map((issue, index): SvgNode => {
    const named = issues[issue];
    const y = headTop + 16 + index * ROW;
    const option = named === undefined ? "" : (optionTextsOf(named)[chosen[issue] ?? -1] ?? "");
    const cells = stakes.flatMap((of, party) => {
      const stake = of[issue];
      if (stake === undefined || most.num === 0n) {
        return [];
      }
      const width = numberFromRational(divide(stake.share, most)) * (column - 4);
      const filled =
        stake.range.num === 0n ? 0 : width * numberFromRational(divide(stake.had, stake.range));
      const side = sideOf(party);
      const text = words.ofMost(figureOf(stake.had, language), figureOf(stake.range, language));
      return [
        svg(
          "g",
          { role: "cell" },
          svg("rect", {
            x: columnLeft(party),
            y: y + 8,
            width: Math.max(width, 1),
            height: 16,
            fill: INK.paper,
            stroke: side.ink,
            "stroke-width": 1.4,
          }),
          svg("rect", {
            x: columnLeft(party),
            y: y + 8,
            width: filled,
            height: 16,
            fill: `url(#side-${party % 4})`,
            stroke: side.ink,
            "stroke-width": 1.4,
          }),
          line(text, {
            x: columnLeft(party),
            y: y + 38,
            size: 11.5,
            ink: INK.soft,
            anchor: sign === 1 ? "start" : "end",
          }),
        ),
      ];
    });
    return svg(
      "g",
      { role: "row" },
      svg("path", {
        d: `M${PAGE.margin} ${y}H${PAGE.width - PAGE.margin}`,
        stroke: INK.line,
      }),
      svg(
        "g",
        { role: "rowheader" },
        svg("title", {}, `${named?.name ?? ""}: ${option}`),
        line(apart(cut(named?.name ?? "", lettersIn(LABEL - 16, 13))), {
          x: start,
          y: y + 19,
          weight: 600,
        }),
        line(apart(cut(option, lettersIn(LABEL - 16, 12))), {
          x: start,
          y: y + 37,
          size: 12,
          ink: INK.soft,
        }),
      ),
      ...cells,
    );
  });
  const node = svg(
    "g",
    { role: "table", "aria-labelledby": "map-title map-about" },
    svg("title", { id: "map-title" }, title),
    svg("desc", { id: "map-about" }, words.mapAbout),
    line(cut(title, lettersIn(PAGE.width - 80, 18)), {
      x: start,
      y: top + 24,
      size: 18,
      weight: 650,
    }),
    ...about.map((each, index) =>
      line(each, { x: start, y: top + 46 + index * 18, ink: INK.soft }),
    ),
    svg("g", { role: "row" }, ...heads),
    ...rows,
  );
  return { node, height: headTop - top + 16 + issues.length * ROW + 24 };
};
