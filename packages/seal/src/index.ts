export * from "./envelope/index.ts";
