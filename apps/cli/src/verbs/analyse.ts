// `tworooms analyse`: the exact frontier and four solutions of a domain and its preference profiles. It needs no seat and
// no server; it reads the files it is named and nothing else.

import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { MAX_BYTES, type NamedBytes, type PictureLanguage } from "@tworooms/analysis";
import { analyse as analysed, type AnalyseIo } from "../analyse.ts";
import { refused } from "../outcome.ts";
import { verb } from "../verb.ts";

// One byte beyond the limit is enough for the reader to refuse; the rest of a huge file is never loaded.
const bytesOf = async (path: string): Promise<NamedBytes> => {
  const { size } = await stat(path);
  const bytes =
    size > MAX_BYTES ? new Uint8Array(MAX_BYTES + 1) : new Uint8Array(await readFile(path));
  return { name: basename(path), bytes };
};

const onDisk: AnalyseIo = {
  read: async (path) => {
    try {
      if (!(await stat(path)).isDirectory())
        return { files: [await bytesOf(path)], isFolder: false };
      const entries = await readdir(path, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      return {
        files: await Promise.all(files.map((name) => bytesOf(join(path, name)))),
        isFolder: true,
      };
    } catch {
      return undefined;
    }
  },
  write: async (path, text) => {
    try {
      await writeFile(path, text);
      return "written";
    } catch {
      return "failed";
    }
  },
  now: () => performance.now(),
};

type Flags = {
  readonly reservation?: string;
  readonly links?: string;
  readonly budget?: string;
  readonly parties?: string;
  readonly svg?: string;
  readonly language: string;
};

const isLanguage = (text: string): text is PictureLanguage => ["en", "ar", "fa"].includes(text);

const text = (placeholder: string, brief: string) =>
  ({ kind: "parsed", parse: String, optional: true, placeholder, brief }) as const;

export const analyse = verb<Flags, string[]>({
  brief: "Find what both sides would gain: the exact frontier and four solutions",
  about:
    "Give a folder, one file with a whole scenario, or a domain and its preference profiles: Genius XML, GeniusWeb JSON, NegMAS YAML or NegoLog JSON. The JSON is described in docs/analyse.md.",
  parameters: {
    flags: {
      reservation: text("none|R1,R2", "Overrides the reservation values in the files"),
      links: text("file", "Links between issues, as JSON"),
      budget: text("ms", "Stops after so many milliseconds and says so"),
      parties: text("n", "The first so many profiles"),
      svg: text("file", "Writes the utility plane, the figures and the trade map"),
      language: {
        kind: "parsed",
        parse: String,
        default: "en",
        placeholder: "en|ar|fa",
        brief: "The language of the picture",
      },
    },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: {
        parse: String,
        placeholder: "file",
        brief: "A folder, or a domain and its profiles",
      },
    },
  },
  run: async (flags, _, ...paths) => {
    const { reservation, links, svg, language } = flags;
    if (!isLanguage(language)) return refused("language", "Pictures speak en, ar or fa.");
    const number = (key: "budget" | "parties") =>
      flags[key] === undefined
        ? {}
        : { [key]: /^\d+$/.test(flags[key]) ? Number(flags[key]) : Number.NaN };
    return analysed(
      {
        paths,
        language,
        ...(reservation === undefined ? {} : { reservation }),
        ...(links === undefined ? {} : { links }),
        ...(svg === undefined ? {} : { svg }),
        ...number("budget"),
        ...number("parties"),
      },
      onDisk,
    );
  },
});
