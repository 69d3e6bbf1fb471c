// Which two words of a sheet are asked for again: by chance, so that nobody learns to copy the same two.

/** Two different places from 1 to `count`, in order. */
export const placesToType = (count: number): readonly number[] => {
  const chance = (below: number): number =>
    (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;
  const first = chance(count);
  const second = (first + 1 + chance(count - 1)) % count;
  return [first + 1, second + 1].sort((one, other) => one - other);
};
