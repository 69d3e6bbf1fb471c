export * from "./domain.ts";
export * from "./rational.ts";
export * from "./formats/genius-xml.ts";
export * from "./formats/reading.ts";
