// The pinned cases of vectors/leak-check.json and how one is judged: the same code in Node and in a browser.

import {
  type LeakMark,
  type LeakName,
  type LeakText,
  checkLeak,
  leakIndexFrom,
} from "../src/leak-check.ts";

/** A draft, what the two rooms know, and the marks it must get; `text` is what stands between a mark's offsets. */
export type LeakCase = {
  readonly id: string;
  readonly language: string;
  readonly what: string;
  readonly room: readonly LeakText[];
  readonly known: readonly string[];
  readonly names: readonly LeakName[];
  readonly draft: string;
  readonly marks: readonly (LeakMark & { readonly text: string })[];
};

/** The marks that a case's draft gets, as they are pinned. */
export const marksOfCase = ({ room, known, names, draft }: LeakCase): LeakCase["marks"] =>
  checkLeak(leakIndexFrom({ texts: room, known, names }), draft).map((mark) =>
    Object.assign({}, mark, { text: draft.slice(mark.start, mark.end) }),
  );
