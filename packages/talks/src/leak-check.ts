// Stands in for the leak check until that is merged: figures as they are written, nothing else.

export type LeakText = { readonly item: string; readonly words: string; readonly stays: boolean };
export type LeakName = string | readonly string[];
export type LeakMark = {
  readonly level: "stop" | "look";
  readonly kind: "figure" | "date" | "name" | "phrase";
  readonly start: number;
  readonly end: number;
  readonly item?: string;
};
export type LeakIndex = {
  readonly items: Map<string, { stays: boolean; readonly texts: string[] }>;
  readonly known: string[];
  names: readonly string[];
};

const keysIn = (words: string, names: readonly string[]): readonly string[] => [
  ...(words.match(/\d+/g) ?? []),
  ...names.filter((name) => words.includes(name)),
];

export const emptyLeakIndex = (): LeakIndex => ({ items: new Map(), known: [], names: [] });

export const indexText = (index: LeakIndex, { item, words, stays }: LeakText): void => {
  const held = index.items.get(item) ?? { stays, texts: [] };
  held.stays = stays;
  held.texts.push(words);
  index.items.set(item, held);
};

export const indexKnown = (index: LeakIndex, words: string): void => {
  index.known.push(words);
};

export const setNames = (index: LeakIndex, names: readonly LeakName[]): void => {
  index.names = names.flat();
};

export const leakIndexFrom = (all: {
  readonly texts: Iterable<LeakText>;
  readonly known: Iterable<string>;
  readonly names: readonly LeakName[];
}): LeakIndex => {
  const index = emptyLeakIndex();
  setNames(index, all.names);
  for (const text of all.texts) indexText(index, text);
  for (const words of all.known) indexKnown(index, words);
  return index;
};

export const checkLeak = (index: LeakIndex, draft: string): readonly LeakMark[] =>
  keysIn(draft, index.names).flatMap((key): readonly LeakMark[] => {
    const holders = [...index.items].filter(([, { texts }]) =>
      texts.some((words) => keysIn(words, index.names).includes(key)),
    );
    const holder = holders.find(([, { stays }]) => stays) ?? holders[0];
    if (holder === undefined || index.known.some((words) => words.includes(key))) return [];
    const start = draft.indexOf(key);
    const kind = /\d/.test(key) ? "figure" : "name";
    const level = holder[1].stays ? "stop" : "look";
    return [{ level, kind, start, end: start + key.length, item: holder[0] }];
  });
