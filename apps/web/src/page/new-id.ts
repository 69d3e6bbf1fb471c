// Ids for commands: whoever asks mints them, so that asking twice is doing once.

import type { Id } from "@tworooms/talks";

/** 16 random bytes as 32 lowercase hex digits. */
export const newId = <Kind extends string>(): Id<Kind> => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("") as Id<Kind>;
};
