// Arrays that one merge leaves to the next: fresh ones would have to be asked of the system and cleared each time, which
// takes longer than what is done with them.

/** A set of arrays by name; each holds until it is asked for by the same name again, and is *not* cleared. */
export type Shelf = {
  readonly floats: (name: string, length: number) => Float64Array;
  readonly ints: (name: string, length: number) => Int32Array;
};

const taker = <T extends Float64Array | Int32Array>(
  make: (length: number) => T,
  cut: (whole: T, length: number) => T,
): ((name: string, length: number) => T) => {
  const kept = new Map<string, T>();
  return (name, length) => {
    let whole = kept.get(name);
    if (whole === undefined || whole.length < length) {
      whole = make(Math.max(1024, 2 * length));
      kept.set(name, whole);
    }
    return cut(whole, length);
  };
};

/** An empty shelf. */
export const newShelf = (): Shelf => ({
  floats: taker(
    (length) => new Float64Array(length),
    (whole, length) => whole.subarray(0, length),
  ),
  ints: taker(
    (length) => new Int32Array(length),
    (whole, length) => whole.subarray(0, length),
  ),
});
