// The sealed half: key sheets, vaults, seats, epochs, and logs opened and written. Whoever only passes envelopes on
// imports ./envelope and never this.

export * from "./envelope/index.ts";
export { type Json, bodyDepth, bodyFromJson, parseBody } from "./body.ts";
export * from "./base64url.ts";
export * from "./epochs.ts";
export type { Folded, Stop } from "./fold-log.ts";
export * from "./found-log.ts";
export * from "./further-link.ts";
export { type Believed, type GenesisExpected, type GenesisFault, checkGenesis } from "./genesis.ts";
export * from "./invitation.ts";
export { type InvitationLink, linkFromText, textFromLink } from "./invitation-link.ts";
export * from "./key-sheet.ts";
export { type HeldEpoch, type Keyring, rawEpochKey } from "./keyring.ts";
export type { ControlOf, MoveFault } from "./moves.ts";
export { type Note, type NotedLog, boxNote, openNote } from "./note.ts";
export { type Lock, type LogReader, type Opened, openEntries, openReader } from "./open-log.ts";
export * from "./place.ts";
export * from "./random.ts";
export { knownRules, raiseRules } from "./rules.ts";
export { sealEntry, signControl } from "./seal-entry.ts";
export * from "./sealed-blob.ts";
export * from "./seat-keys.ts";
export * from "./seating.ts";
export * from "./transcript.ts";
export * from "./turning.ts";
export * from "./vault.ts";
export * from "./verify.ts";
export * from "./words.ts";
