// What a text tells that can be compared: a figure, a date, a name. A fact is found in room A's words and in a draft for
// room B by the same reading; how two of them meet is here, in the keys, and nowhere else.

/** What kinds of mark there are; a phrase is words, the others are facts. */
export type LeakKind = "figure" | "date" | "name" | "phrase";

/** Something told between two UTF-16 offsets of a text. */
export type Fact = {
  readonly kind: Exclude<LeakKind, "phrase">;
  readonly start: number;
  readonly end: number;
  /** What it says; more than one where the writing can be read in two ways. */
  readonly exacts: readonly string[];
  /** What it says in part: the number without its unit, the day without its year, one word of a name. */
  readonly parts: readonly string[];
  /**
   * `plain`; `gentle`: so common that meeting it may be chance, so it never stops; `maybe`: a capital that only a sentence's
   * beginning may have put there.
   */
  readonly weight: "plain" | "gentle" | "maybe";
};

/** The keys under which a text that tells the fact is found. */
export const toldBy = ({ exacts, parts, weight }: Fact): readonly string[] =>
  weight === "maybe"
    ? exacts.map((key) => `M|${key}`)
    : [...exacts.map((key) => `E|${key}`), ...parts.map((key) => `P|${key}`)];

/**
 * The keys a draft asks for: somebody says exactly this or more than this, or exactly a part of it. With each, the keys by
 * which a reader already knows it: only what says at least as much clears.
 */
export const askedBy = ({
  exacts,
  parts,
  weight,
}: Fact): readonly {
  readonly keys: readonly string[];
  readonly clearedBy: readonly string[];
}[] => [
  ...exacts.map((key) => ({
    keys: [`E|${key}`, `P|${key}`, ...(weight === "maybe" ? [] : [`M|${key}`])],
    clearedBy: [`E|${key}`, `P|${key}`, `M|${key}`],
  })),
  ...parts.map((key) => ({ keys: [`E|${key}`], clearedBy: [`E|${key}`, `P|${key}`, `M|${key}`] })),
];
