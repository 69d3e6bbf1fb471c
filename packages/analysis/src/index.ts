export * from "./domain.ts";
export * from "./rational.ts";
