// The keyless half: what a server, and anybody with an export, can check without a key.

export * from "./admit.ts";
export * from "./bytes.ts";
export { ceremonyKey, newestAttempt } from "./ceremony.ts";
export * from "./contexts.ts";
export * from "./control-bytes.ts";
export * from "./control.ts";
export * from "./envelope.ts";
export * from "./fault.ts";
export { type Facts, foldControl, foundedLog } from "./fold.ts";
export * from "./govern.ts";
export * from "./header.ts";
export * from "./ids.ts";
export * from "./member.ts";
export * from "./padme.ts";
export * from "./parse.ts";
export { acceptBytes } from "./prepare.ts";
export {
  type Recipient,
  type TurningAct,
  holdsKeys,
  recipientsAfter,
  recipientsOf,
} from "./recipients.ts";
export * from "./roster.ts";
export * from "./signature.ts";
export * from "./vault-id.ts";
export { type VoidCode, type Voided, isVoided } from "./void.ts";
