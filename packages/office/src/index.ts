// The post office without I/O, and the storage port it stands on.

export * from "./batching-store.ts";
export * from "./entry-place.ts";
export type { LivePort } from "./follow.ts";
export * from "./group-commit.ts";
export type { InHand, Shown } from "./in-hand.ts";
export * from "./limits.ts";
export type { LiveOffice } from "./live.ts";
export * from "./memory-store.ts";
export * from "./office.ts";
export * from "./store.ts";
export * from "./transport.ts";
export * from "./write.ts";
