export * from "./data-folder.ts";
