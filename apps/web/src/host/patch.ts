// What changed between two trees of plain data, small enough to send to every tab: parts that are equal are left out, and
// keep their identity where they arrive, so that a screen draws again only what changed. Law: applying the difference
// of two trees to the first gives the second.

/** A difference. `same`: nothing; `put`: this instead; `fields`: of an object; `items`: of a list, by index, cut to a length. */
export type Patch =
  | { readonly same: true }
  | { readonly put: unknown }
  | {
      readonly fields: readonly (readonly [string, Patch])[];
      readonly gone: readonly string[];
    }
  | { readonly items: readonly (readonly [number, Patch])[]; readonly length: number };

const same: Patch = { same: true };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const betweenLists = (one: readonly unknown[], other: readonly unknown[]): Patch => {
  const items: (readonly [number, Patch])[] = [];
  for (const [index, value] of other.entries()) {
    const patch: Patch = index < one.length ? patchBetween(one[index], value) : { put: value };
    if (!("same" in patch)) items.push([index, patch]);
  }
  return items.length === 0 && one.length === other.length ? same : { items, length: other.length };
};

const betweenFields = (one: Fields, other: Fields): Patch => {
  const fields: (readonly [string, Patch])[] = [];
  for (const [name, value] of Object.entries(other)) {
    const patch: Patch = Object.hasOwn(one, name) ? patchBetween(one[name], value) : { put: value };
    if (!("same" in patch)) fields.push([name, patch]);
  }
  const gone = Object.keys(one).filter((name) => !Object.hasOwn(other, name));
  return fields.length === 0 && gone.length === 0 ? same : { fields, gone };
};

/** What leads from one tree to the other. Both hold what JSON can hold. */
export const patchBetween = (one: unknown, other: unknown): Patch => {
  if (one === other) return same;
  if (Array.isArray(one) && Array.isArray(other)) return betweenLists(one, other);
  if (isFields(one) && isFields(other)) return betweenFields(one, other);
  return { put: other };
};

/** A tree after a difference; what did not change is the very same object. */
export const patched = (tree: unknown, patch: Patch): unknown => {
  if ("same" in patch) return tree;
  if ("put" in patch) return patch.put;
  if ("items" in patch) {
    const list: unknown[] = Array.isArray(tree) ? tree.slice(0, patch.length) : [];
    for (const [index, each] of patch.items) list[index] = patched(list[index], each);
    return list;
  }
  const fields: Record<string, unknown> = isFields(tree) ? { ...tree } : {};
  for (const name of patch.gone) delete fields[name];
  for (const [name, each] of patch.fields)
    Object.defineProperty(fields, name, {
      value: patched(Object.hasOwn(fields, name) ? fields[name] : undefined, each),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return fields;
};
