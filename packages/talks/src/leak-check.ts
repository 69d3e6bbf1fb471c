// Stands in for the leak check until it is merged.

/** A span of a draft that only the source room knows. */
export type LeakMark = {
  readonly level: "stop" | "look";
  readonly kind: "figure" | "date" | "name" | "phrase";
  readonly start: number;
  readonly end: number;
  readonly item?: string;
};
export type LeakIndex = {
  readonly texts: readonly { readonly words: string; readonly stays: boolean }[];
};
/** Marks in a draft. */
export const checkLeak = (index: LeakIndex, draft: string): readonly LeakMark[] =>
  index.texts.flatMap(({ words, stays }): LeakMark[] =>
    (words.match(/\d+/g) ?? []).flatMap((figure) => {
      const start = draft.indexOf(figure);
      return start < 0
        ? []
        : [{ level: stays ? "stop" : "look", kind: "figure", start, end: start + figure.length }];
    }),
  );
