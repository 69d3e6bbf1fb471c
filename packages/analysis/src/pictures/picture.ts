// One page with everything: the plane of the parties, the figures as a table, the trade map. Made of data alone, so the
// same frontier gives the same bytes; nothing in it runs or loads.

import { optionTextsOf } from "../formats/issue-options.ts";
import type { Frontier, FrontierPoint } from "../frontier.ts";
import type { Package } from "../domain.ts";
import { compare, type Rational, zero } from "../rational.ts";
import type { Solutions } from "../solutions.ts";
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
  patterns,
  sideOf,
} from "./page.ts";
import {
  apart,
  countOf,
  figureOf,
  type PictureLanguage,
  pictureWords,
  type SolutionName,
} from "./picture-words.ts";
import { planeSvg, SOLUTIONS } from "./plane-svg.ts";
import { svg, type SvgNode, svgText } from "./svg.ts";
import { tradeMapSvg } from "./trade-map-svg.ts";

/** What a page shows. */
export type PictureSubject = {
  readonly frontier: Frontier;
  readonly solutions: Solutions;
  readonly offers?: readonly (readonly Rational[])[];
  readonly language: PictureLanguage;
};

type Row = {
  readonly head: string;
  readonly utilities: readonly Rational[];
  readonly count: bigint;
  readonly witness: Package;
};

const bestPoint = (points: readonly FrontierPoint[], party: number): FrontierPoint | undefined =>
  points.reduce<FrontierPoint | undefined>(
    (best, point) =>
      best === undefined ||
      compare(point.utilities[party] ?? zero, best.utilities[party] ?? zero) > 0
        ? point
        : best,
    undefined,
  );

const rowsOf = ({ frontier, solutions, language }: PictureSubject): readonly Row[] => {
  const words = pictureWords[language];
  const named = [...SOLUTIONS].reverse().flatMap((of) =>
    solutions[of].map(({ utilities, packages }) => ({
      head: words.solutions[of],
      utilities,
      ...packages,
    })),
  );
  const best = frontier.profiles.flatMap(({ name }, party) => {
    const point = bestPoint(frontier.points, party);
    return point === undefined ? [] : [{ head: words.bestFor(name), ...point }];
  });
  return [...named, ...best];
};

const packageText = ({ domain }: Frontier, chosen: Package): string =>
  domain.issues
    .map((issue, at) => `${issue.name}: ${optionTextsOf(issue)[chosen[at] ?? -1] ?? ""}`)
    .join("; ");

const HEAD = 196;

const tablePart = (subject: PictureSubject, top: number): Part => {
  const { frontier, language } = subject;
  const words = pictureWords[language];
  const { start, sign } = edgesOf(language);
  const parties = frontier.profiles.length;
  const column = Math.min(110, 320 / Math.max(parties, 1));
  const at = (place: number): number => start + sign * place;
  const figureAt = (party: number): number => HEAD + party * column;
  const countAt = HEAD + parties * column;
  const textAt = countAt + 96;
  const letters = lettersIn(PAGE.width - 2 * PAGE.margin - textAt, 12);
  const heads = [
    ...frontier.profiles.map(({ name }, party) =>
      line(cutWithin(name, lettersIn(column - 10, 12)), {
        x: at(figureAt(party)),
        y: top + 52,
        size: 12,
        weight: 600,
        ink: sideOf(party).ink,
        role: "columnheader",
      }),
    ),
    line(words.packages, {
      x: at(countAt),
      y: top + 52,
      size: 12,
      weight: 600,
      role: "columnheader",
    }),
    line(words.onePackage, {
      x: at(textAt),
      y: top + 52,
      size: 12,
      weight: 600,
      role: "columnheader",
    }),
  ];
  let y = top + 64;
  const rows = rowsOf(subject).map(({ head, utilities, count, witness }): SvgNode => {
    const texts = broken(packageText(frontier, witness), letters);
    const rowTop = y;
    y += Math.max(1, texts.length) * 16 + 12;
    return svg(
      "g",
      { role: "row" },
      svg("path", { d: `M${PAGE.margin} ${rowTop}H${PAGE.width - PAGE.margin}`, stroke: INK.line }),
      line(cutWithin(head, lettersIn(HEAD - 10, 13)), {
        x: start,
        y: rowTop + 19,
        weight: 600,
        role: "rowheader",
      }),
      ...utilities.map((value, party) =>
        line(figureOf(value, language), { x: at(figureAt(party)), y: rowTop + 19, role: "cell" }),
      ),
      line(countOf(count, language), { x: at(countAt), y: rowTop + 19, role: "cell" }),
      svg(
        "g",
        { role: "cell" },
        ...texts.map((text, index) =>
          line(apart(text), {
            x: at(textAt),
            y: rowTop + 18 + index * 16,
            size: 12,
            ink: INK.soft,
          }),
        ),
      ),
    );
  });
  const node = svg(
    "g",
    { role: "table", "aria-labelledby": "table-title" },
    svg("title", { id: "table-title" }, words.tableTitle),
    line(words.tableTitle, { x: start, y: top + 24, size: 18, weight: 650 }),
    svg("g", { role: "row" }, ...heads),
    ...rows,
  );
  return { node, height: y - top + 24 };
};

