// The utility plane of two parties: every efficient point, the least each takes, the four solutions, and packages so
// far in their order. The first party is always across and the second always up. Solutions differ by shape and size,
// so they are told apart without colour and even where they coincide.

import type { Frontier } from "../frontier.ts";
import { numberFromRational, type Rational, zero } from "../rational.ts";
import type { Solutions } from "../solutions.ts";
import { broken, cut, edgesOf, INK, lettersIn, line, PAGE, type Part, sideOf } from "./page.ts";
import {
  countOf,
  figureOf,
  inDigits,
  type PictureLanguage,
  pictureWords,
  type SolutionName,
} from "./picture-words.ts";
import { svg, type SvgNode } from "./svg.ts";

/** What a plane shows. */
export type PlaneSubject = {
  readonly frontier: Frontier;
  readonly solutions: Solutions;
  /** The two parties, by index: the first across, the second up. */
  readonly parties: readonly [number, number];
  /** Utilities by party of packages put forward so far, first to last. */
  readonly offers?: readonly (readonly Rational[])[];
  readonly language: PictureLanguage;
};

/** The solutions, largest mark first so that none hides another. */
export const SOLUTIONS: readonly SolutionName[] = [
  "utilitarian",
  "egalitarian",
  "kalaiSmorodinsky",
  "nash",
];

const MOST_POINTS = 1_500;
/** How the least of the party across and of the one up is drawn. */
const DASHES = ["7 5", "2 4"] as const;
const PLOT = { size: 460, top: 96 } as const;

/** The mark of a solution around a point. */
export const markOf = (name: SolutionName, x: number, y: number): SvgNode => {
  const outline = { fill: "none", stroke: INK.ink, "stroke-width": 1.8 };
  switch (name) {
    case "utilitarian":
      return svg("circle", { cx: x, cy: y, r: 13, ...outline });
    case "egalitarian":
      return svg("rect", { x: x - 9.5, y: y - 9.5, width: 19, height: 19, ...outline });
    case "kalaiSmorodinsky":
      return svg("path", { d: `M${x} ${y - 9}L${x + 8} ${y + 5}H${x - 8}Z`, ...outline });
    case "nash":
      return svg("path", {
        d: `M${x} ${y - 5.5}L${x + 5.5} ${y}L${x} ${y + 5.5}L${x - 5.5} ${y}Z`,
        fill: INK.ink,
        stroke: INK.paper,
        "stroke-width": 1.2,
      });
  }
};

/** The same mark without its own stroke: drawn wide in the colour of the page, it keeps points away from the mark. */
const haloOf = (name: SolutionName, x: number, y: number): SvgNode => {
  const { stroke: _stroke, "stroke-width": _width, ...attributes } = markOf(name, x, y).attributes;
  return { ...markOf(name, x, y), attributes: { ...attributes, fill: "none" } };
};

type Axis = { readonly low: number; readonly high: number; readonly step: number };

/** An axis around some numbers, with round figures along it. */
const axisOf = (values: readonly number[]): Axis => {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return { low: 0, high: 1, step: 0.2 };
  }
  const width = high - low || Math.abs(high) || 1;
  const rough = width / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  // A mark on the very edge would be half a mark.
  const edge = width * 0.05;
  return { low: low - edge, high: high + edge, step };
};

const ticksOf = ({ low, high, step }: Axis): readonly number[] => {
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, tick) => (first + tick) * step);
};

const tickText = (value: number, step: number, language: PictureLanguage): string => {
  const places = Math.max(0, 1 - Math.floor(Math.log10(step)));
  const text = value.toFixed(Math.min(places, 12));
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return inDigits(trimmed.replace("-", "\u2212"), language);
};

type Place = (utilities: readonly Rational[]) => readonly [number, number];

const dotsOf = ({ frontier, language }: PlaneSubject, place: Place): readonly SvgNode[] => {
  const { points } = frontier;
  const every = Math.ceil(points.length / MOST_POINTS);
  const hasTitles = points.length <= 200;
  return points
    .filter((_, index) => index % every === 0 || index === points.length - 1)
    .map(({ utilities, count }) => {
      const [x, y] = place(utilities);
      const title = `${utilities.map((value) => figureOf(value, language)).join(" · ")} (${countOf(count, language)})`;
      return svg(
        "circle",
        {
          cx: x,
          cy: y,
          r: points.length > 300 ? 2 : 3.2,
          fill: points.length > 300 ? INK.rule : INK.soft,
        },
        ...(hasTitles ? [svg("title", {}, title)] : []),
      );
    });
};

