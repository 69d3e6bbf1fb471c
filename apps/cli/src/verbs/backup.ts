// `tworooms backup` and `restore`: the sealed store as one file, taken while the server runs, and put back into an empty folder.

import { backup as backUp, restore as restoreFrom, resume as resumeFolder } from "@tworooms/server";
import { done, outside, refused } from "../outcome.ts";
import { verb } from "../verb.ts";

const dataFlag = {
  data: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "folder",
    brief: "The store's folder (TWOROOMS_DATA; ./data)",
  },
} as const;
const folderOf = (
  flags: { readonly data?: string },
  env: Readonly<Record<string, string | undefined>>,
): string => flags.data ?? env["TWOROOMS_DATA"] ?? "./data";

export const backup = verb<{ readonly data?: string }, [string]>({
  brief: "Write a consistent copy of the sealed store to a file, while the server runs",
  about:
    "The copy holds sealed bytes and keyless facts only: useless without the key sheets, and useless to lose.",
  parameters: {
    flags: dataFlag,
    positional: {
      kind: "tuple",
      parameters: [
        { parse: String, placeholder: "file", brief: "Where to write it; must not exist yet" },
      ],
    },
  },
  run: async (flags, terminal, file) => {
    terminal.say("Copying …");
    const outcome = await backUp(folderOf(flags, terminal.env), file);
    return outcome === "done"
      ? done({ file }, `Written to ${file}.`)
      : outside(outcome.fault, outcome.sentence);
  },
});

export const restore = verb<{ readonly data?: string; readonly resume: boolean }, [string?]>({
  brief: "Put a backup into an empty folder; later, with --resume, open it for new entries",
  about:
    "A restored server first takes only what clients offer back: entries and vaults it lost since the backup. When they are healed, stop it and run: tworooms restore --resume.",
  parameters: {
    flags: {
      ...dataFlag,
      resume: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "End restoring: new entries are taken again",
      },
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, optional: true, placeholder: "file", brief: "The backup" }],
    },
  },
  run: async (flags, terminal, file) => {
    const folder = folderOf(flags, terminal.env);
    if (flags.resume) {
      const outcome = await resumeFolder(folder);
      return outcome === "done"
        ? done({ resumed: true }, "Open again for new entries.")
        : outside(outcome.fault, outcome.sentence);
    }
    if (file === undefined) return refused("no-file", "Say which backup, by its file.");
    const outcome = await restoreFrom(file, folder);
    return outcome === "done"
      ? done(
          { restored: true },
          `Restored into ${folder}. Start the server; clients offer back what is missing.`,
        )
      : outside(outcome.fault, outcome.sentence);
  },
});