/** The pairs of parties that get a plane: all of up to three parties, of more the first with each other one. */
const pairsOf = (parties: number): readonly (readonly [number, number])[] => {
  const pairs = Array.from({ length: parties }, (_, one) =>
    Array.from({ length: parties }, (__, other) => [one, other] as const),
  ).flat();
  return pairs.filter(([one, other]) => one < other && (parties <= 3 || one === 0)).slice(0, 6);
};

/** The page as SVG text: planes, table and trade map, each with title and description. */
export const pictureOf = (subject: PictureSubject): string => {
  const { frontier, solutions, language } = subject;
  const words = pictureWords[language];
  const names = frontier.profiles.map(({ name }) => name);
  const title = words.title(frontier.domain.name, names);
  const { start } = edgesOf(language);
  const parts: SvgNode[] = [
    line(cut(title, lettersIn(PAGE.width - 80, 22)), { x: start, y: 52, size: 22, weight: 700 }),
  ];
  let top = 80;
  const put = (part: Part | undefined): void => {
    if (part !== undefined) {
      parts.push(part.node);
      top += part.height;
    }
  };
  for (const parties of pairsOf(names.length)) {
    put(planeSvg({ ...subject, parties }, top));
  }
  put(tablePart(subject, top));
  const [solution, held] =
    (
      [
        "nash",
        "kalaiSmorodinsky",
        "egalitarian",
        "utilitarian",
      ] as const satisfies readonly SolutionName[]
    )
      .map((of) => [of, solutions[of][0]] as const)
      .find(([, found]) => found !== undefined) ?? [];
  if (solution !== undefined && held !== undefined) {
    put(tradeMapSvg({ frontier, chosen: held.packages.witness, solution, language }, top));
  }
  const about = `${words.planeAbout(countOf(BigInt(frontier.points.length), language), countOf(frontier.outcomes, language))} ${words.status[frontier.status]}`;
  return `${svgText(
    svg(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${PAGE.width} ${Math.ceil(top + 16)}`,
        width: PAGE.width,
        height: Math.ceil(top + 16),
        lang: language,
        direction: words.direction,
        role: "document",
        "aria-labelledby": "page-title page-about",
        "font-family":
          "'Inter Variable', 'Vazirmatn Variable', Vazirmatn, 'Segoe UI', 'DejaVu Sans', system-ui, sans-serif",
      },
      svg("title", { id: "page-title" }, title),
      svg("desc", { id: "page-about" }, about),
      patterns(),
      svg("rect", { width: PAGE.width, height: Math.ceil(top + 16), fill: INK.paper }),
      ...parts,
    ),
  )}\n`;
};
