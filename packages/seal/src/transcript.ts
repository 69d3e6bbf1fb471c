// A transcript: what a seat may read of a talk, as a file that anybody can verify offline, without a seat and without a
// server. It holds the epoch keys: whoever holds the file reads everything in it.

import { base64urlFromBytes } from "./base64url.ts";
import { type Json, parseBody } from "./body.ts";
import { bytesFromText } from "./envelope/bytes.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import { logIdFromHex } from "./envelope/parse.ts";
import { rawEpochKey } from "./keyring.ts";
import type { LogReader } from "./open-log.ts";
import { bytesOf, fieldsOf, listOf, textOf } from "./shape.ts";
import { kindOf } from "./vault-json.ts";
import type { LogKind } from "./vault.ts";

/** One log of a transcript. Bytes are base64url. */
export type TranscriptLog = {
  readonly log: LogId;
  readonly kind: LogKind;
  readonly party?: string;
  /** Whole envelopes in order, from the genesis. */
  readonly envelopes: readonly string[];
  /** Epoch key by its number. */
  readonly keys: { readonly [n: string]: string };
};

/** The file as JSON. */
export type Transcript = {
  readonly format: "tworooms-transcript/1";
  readonly talk: LogId;
  readonly logs: readonly TranscriptLog[];
};

const format = "tworooms-transcript/1";

const keysOf = async (reader: LogReader): Promise<{ readonly [n: string]: string }> => {
  const keys: (readonly [string, string])[] = [];
  for (const n of [...reader.keyring.keys()].toSorted((one, other) => one - other)) {
    const raw = await rawEpochKey(reader, n);
    if (raw !== undefined) keys.push([String(n), base64urlFromBytes(raw)]);
    raw?.fill(0);
  }
  return Object.fromEntries(keys);
};

/** The transcript of some logs of a talk, from their readers and all their envelopes in order. */
export const exportTranscript = async (
  talk: LogId,
  logs: readonly {
    readonly reader: LogReader;
    readonly kind: LogKind;
    readonly party?: string;
    readonly envelopes: readonly Uint8Array[];
  }[],
): Promise<Transcript> => ({
  format,
  talk,
  logs: await Promise.all(
    logs.map(async ({ reader, kind, party, envelopes }) => ({
      log: reader.log,
      kind,
      ...(party === undefined ? {} : { party }),
      envelopes: envelopes.map(base64urlFromBytes),
      keys: await keysOf(reader),
    })),
  ),
});

const keysFromJson = (value: Json | undefined): TranscriptLog["keys"] | undefined => {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const keys: (readonly [string, string])[] = [];
  for (const [n, key] of Object.entries(fields)) {
    const text = textOf(key);
    if (!/^[1-9][0-9]{0,9}$/.test(n) || text === undefined || bytesOf(text, 32) === undefined)
      return undefined;
    keys.push([n, text]);
  }
  return Object.fromEntries(keys);
};

const logFromJson = (value: Json): TranscriptLog | undefined => {
  const fields = fieldsOf(value);
  const log = logIdFromHex(textOf(fields?.["log"]) ?? "");
  const kind = kindOf(fields?.["kind"]);
  const party = textOf(fields?.["party"]);
  const envelopes = listOf(fields?.["envelopes"], textOf);
  const keys = keysFromJson(fields?.["keys"]);
  if (log === undefined || kind === undefined || envelopes === undefined || keys === undefined)
    return undefined;
  return { log, kind, ...(party === undefined ? {} : { party }), envelopes, keys };
};

/** A transcript from the text of its file; `transcript` when it has no such shape. What it says is not yet believed. */
export const transcriptFromText = (text: string): Transcript | Fault<"transcript"> => {
  const parsed = parseBody(bytesFromText(text));
  const fields = isFault(parsed) ? undefined : fieldsOf(parsed.body);
  const talk = logIdFromHex(textOf(fields?.["talk"]) ?? "");
  const logs = listOf(fields?.["logs"], logFromJson);
  if (fields?.["format"] !== format || talk === undefined || logs === undefined)
    return faultOf("transcript");
  return { format, talk, logs };
};
