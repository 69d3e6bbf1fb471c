// `tworooms certificate`: a local authority and a certificate, so that phones on a hotel's network find a secure context.

import { makeCertificate } from "@tworooms/server";
import { done, outside, refused } from "../outcome.ts";
import { verb } from "../verb.ts";

export const certificate = verb<{ readonly out: string }, string[]>({
  brief: "Make a local authority and a certificate for host names or addresses",
  parameters: {
    flags: {
      out: {
        kind: "parsed",
        parse: String,
        default: "./certificate",
        placeholder: "folder",
        brief: "Folder for the four files",
      },
    },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: {
        parse: String,
        placeholder: "name",
        brief: "Host name or address that clients dial",
      },
    },
  },
  run: async (flags, _, ...names) => {
    const made = await makeCertificate({ names, folder: flags.out, now: Date.now() });
    if ("fault" in made)
      return made.fault === "cannot-write"
        ? outside(made.fault, made.sentence)
        : refused(made.fault, made.sentence);
    const { instructions, ...files } = made;
    return done(files, instructions);
  },
});
