// The letters a name is known by in a small circle.

// Made once: each message in sight shows a name's letters, and making one takes longer than asking it.
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const firstOf = (word: string): string => {
  const [first] = letters.segment(word);
  return first?.segment.toLocaleUpperCase() ?? "";
};

/** First letters of the first and the last word of a name. */
export const initialsOf = (name: string): string => {
  const words = name.split(/[\s.]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  // Joined letters of Arabic script would read as a word: a thin gap keeps them two.
  return ends.map((word) => firstOf(word ?? "")).join("\u200C");
};
