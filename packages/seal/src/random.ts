// Where randomness comes from. Every random byte of this package enters through this port, HPKE's ephemeral keys too,
// so that two runs of a talk can be compared byte by byte (rule W1). Nothing else may call the generator, and whoever
// takes bytes takes them before it first waits, so that their order is the order of the calls.

/** Gives `length` fresh bytes, uniform and unpredictable; a fixed sequence only in tests. */
export type Random = (length: number) => Uint8Array;

/** The generator of the platform, as WebCrypto gives it. */
export const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
