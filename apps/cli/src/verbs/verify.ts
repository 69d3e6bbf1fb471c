// `tworooms verify`: an exported transcript, checked offline: ids, chain, signatures, roster, keys and every entry.

import { readFile } from "node:fs/promises";
import { isFault, transcriptFromText, verifyTranscript } from "@tworooms/client";
import { done, outside, refused } from "../outcome.ts";
import { verb } from "../verb.ts";
import type { NoFlags } from "../verb.ts";

export const verify = verb<NoFlags, [string]>({
  brief: "Verify an exported transcript offline",
  parameters: {
    flags: {},
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "file", brief: "The transcript" }],
    },
  },
  run: async (_, __, file) => {
    let text: string;
    try {
      text = await readFile(file, "utf8");
    } catch {
      return outside("cannot-read", "The file cannot be read; check its name.");
    }
    const transcript = transcriptFromText(text);
    if (isFault(transcript))
      return refused(
        "transcript",
        "This is no transcript of Two Rooms; nothing in it was believed.",
      );
    const logs = await verifyTranscript(transcript);
    const isVerified = logs.every((log) => log.isVerified);
    const lines = logs.map((log) => {
      const name = log.party === undefined ? log.kind : `${log.kind}/${log.party}`;
      const voids = log.voids.length === 0 ? "" : `, ${log.voids.length} void`;
      const broken = log.broken
        .map(({ code, seq }) => ` ${code}${seq === undefined ? "" : ` at ${seq}`}`)
        .join(",");
      return `${log.isVerified ? "verified" : "BROKEN  "}  ${name.padEnd(12)} ${log.entries} entries, ${log.opened} opened${voids}${broken}`;
    });
    if (isVerified) return done({ isVerified, logs }, ...lines);
    return { code: 2, json: { refused: "not-verified", isVerified, logs }, lines };
  },
});
