// The keyless half: what a server, and anybody with an export, can check without a key.

export * from "./bytes.ts";
export * from "./control.ts";
export * from "./fault.ts";
export * from "./ids.ts";
export * from "./roster.ts";
