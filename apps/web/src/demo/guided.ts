// The carry the visitor is guided through. Apart from the story, so that the page need not load every word of it.

/** The item whose carry the visitor is guided through, and the figure that must stay behind. */
export const guided = {
  item: "east-first",
  staying: "release",
  figure: "4,200 m³/s",
  wording:
    "There may be a sequence in which the eastern crossing opens first, once both sides have inspected it together. Flow would stay near 4,200 m³/s while that happens.",
} as const;
