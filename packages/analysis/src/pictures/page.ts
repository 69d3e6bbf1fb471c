// The page the pictures stand on: its width, type and colours, lines of text that fit, and shapes that are told apart
// without colour. Sides keep their place in every language: the first is never moved by the direction of a script.

import type { PictureLanguage } from "./picture-words.ts";
import { svg, type SvgNode } from "./svg.ts";

/** Width of a page in its own units, and its margin. */
export const PAGE = { width: 960, margin: 40 } as const;

/** The inks; they differ in lightness where they must be told apart. */
export const INK = {
  ink: "#12161f",
  soft: "#4a5261",
  line: "#d9dde4",
  rule: "#8a93a1",
  paper: "#ffffff",
} as const;

/** A side's ink; its pattern says the same without it. */
export const SIDES: readonly {
  readonly ink: string;
  readonly pattern: "solid" | "hatched" | "dotted" | "double";
}[] = [
  { ink: "#0b57a4", pattern: "solid" },
  { ink: "#8a4b00", pattern: "hatched" },
  { ink: "#6b3fa0", pattern: "dotted" },
  { ink: "#44546a", pattern: "double" },
];

/** The side of a party; from the fifth on they begin again. */
export const sideOf = (party: number): (typeof SIDES)[number] =>
  SIDES[party % SIDES.length] ?? { ink: INK.ink, pattern: "solid" };

/** The fill patterns of the sides, as definitions of a page. */
export const patterns = (): SvgNode =>
  svg(
    "defs",
    {},
    ...SIDES.map(({ ink, pattern }, party) =>
      svg(
        "pattern",
        { id: `side-${party}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
        ...patternMarks(ink, pattern),
      ),
    ),
  );

const patternMarks = (ink: string, pattern: (typeof SIDES)[number]["pattern"]): SvgNode[] => {
  const ground = svg("rect", { width: 8, height: 8, fill: ink, "fill-opacity": 0.18 });
  switch (pattern) {
    case "solid":
      return [svg("rect", { width: 8, height: 8, fill: ink })];
    case "hatched":
      return [
        ground,
        svg("path", { d: "M-2 2 2 -2M0 8 8 0M6 10 10 6", stroke: ink, "stroke-width": 2.6 }),
      ];
    case "dotted":
      return [ground, svg("circle", { cx: 4, cy: 4, r: 2.2, fill: ink })];
    case "double":
      return [ground, svg("path", { d: "M0 2H8M0 6H8", stroke: ink, "stroke-width": 1.6 })];
  }
};

/** How a line of text is set. */
export type Setting = {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly weight?: number;
  readonly ink?: string;
  /** Where the line's x is: where it starts in its own direction, its middle or its end. */
  readonly anchor?: "start" | "middle" | "end";
  readonly role?: string;
};

/** One line of text. */
export const line = (text: string, setting: Setting, ...more: readonly SvgNode[]): SvgNode =>
  svg(
    "text",
    {
      x: setting.x,
      y: setting.y,
      "font-size": setting.size ?? 13,
      "font-weight": setting.weight,
      fill: setting.ink ?? INK.ink,
      "text-anchor": setting.anchor,
      role: setting.role,
    },
    text,
    ...more,
  );

// No font is at hand to measure with; this is a little wider than the sans-serif faces in use.
const ADVANCE = 0.57;

/** How many letters of a size fit a width. */
export const lettersIn = (width: number, size: number): number =>
  Math.max(4, Math.floor(width / (size * ADVANCE)));

/** A text cut to a number of letters, with an ellipsis. */
export const cut = (text: string, letters: number): string => {
  const all = [...text];
  return all.length <= letters
    ? text
    : `${all
        .slice(0, letters - 1)
        .join("")
        .trimEnd()}…`;
};

/** A name cut in its middle, since names of one folder often begin alike. */
export const cutWithin = (text: string, letters: number): string => {
  const all = [...text];
  const tail = Math.floor((letters - 1) / 2);
  return all.length <= letters
    ? text
    : `${all.slice(0, letters - 1 - tail).join("")}…${all.slice(all.length - tail).join("")}`;
};

/** A text broken into lines of at most so many letters, between words where it can be. */
export const broken = (text: string, letters: number): readonly string[] => {
  const lines: string[] = [];
  let held = "";
  for (const word of text.split(" ")) {
    const next = held === "" ? word : `${held} ${word}`;
    if ([...next].length <= letters) {
      held = next;
      continue;
    }
    if (held !== "") {
      lines.push(held);
    }
    let rest = [...word];
    while (rest.length > letters) {
      lines.push(rest.slice(0, letters).join(""));
      rest = rest.slice(letters);
    }
    held = rest.join("");
  }
  return held === "" ? lines : [...lines, held];
};

/** Where lines start and end in a language: the left edge, or in Arabic script the right one. */
export const edgesOf = (
  language: PictureLanguage,
): { readonly start: number; readonly end: number; readonly sign: 1 | -1 } =>
  language === "en"
    ? { start: PAGE.margin, end: PAGE.width - PAGE.margin, sign: 1 }
    : { start: PAGE.width - PAGE.margin, end: PAGE.margin, sign: -1 };

/** A part of a page and how high it is. */
export type Part = { readonly node: SvgNode; readonly height: number };
