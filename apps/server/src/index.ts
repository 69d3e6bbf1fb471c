// The server: the office on HTTP, WebSocket and disk, for the command line and for tests.

export * from "./certificate.ts";
export { type EdgeLimits, usualEdgeLimits } from "./connections.ts";
export * from "./data-folder.ts";
export type { LogLines } from "./logging.ts";
export { openApi } from "./openapi/document.ts";
export * from "./server.ts";
export * from "./settings.ts";
export * from "./signals.ts";
export * from "./site/site-host.ts";
export { readSite, type Site, type SiteFault } from "./site/site.ts";
