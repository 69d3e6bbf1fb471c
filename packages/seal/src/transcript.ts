// A transcript: what a seat may read of a talk, as a file that anybody can verify offline, without a seat and without a
// server. It holds the epoch keys: whoever holds the file reads everything in it.

import { Bug, type Fault } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import type { LogReader } from "./open-log.ts";
import type { LogKind } from "./vault.ts";

/** The file as JSON; bytes are base64url. */
export type Transcript = {
  readonly format: "tworooms-transcript/1";
  readonly talk: LogId;
  readonly logs: readonly {
    readonly log: LogId;
    readonly kind: LogKind;
    readonly party?: string;
    readonly envelopes: readonly string[];
    /** Epoch key by its number. */
    readonly keys: { readonly [n: string]: string };
  }[];
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
): Promise<Transcript> => {
  void [talk, logs];
  throw new Bug("not written yet");
};

/** A transcript from the text of its file. */
export const transcriptFromText = (text: string): Transcript | Fault<"transcript"> => {
  void text;
  throw new Bug("not written yet");
};
