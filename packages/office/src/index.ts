export * from "./batching-store.ts";
export * from "./entry-place.ts";
export * from "./group-commit.ts";
export * from "./memory-store.ts";
export * from "./store.ts";
export * from "./write.ts";
