// How time grows with the number of outcomes, as one SVG: time and outcomes both by powers of ten, points written beside.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { timedInNode } from "./platforms.ts";

const sizes = [3, 4, 5, 6, 7, 10, 20, 40, 70, 100];
const ids = (power: number): string => `grown-${power}`;

const width = 760;
const height = 460;
const left = 80;
const bottom = 60;
// Times from a tenth of a millisecond to ten seconds.
const least = -4;
const most = 1;

const xOf = (power: number): number => left + (Math.log10(power) / 2) * (width - left - 30);
const yOf = (seconds: number): number => {
  const share = (Math.log10(Math.max(seconds, 10 ** least)) - least) / (most - least);
  return height - bottom - share * (height - bottom - 40);
};

type Mark = {
  readonly power: number;
  readonly cold: number;
  readonly warm: number;
  readonly points: number;
};

const line = (marks: readonly Mark[], timeOf: (mark: Mark) => number, dashes: string): string =>
  `<polyline fill="none" stroke="#222" stroke-width="2" stroke-dasharray="${dashes}" points="${marks
    .map((mark) => `${xOf(mark.power).toFixed(1)},${yOf(timeOf(mark)).toFixed(1)}`)
    .join(" ")}"/>`;

const ticks = (): string => {
  const ups = Array.from({ length: most - least + 1 }, (_none, index) => least + index).map(
    (power) =>
      `<line x1="${left}" x2="${width - 30}" y1="${yOf(10 ** power)}" y2="${yOf(10 ** power)}" stroke="#ccc"/>` +
      `<text x="${left - 8}" y="${yOf(10 ** power) + 4}" text-anchor="end">10${superscript(power)} s</text>`,
  );
  const overs = sizes.map(
    (power) =>
      `<text x="${xOf(power)}" y="${height - bottom + 22}" text-anchor="middle">10${superscript(power)}</text>`,
  );
  return [...ups, ...overs].join("");
};

const superscript = (power: number): string =>
  [...`${power}`].map((sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] ?? "⁻").join("");

const picture = (marks: readonly Mark[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="13">
<title id="t">Time of an exact frontier with its four solutions, by number of outcomes</title>
<desc id="d">${marks
    .map(
      ({ power, cold, warm, points }) =>
        `10${superscript(power)} outcomes: ${points} points, ${cold.toFixed(4)} s cold, ${warm.toFixed(4)} s warm`,
    )
    .join(". ")}.</desc>
<rect width="100%" height="100%" fill="#fff"/>${ticks()}
${line(marks, ({ cold }) => cold, "none")}${line(marks, ({ warm }) => warm, "6 4")}
${marks
  .map(
    ({ power, cold, warm, points }) =>
      `<circle cx="${xOf(power).toFixed(1)}" cy="${yOf(cold).toFixed(1)}" r="4" fill="#222"/>` +
      `<circle cx="${xOf(power).toFixed(1)}" cy="${yOf(warm).toFixed(1)}" r="4" fill="#fff" stroke="#222" stroke-width="2"/>` +
      `<text x="${xOf(power).toFixed(1)}" y="${(yOf(cold) - 10).toFixed(1)}" text-anchor="middle" font-size="11">${points}</text>`,
  )
  .join("\n")}
<text x="${left}" y="22">Two parties, opposed, issues of 10 options; full line cold, dashed warm; numbers are points</text>
<text x="${width / 2}" y="${height - 12}" text-anchor="middle">outcomes</text>
</svg>
`;

/** Draws the growth and gives the cold time at 10^100 outcomes in seconds. */
export const drawnGrowth = async (): Promise<{
  readonly figure: number;
  readonly met: boolean;
  readonly note: string;
}> => {
  const marks: Mark[] = [];
  for (const power of sizes) {
    const { coldMs, warmMs, points } = await timedInNode({ id: ids(power) });
    marks.push({ power, cold: coldMs / 1000, warm: warmMs / 1000, points });
  }
  const file = join(dirname(fileURLToPath(import.meta.url)), "../../.cache/analysis-growth.svg");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture(marks));
  const figure = marks.at(-1)?.cold ?? Number.NaN;
  return { figure, met: figure <= 0.5, note: "drawn to .cache/analysis-growth.svg" };
};
