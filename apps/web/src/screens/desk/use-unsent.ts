// The unsent words of one talk in a tab, over what the host keeps: they are handed to it a moment after the last key, and at once when
// the screen goes. What the host has kept meanwhile is seen too.

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Link } from "../../page/link.ts";
import { useLink } from "../../page/use-link.ts";
import type { Unsent } from "./unsent.ts";
import { unsentOver } from "./unsent.ts";

const keepAfter = 400;

const unsentIn = (link: Link, talk: string): Unsent =>
  unsentOver(
    () => link.state().talks[talk]?.texts ?? {},
    (place, text) => void link.act("keep-text", { talk, place, text }),
    (run) => {
      const timer = setTimeout(run, keepAfter);
      return () => clearTimeout(timer);
    },
    link.subscribe,
  );

/** The unsent words of a talk in this tab; what waits is kept when the screen goes. */
export const useUnsentOf = (talk: string): Unsent => {
  const link = useLink();
  const unsent = useMemo(() => unsentIn(link, talk), [link, talk]);
  useEffect(() => {
    addEventListener("pagehide", unsent.flush);
    return () => {
      removeEventListener("pagehide", unsent.flush);
      unsent.flush();
    };
  }, [unsent]);
  return unsent;
};

/** The unsent words of a place, and how to change them. */
export const useWordsOf = (
  unsent: Unsent,
  place: string,
): readonly [string, (words: string) => void] => {
  const words = useSyncExternalStore(unsent.subscribe, () => unsent.get(place));
  return [words, (next) => unsent.set(place, next)];
};
