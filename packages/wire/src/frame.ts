// Frames of a live connection: envelopes are binary frames, as they are; all else is a JSON text of at most 4 KiB.
// A frame that is neither is a fault, and whoever sent it is hung up on. Rule O2.

import { type Fault, faultOf, isFault } from "@tworooms/seal/envelope";
import * as v from "valibot";
import { valueFromJson } from "./json.ts";
import * as parse from "./parse.ts";
import type { LiveAsk, LiveTell } from "./request.ts";
import { refusalCodes } from "./request.ts";
import { mostEnvelopeBytes, mostFrameBytes } from "./sizes.ts";

/** A text frame, or a binary one. */
export type Frame = string | Uint8Array;

const ask = v.variant("type", [
  v.strictObject({
    type: v.literal("follow"),
    log: parse.logId,
    token: parse.token,
    from: parse.count,
  }),
  v.strictObject({ type: v.literal("unfollow"), log: parse.logId }),
]);

const tell = v.variant("type", [
  v.strictObject({
    type: v.literal("following"),
    log: parse.logId,
    head: parse.head,
    isRestoring: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    type: v.literal("ended"),
    log: parse.logId,
    code: v.picklist([...refusalCodes, "too-slow"]),
  }),
  v.strictObject({ type: v.literal("appended"), log: parse.logId, head: parse.head }),
  v.strictObject({
    type: v.literal("moved"),
    log: parse.logId,
    head: parse.head,
    hasTurn: v.boolean(),
  }),
  v.strictObject({
    type: v.literal("refused"),
    log: v.exactOptional(parse.logId),
    code: parse.refusalCode,
  }),
]);

const isEnvelopeSized = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && bytes.length <= mostEnvelopeBytes;

/** The frame of an ask. */
export const frameFromAsk = (asked: LiveAsk): Frame =>
  asked.type === "append" ? asked.envelope : JSON.stringify(asked);

/** The ask of a frame. */
export const askFromFrame = (frame: Frame): LiveAsk | Fault<"malformed"> => {
  if (typeof frame !== "string")
    return isEnvelopeSized(frame) ? { type: "append", envelope: frame } : faultOf("malformed");
  return frame.length > mostFrameBytes
    ? faultOf("malformed")
    : parse.parsed(ask, valueFromJson(frame));
};

/** The frame of a tell. */
export const frameFromTell = (told: LiveTell): Frame =>
  told.type === "entry" ? told.envelope : JSON.stringify(told);

/** The tell of a frame. */
export const tellFromFrame = (frame: Frame): LiveTell | Fault<"malformed"> => {
  if (typeof frame !== "string")
    return isEnvelopeSized(frame) ? { type: "entry", envelope: frame } : faultOf("malformed");
  if (frame.length > mostFrameBytes) return faultOf("malformed");
  const value = parse.parsed(tell, valueFromJson(frame));
  return isFault(value) ? faultOf("malformed") : value;
};
