// Asks the host what of some words only other rooms know: a moment after the last key, again when the rooms change, and once more
// just before anything goes. What it says counts for those very words alone.

import { useEffect, useState } from "react";
import type { LeakMark, Manner, Party } from "@tworooms/talks";
import type { Link } from "../../page/link.ts";
import { useLink } from "../../page/use-link.ts";
import { joinedMarks } from "./marked-words.ts";

/** A mark, and the room whose knowledge it is. */
export type MarkFrom = LeakMark & { readonly from: Party };
/** What is to be checked: words for one room against the others; of one item, if they are of one. */
export type LeakQuestion = {
  readonly to: Party;
  readonly others: readonly Party[];
  readonly words: string;
  readonly item?: { readonly from: Party; readonly item: string; readonly manner: Manner };
};
export type LeakAnswer = { readonly of: string; readonly marks: readonly MarkFrom[] };

/** What an answer must be of to count for a question. */
export const leakKeyOf = ({ to, others, words, item }: LeakQuestion): string =>
  JSON.stringify([to, others, words, item ?? ""]);

/** Asks once. Without an answer there is no all-clear. */
export const askLeak = async (
  link: Link,
  talk: string,
  question: LeakQuestion,
): Promise<LeakAnswer | undefined> => {
  const { to, others, words, item } = question;
  const answers = await Promise.all(
    others.map(async (from) => {
      const of =
        item?.from === from
          ? { item: item.item, manner: item.manner }
          : { item: "", manner: "own-idea" as const };
      const outcome = await link.act("leak", { talk, wording: { from, to, words, ...of } });
      return outcome.ok ? outcome.value.marks.map((mark) => ({ ...mark, from })) : undefined;
    }),
  );
  const marks: MarkFrom[] = [];
  for (const answer of answers) {
    if (answer === undefined) return undefined;
    marks.push(...answer);
  }
  return { of: leakKeyOf(question), marks: joinedMarks(marks) };
};

/** What was found in some words, once it is known. `again`: anything whose change asks anew. */
export const useLeak = (
  talk: string,
  question: LeakQuestion | undefined,
  again: unknown,
): LeakAnswer | undefined => {
  const link = useLink();
  const [answer, setAnswer] = useState<LeakAnswer>();
  const key = question === undefined ? "" : leakKeyOf(question);
  useEffect(() => {
    if (question === undefined) return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      const found = await askLeak(link, talk, question);
      if (isWanted && found !== undefined) setAnswer(found);
    }, 250);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
    // The key stands for the question.
  }, [link, talk, key, again]);
  return answer?.of === key ? answer : undefined;
};
