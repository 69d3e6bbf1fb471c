// `tworooms export`: a transcript of all this seat may read, for the archive; anybody given the file can verify it offline.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isFileNo, openFile, transcriptOf } from "@tworooms/client";
import { filesIn } from "../attached.ts";
import { shortId, viewOf } from "../finding.ts";
import { done, outside } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { Seated, TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";
import { writeNew } from "./file.ts";

type Saved = { readonly file: string; readonly path?: string; readonly why?: string };

/** Every file this seat sees, each verified, in a folder of its own; those that could not be saved say why. */
const saveFiles = async (seated: Seated, folder: string): Promise<readonly Saved[] | Outcome> => {
  const view = viewOf(seated);
  if (isOutcome(view)) return view;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch {
    return outside("cannot-write", "The folder cannot be made; choose another place with --files.");
  }
  const saved: Saved[] = [];
  for (const { place, blob, name } of filesIn(view)) {
    const opened = await openFile(seated.talk, place, blob);
    const path = join(folder, `${shortId(blob)} ${name}`);
    if (isFileNo(opened))
      saved.push({ file: blob, why: "code" in opened ? opened.code : "unreachable" });
    else {
      const outcome = await writeNew(path, opened.bytes);
      saved.push(outcome === "written" ? { file: blob, path } : { file: blob, why: outcome });
    }
  }
  return saved;
};

export const exportVerb = verb<{ readonly out: string; readonly files?: string } & TalkFlags>({
  brief: "Write a transcript that verifies offline",
  about:
    "The transcript holds the keys of what it shows: it is as secret as the talks themselves (mode 0600). Files are not in it, only their names and digests; --files saves them beside it, each verified.",
  parameters: {
    flags: {
      out: { kind: "parsed", parse: String, placeholder: "file", brief: "Where to write it" },
      files: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "folder",
        brief: "Save the files too, into this folder",
      },
      ...talkFlag,
    },
  },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const transcript = await transcriptOf(seated.talk);
    try {
      await writeFile(flags.out, `${JSON.stringify(transcript)}\n`, { mode: 0o600 });
    } catch {
      return outside(
        "cannot-write",
        "The file cannot be written; choose another place with --out.",
      );
    }
    const logs = transcript.logs.map(({ kind, party }) => ({ kind, party }));
    const written = `Written: ${logs.length} logs. It holds keys; keep it as you keep the talks.`;
    if (flags.files === undefined) {
      const view = viewOf(seated);
      const count = isOutcome(view) ? 0 : filesIn(view).length;
      const left = `It names ${count} files and holds none of them; --files FOLDER saves them.`;
      return done({ logs }, written, ...(count === 0 ? [] : [left]));
    }
    const files = await saveFiles(seated, flags.files);
    if ("lines" in files) return files;
    const missing = files.filter(({ path }) => path === undefined);
    const lines = [
      written,
      `Saved: ${files.length - missing.length} of ${files.length} files, each verified.`,
      ...missing.map(({ file, why }) => `  not saved: ${shortId(file)} (${why ?? ""})`),
    ];
    const isWhole = missing.length === 0;
    return isWhole
      ? done({ logs, files }, ...lines)
      : { code: 3, json: { fault: "files-missing", logs, files }, lines };
  },
});
