// What one fold may change. A map is copied when it is first reached for to be changed, so that an entry costs what it
// changes and not what the log holds, and whatever was left alone is the very same map as before: who keeps something
// worked out from it (the leak check's index) sees at a glance that it still holds.

/** A state whose maps and sets may be changed: private to one fold. */
export type Draft<S> = {
  -readonly [F in keyof S]: S[F] extends ReadonlyMap<infer K, infer V>
    ? Map<K, V>
    : S[F] extends ReadonlySet<infer V>
      ? Set<V>
      : S[F];
};

/** `state` as it stands, to be read; `draft` to change it by. */
export type Drafting<S> = { readonly state: S; readonly draft: Draft<S> };

const copyOf = (value: unknown): unknown => {
  if (value instanceof Map) return new Map(value);
  return value instanceof Set ? new Set(value) : undefined;
};

/** A state to be changed, without changing the one given: its maps and sets are shared until the draft reaches for them. */
export const draftOf = <S extends object>(before: S): Drafting<S> => {
  const state = { ...before };
  const own = new Set<PropertyKey>();
  const draft = new Proxy(state, {
    get: (target, field): unknown => {
      const value: unknown = Reflect.get(target, field);
      const copy = own.has(field) ? undefined : copyOf(value);
      if (copy === undefined) return value;
      own.add(field);
      Reflect.set(target, field, copy);
      return copy;
    },
  });
  return { state, draft: draft as Draft<S> };
};
