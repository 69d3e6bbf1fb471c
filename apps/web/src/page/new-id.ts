// Ids for commands: whoever asks mints them, so that asking twice is doing once.

/** 16 random bytes as 32 lowercase hex digits. */
export const newId = <Id extends string = string>(): Id => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // The domain's ids are this very shape; which noun it is for is the caller's to say.
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("") as Id;
};
