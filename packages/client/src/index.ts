// The client: sync, open, fold, decide, seal, append. Storage, transport, clock and randomness are ports.

export * from "./asking.ts";
export * from "./book.ts";
export * from "./client.ts";
export * from "./ceremony.ts";
export * from "./device-records.ts";
export * from "./drafts.ts";
export * from "./files.ts";
export * from "./following.ts";
export * from "./founding.ts";
export * from "./guests.ts";
export * from "./http-transport.ts";
export * from "./invitations.ts";
export * from "./joining.ts";
export * from "./live-appends.ts";
export * from "./memory-device.ts";
export * from "./people.ts";
export * from "./persons.ts";
export * from "./places.ts";
export * from "./ports.ts";
export * from "./profile.ts";
export * from "./renewing.ts";
export * from "./sentences.ts";
export type { Shelf } from "./shelf.ts";
export * from "./talk.ts";
export * from "./talk-log.ts";
export * from "./transcript.ts";
export * from "./vault-keeper.ts";
export * from "./warnings.ts";
export * from "./who.ts";
export * from "./writing.ts";
export {
  hexFromBytes,
  isFault,
  newSheet,
  sheetFromText,
  sheetKeys,
  transcriptFromText,
  verifyTranscript,
  wordsFromSheet,
} from "@tworooms/seal";
export type {
  LogId,
  MemberId,
  SeatKeys,
  SheetFault,
  SheetKeys,
  Transcript,
  VerifiedLog,
} from "@tworooms/seal";
