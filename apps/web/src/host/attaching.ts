// Files between a person and a log: sealed on this device and kept by the server before any message names them; fetched, verified
// and opened here. Their keys stay in messages; the server sees a padded size and nothing else.

import type { AttachStage, Talk } from "@tworooms/client";
import { attach, isFileNo, openFile, standsElsewhere } from "@tworooms/client";
import type { Id } from "@tworooms/talks";
import { no } from "./acts.ts";
import type { Acts, No, Outcome } from "./acts.ts";

/** The files of a talk that are on their way. */
export type Attaching = {
  readonly list: () => readonly { readonly id: string; readonly stage: AttachStage }[];
  readonly find: (
    takes: Acts["find-file"]["takes"],
  ) => Promise<Outcome<Acts["find-file"]["gives"]>>;
  readonly attach: (takes: Acts["attach"]["takes"]) => Promise<Outcome<Acts["attach"]["gives"]>>;
  readonly open: (
    takes: Acts["open-file"]["takes"],
  ) => Promise<Outcome<Acts["open-file"]["gives"]>>;
};

const noOf = (trouble: object): No =>
  no("code" in trouble && typeof trouble.code === "string" ? trouble.code : "unreachable");

/** Attaches and opens files in a talk. `onChange` is called at every stage. */
export const attachingIn = (talk: Talk, onChange: () => void): Attaching => {
  const stages = new Map<string, AttachStage>();
  return {
    list: () => [...stages].map(([id, stage]) => ({ id, stage })),
    find: async ({ place, name, bytes }) => {
      const elsewhere = await standsElsewhere(talk, place, { name, bytes });
      return { ok: true, value: elsewhere === undefined ? {} : { elsewhere } };
    },
    attach: async ({ id, place, name, type, bytes }) => {
      const file = await attach(talk, place, { name, type, bytes }, (stage) => {
        stages.set(id, stage);
        onChange();
      });
      stages.delete(id);
      onChange();
      return isFileNo(file) ? noOf(file) : { ok: true, value: { file } };
    },
    open: async ({ place, file }) => {
      const opened = await openFile(talk, place, file as Id<"blob">);
      if (isFileNo(opened)) return noOf(opened);
      const { name, type, bytes } = opened;
      return { ok: true, value: { name, type, bytes } };
    },
  };
};
