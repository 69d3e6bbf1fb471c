// Marks of the leak check as lines: what was found in a wording or in a file's name, and that no check looks into a file.

import type { FileMark, LeakMark } from "@tworooms/talks";

/** A mark of a wording. */
export const markLine = (draft: string, { level, kind, start, end }: LeakMark): string =>
  kind === "source"
    ? `  look  source: “${draft.slice(start, end)}” tells whose this is, and its manner does not.`
    : `  ${level === "stop" ? "STOP" : "look"}  ${kind}: “${draft.slice(start, end)}” is known only in the room it comes from${level === "stop" ? ", and stays there" : ""}.`;

/** A mark of a carried file's name, or of the file itself. */
export const fileLine = (name: string, mark: FileMark): string =>
  mark.kind === "file"
    ? `  look  file: what “${name}” holds cannot be checked; open it before it goes.`
    : markLine(name, { ...mark, kind: mark.kind });
