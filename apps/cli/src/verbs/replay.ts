// `tworooms replay`: a recorded case played by separate processes through a real server, and what each seat then sees.

import type { SeatView } from "@tworooms/talks";
import { viewLines } from "../lines.ts";
import { done, outside, refused } from "../outcome.ts";
import { inColumns } from "../replay/columns.ts";
import { playMuscat } from "../replay/muscat.ts";
import { startTroupe } from "../replay/troupe.ts";
import { verb } from "../verb.ts";
import type { NoFlags } from "../verb.ts";

export const replay = verb<NoFlags, [string]>({
  brief: "Play a recorded case: a server and one process for each seat",
  about:
    "Cases: muscat. Everything is real: keys, envelopes, server; the store is thrown away afterwards.",
  parameters: {
    flags: {},
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "case", brief: "muscat" }],
    },
  },
  run: async (_, terminal, name) => {
    if (name !== "muscat")
      return refused("no-such-case", "There is one recorded case so far: muscat.");
    const troupe = await startTroupe();
    if ("refused" in troupe)
      return outside("no-server", "The replay's server did not start; its own message is above.");
    try {
      const replayed = await playMuscat(troupe, (line) => terminal.say(`· ${line}`));
      const columns = Object.entries(replayed.seats).map(([heading, { view }]) => ({
        heading,
        // A view as another process of ours sent it.
        lines: viewLines(view as SeatView),
      }));
      const lines = [
        "",
        ...inColumns(columns, process.stdout.columns ?? 150),
        "",
        ...replayed.differs.map((each) => `DIFFERS  ${each}`),
        replayed.ok
          ? "As the record has it; every seat's transcript verifies."
          : "It did not go as the record has it.",
      ];
      const { differs, ...json } = replayed;
      return replayed.ok ? done(json, ...lines) : { code: 2, json: { ...json, differs }, lines };
    } finally {
      await troupe.end();
    }
  },
});
