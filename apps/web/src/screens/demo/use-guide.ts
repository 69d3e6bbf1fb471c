// How far the visitor is with the guided carry: watched through the mediator's tree, with the mediator's own leak check asked
// about the wording in hand. It asks and looks; it never writes.

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Manner } from "@tworooms/talks";
import { manners } from "@tworooms/talks";
import { sides } from "../../demo/people.ts";
import type { GuideStep } from "../../demo/guide.ts";
import { draftOf, factsOf, guideAfter } from "../../demo/guide.ts";
import type { Link } from "../../page/link.ts";

const nothing: ReadonlySet<GuideStep> = new Set();

/** The steps done so far. */
export const useGuide = (
  link: Link,
  talk: string,
  item: string,
  sitsInSelen: boolean,
): ReadonlySet<GuideStep> => {
  const state = useSyncExternalStore(link.subscribe, () => link.state().talks[talk]);
  const draft = state === undefined ? undefined : draftOf(state, item);
  const words = draft?.words ?? "";
  const manner: Manner = manners.find((each) => each === draft?.manner) ?? "reworded-unnamed";
  const [checked, setChecked] = useState({ words: "", isStopped: false });
  const [done, setDone] = useState(nothing);
  useEffect(() => {
    if (words.trim() === "") return;
    let isStale = false;
    const { varda: from, selen: to } = sides;
    const wording = { from, item, to, manner, words };
    const check = async (): Promise<void> => {
      const outcome = await link.act("leak", { talk, wording });
      if (isStale || !outcome.ok) return;
      const isStopped = outcome.value.marks.some(({ level }) => level === "stop");
      setChecked({ words, isStopped });
    };
    void check();
    return () => {
      isStale = true;
    };
  }, [link, talk, item, manner, words]);
  // What was said of other words says nothing of these.
  const isKnown = words.trim() === "" || checked.words === words;
  const isStopped = checked.words === words && checked.isStopped;
  const now = isKnown ? guideAfter(done, factsOf(state, item, isStopped, sitsInSelen)) : done;
  useEffect(() => {
    if (now !== done) setDone(now);
  }, [now, done]);
  return now;
};
