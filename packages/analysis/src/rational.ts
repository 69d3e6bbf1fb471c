// Exact rationals: what people write as decimals is kept as they wrote it.

/** num / den in lowest terms, den > 0. */
export type Rational = { readonly num: bigint; readonly den: bigint };
