// Who said what: from each key to the items that tell it, those that stay in their room apart from the others, so that an
// item whose leave changes moves at the cost of its own keys, and asking costs one look however often a thing was said.

type Holders = Map<string, string | Set<string>>;

/** Keys, the items that hold them, and what the other room knows. Changed in place, only by the functions here. */
export type Shelf = {
  readonly stays: Holders;
  readonly other: Holders;
  readonly known: Set<string>;
};

/** A shelf with nothing on it. */
export const emptyShelf = (): Shelf => ({ stays: new Map(), other: new Map(), known: new Set() });

const add = (holders: Holders, key: string, item: string): void => {
  const held = holders.get(key);
  if (held === undefined) holders.set(key, item);
  else if (typeof held !== "string") held.add(item);
  else if (held !== item) holders.set(key, new Set([held, item]));
};

const remove = (holders: Holders, key: string, item: string): void => {
  const held = holders.get(key);
  if (held === item) holders.delete(key);
  else if (typeof held === "object") {
    held.delete(item);
    if (held.size === 0) holders.delete(key);
  }
};

const firstOf = (holders: Holders, key: string): string | undefined => {
  const held = holders.get(key);
  if (typeof held !== "object") return held;
  const [first] = held;
  return first;
};

/** Where an item stands. */
export type Standing = "stays" | "other";

/** Puts an item under its keys. */
export const shelve = (
  shelf: Shelf,
  keys: Iterable<string>,
  item: string,
  standing: Standing,
): void => {
  for (const key of keys) add(shelf[standing], key, item);
};

/** Moves an item from one standing to the other. */
export const moveTo = (
  shelf: Shelf,
  keys: Iterable<string>,
  item: string,
  standing: Standing,
): void => {
  const from = standing === "stays" ? shelf.other : shelf.stays;
  for (const key of keys) {
    remove(from, key, item);
    add(shelf[standing], key, item);
  }
};

/** An item that holds a key, one that stays before any other; undefined if none does. */
export const holderOf = (
  shelf: Shelf,
  key: string,
): { readonly item: string; readonly standing: Standing } | undefined => {
  const staying = firstOf(shelf.stays, key);
  if (staying !== undefined) return { item: staying, standing: "stays" };
  const other = firstOf(shelf.other, key);
  return other === undefined ? undefined : { item: other, standing: "other" };
};
