// How a room is told from another without reading: letter, shape, colour and band, by the order of the parties in the ground
// rules. Colour never carries it alone. Mediators have no mark.

/** The shape of a room's badge. */
export type Shape = "circle" | "diamond" | "square" | "hexagon";
export type Colour = "blue" | "amber" | "violet" | "slate";

export type RoomMark = {
  /** What stands in the badge: A, B, … Z, AA, … */
  readonly letter: string;
  /** The class that gives the room's colours to what stands inside. */
  readonly className: "A" | "B" | "C" | "D";
  readonly shape: Shape;
  readonly colour: Colour;
};

const KINDS: readonly Omit<RoomMark, "letter">[] = [
  { className: "A", shape: "circle", colour: "blue" },
  { className: "B", shape: "diamond", colour: "amber" },
  { className: "C", shape: "square", colour: "violet" },
  { className: "D", shape: "hexagon", colour: "slate" },
];
const FIRST: Omit<RoomMark, "letter"> = { className: "A", shape: "circle", colour: "blue" };

const letterOf = (index: number): string =>
  (index < 26 ? "" : letterOf(Math.floor(index / 26) - 1)) +
  String.fromCodePoint(65 + (index % 26));

/** The mark of the party at this place in the ground rules. From the fifth on, letters alone tell rooms of one colour apart. */
export const roomOf = (index: number): RoomMark => ({
  letter: letterOf(index),
  ...(KINDS[index % KINDS.length] ?? FIRST),
});
