// Sounds once when the mediators ask this party for leave, whatever place of the talk is on the screen. What was asked before the
// page was opened is shown and not sounded.

import { useEffect, useRef } from "react";
import type { SeatView } from "@tworooms/talks";
import { soundAsk } from "../parts/sound.ts";

/** The asks that wait for this party's answer. */
export const openAsks = (view: SeatView | undefined): readonly string[] =>
  view?.type === "party"
    ? (view.room?.messages ?? []).flatMap(({ asks }) =>
        asks.filter(({ answer }) => answer === undefined).map(({ ask }) => ask),
      )
    : [];

/** Sounds when an ask comes that was not there. */
export const useAskSound = (view: SeatView | undefined): void => {
  const known = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (view === undefined) return;
    const now = openAsks(view);
    const isNew =
      known.current !== undefined && now.some((ask) => known.current?.has(ask) === false);
    known.current = new Set([...(known.current ?? []), ...now]);
    if (isNew) void soundAsk();
  }, [view]);
};
