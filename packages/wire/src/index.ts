// What client and server say to each other, and how it travels.

export * from "./auth.ts";
export * from "./frame.ts";
export * from "./http-answer.ts";
export * from "./http-request.ts";
export * from "./http.ts";
export * from "./refusal.ts";
export * from "./request.ts";
export * from "./routes.ts";
export * from "./sizes.ts";
