// The dark fields of a code as one outline of drawing. The corners that readers look for stay square; the rest may have the shape
// of a room, each large enough over its own middle. Pure.

import type { Shape } from "./room-marks.ts";

const HALF = 0.5;

const FIELDS: Readonly<Record<Shape, (x: number, y: number) => string>> = {
  square: (x, y) => `M${x} ${y}h1v1h-1z`,
  circle: (x, y) => `M${x - 0.02} ${y + HALF}a.52 .52 0 1 0 1.04 0a.52 .52 0 1 0-1.04 0z`,
  diamond: (x, y) => `M${x + HALF} ${y - 0.14}l.64 .64l-.64 .64l-.64-.64z`,
  hexagon: (x, y) => `M${x + 0.24} ${y}h.52l.3 .5l-.3 .5h-.52l-.3-.5z`,
};

/** Whether a field belongs to what readers find a code by: corners, and the small squares inside. */
export const isPattern = (type: number | undefined): boolean => type === 2 || type === 4;

/** One path over the dark fields that are wanted. */
export const pathOf = (
  data: readonly (readonly boolean[])[],
  isWanted: (x: number, y: number) => boolean,
  shape: Shape,
): string =>
  data
    .flatMap((row, y) =>
      row.map((isDark, x) => (isDark && isWanted(x, y) ? FIELDS[shape](x, y) : "")),
    )
    .join("");