/** The edge of what can be had, between the points of two parties; with more parties there is no such line. */
const edgeOf = ({ frontier }: PlaneSubject, place: Place): readonly SvgNode[] => {
  if (frontier.profiles.length !== 2 || frontier.points.length < 2) {
    return [];
  }
  const path = frontier.points
    .map(({ utilities }) => place(utilities))
    // Best for the first party first: from the right, along to the next point's place across, then up to it.
    .map(([x, y], index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`));
  return [svg("path", { d: path.join(""), fill: "none", stroke: INK.rule, "stroke-width": 1 })];
};

const offersOf = ({ offers = [], language }: PlaneSubject, place: Place): readonly SvgNode[] => {
  const places = offers.map(place);
  const path = places.map(([x, y]) => `${x} ${y}`).join("L");
  return [
    ...(places.length > 1
      ? [svg("path", { d: `M${path}`, fill: "none", stroke: INK.rule, "stroke-width": 1.2 })]
      : []),
    ...places.flatMap(([x, y], index) => [
      svg("circle", { cx: x, cy: y, r: 8, fill: INK.paper, stroke: INK.ink }),
      line(inDigits(`${index + 1}`, language), { x, y: y + 3.5, size: 10, anchor: "middle" }),
    ]),
  ];
};

/** The plane of two parties, its legend beside it; `top` is where it begins on the page. */
export const planeSvg = (subject: PlaneSubject, top: number): Part => {
  const { frontier, solutions, parties, offers = [], language } = subject;
  const words = pictureWords[language];
  const [across, up] = parties;
  const name = (party: number): string => frontier.profiles[party]?.name ?? "";
  const { start, end, sign } = edgesOf(language);
  const left = sign === 1 ? start + 36 : start - PLOT.size;
  const about = words.planeAbout(
    countOf(BigInt(frontier.points.length), language),
    countOf(frontier.outcomes, language),
  );
  const thinned =
    frontier.points.length > MOST_POINTS
      ? [
          words.thinned(
            countOf(BigInt(MOST_POINTS), language),
            countOf(BigInt(frontier.points.length), language),
          ),
        ]
      : [];
  const projected = frontier.profiles.length > 2 ? [words.projected] : [];
  const said = [about, ...projected, words.status[frontier.status], ...thinned].join(" ");
  // All of it is said: each line beyond the two there is room for moves the plane down.
  const aboutLines = broken(said, lettersIn(PAGE.width - 2 * PAGE.margin, 13));
  const plotTop = top + PLOT.top + Math.max(0, aboutLines.length - 2) * 18;
  const value = (utilities: readonly Rational[], party: number): number =>
    numberFromRational(utilities[party] ?? zero);
  const reservations = parties.map((party) => frontier.profiles[party]?.reservation);
  const found = SOLUTIONS.flatMap((of) => solutions[of].map(({ utilities }) => utilities));
  const shown = [...frontier.points.map(({ utilities }) => utilities), ...offers, ...found];
  const axes = parties.map((party, at) => {
    const reservation = reservations[at];
    const least = reservation === undefined ? [] : [numberFromRational(reservation)];
    return axisOf([...shown.map((utilities) => value(utilities, party)), ...least]);
  });
  const [acrossAxis = axisOf([]), upAxis = axisOf([])] = axes;
  const xOf = (of: number): number =>
    left + ((of - acrossAxis.low) / (acrossAxis.high - acrossAxis.low)) * PLOT.size;
  const yOf = (of: number): number =>
    plotTop + PLOT.size - ((of - upAxis.low) / (upAxis.high - upAxis.low)) * PLOT.size;
  const tidy = (of: number): number => Math.round(of * 100) / 100;
  const place: Place = (utilities) => [
    tidy(xOf(value(utilities, across))),
    tidy(yOf(value(utilities, up))),
  ];
  const bottom = plotTop + PLOT.size;
  const grid = [
    ...ticksOf(acrossAxis).flatMap((tick) => [
      svg("path", { d: `M${xOf(tick)} ${plotTop}V${bottom}`, stroke: INK.line }),
      line(tickText(tick, acrossAxis.step, language), {
        x: xOf(tick),
        y: bottom + 18,
        size: 12,
        ink: INK.soft,
        anchor: "middle",
      }),
    ]),
    ...ticksOf(upAxis).flatMap((tick) => [
      svg("path", { d: `M${left} ${yOf(tick)}H${left + PLOT.size}`, stroke: INK.line }),
      // The figures of the upright axis stand left of it in every language, as the axis itself does.
      line(tickText(tick, upAxis.step, language), {
        x: left - 8,
        y: yOf(tick) + 4,
        size: 12,
        ink: INK.soft,
        anchor: sign === 1 ? "end" : "start",
      }),
    ]),
    svg("rect", {
      x: left,
      y: plotTop,
      width: PLOT.size,
      height: PLOT.size,
      fill: "none",
      stroke: INK.rule,
    }),
  ];
  const reservationLines = reservations.flatMap((reservation, at) => {
    if (reservation === undefined) {
      return [];
    }
    const own = numberFromRational(reservation);
    const d =
      at === 0 ? `M${xOf(own)} ${plotTop}V${bottom}` : `M${left} ${yOf(own)}H${left + PLOT.size}`;
    return [
      svg("path", {
        d,
        stroke: sideOf(parties[at] ?? 0).ink,
        "stroke-width": 2,
        "stroke-dasharray": DASHES[at],
      }),
    ];
  });
  const marks = SOLUTIONS.flatMap((of) =>
    solutions[of].flatMap(({ utilities }) => {
      const [x, y] = place(utilities);
      return [
        svg("g", { stroke: INK.paper, "stroke-width": 5 }, haloOf(of, x, y)),
        markOf(of, x, y),
      ];
    }),
  );
  const labels = [
    line(cut(words.worthTo(name(across)), lettersIn(PLOT.size, 13)), {
      x: left + PLOT.size / 2,
      y: bottom + 42,
      anchor: "middle",
      weight: 600,
      ink: sideOf(across).ink,
    }),
    line(cut(words.worthTo(name(up)), lettersIn(PLOT.size, 13)), {
      x: sign === 1 ? left - 28 : left + PLOT.size,
      y: plotTop - 12,
      weight: 600,
      ink: sideOf(up).ink,
    }),
  ];
  const legendStart = sign === 1 ? left + PLOT.size + 36 : left - 60;
  const legendWidth = Math.abs(end - legendStart) - 30;
  const row = (index: number): number => plotTop + 20 + index * 30;
  const icon = legendStart + sign * 12;
  const dashes = (at: number, y: number): string =>
    at === 0 ? `M${icon} ${y - 11}V${y + 11}` : `M${icon - 14} ${y}H${icon + 14}`;
  const entries: readonly (readonly [(y: number) => SvgNode, string])[] = [
    [(y) => svg("circle", { cx: icon, cy: y, r: 3.2, fill: INK.soft }), words.efficient],
    ...SOLUTIONS.toReversed().map((of): readonly [(y: number) => SvgNode, string] => [
      (y) => markOf(of, icon, y),
      words.solutions[of],
    ]),
    ...parties.flatMap((party, at): readonly (readonly [(y: number) => SvgNode, string])[] => {
      const own = reservations[at];
      return own === undefined
        ? []
        : [
            [
              (y) =>
                svg("path", {
                  d: dashes(at, y),
                  stroke: sideOf(party).ink,
                  "stroke-width": 2,
                  "stroke-dasharray": DASHES[at],
                }),
              `${words.reservation(name(party))}: ${figureOf(own, language)}`,
            ],
          ];
    }),
    ...(offers.length === 0
      ? []
      : [
          [
            (y: number) =>
              svg("circle", { cx: icon, cy: y, r: 8, fill: INK.paper, stroke: INK.ink }),
            words.offers,
          ] as const,
        ]),
  ];
  const legend = entries.flatMap(([mark, text], index) => [
    mark(row(index) - 4),
    line(cut(text, lettersIn(legendWidth, 13)), { x: legendStart + sign * 34, y: row(index) }),
  ]);
  const id = `plane-${across}-${up}`;
  const node = svg(
    "g",
    { role: "img", "aria-labelledby": `${id}-title ${id}-about` },
    svg("title", { id: `${id}-title` }, words.planeTitle(name(across), name(up))),
    svg("desc", { id: `${id}-about` }, said),
    line(cut(words.planeTitle(name(across), name(up)), lettersIn(PAGE.width - 80, 18)), {
      x: start,
      y: top + 24,
      size: 18,
      weight: 650,
    }),
    ...aboutLines.map((each, index) =>
      line(each, { x: start, y: top + 46 + index * 18, ink: INK.soft }),
    ),
    ...grid,
    ...reservationLines,
    ...edgeOf(subject, place),
    ...dotsOf(subject, place),
    ...offersOf(subject, place),
    ...marks,
    ...labels,
    ...legend,
    ...(frontier.points.length === 0
      ? [
          line(cut(words.nothing, lettersIn(PLOT.size, 14)), {
            x: left + PLOT.size / 2,
            y: plotTop + PLOT.size / 2,
            size: 14,
            anchor: "middle",
          }),
        ]
      : []),
  );
  return { node, height: bottom - top + 64 };
};
