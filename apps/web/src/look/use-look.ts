// The look of this browser as every screen reads it, the same in all tabs. Changing it changes how talks are shown and never
// what they hold.

import { useSyncExternalStore } from "react";
import { holdWithin, lookFrom, lookKey, textOfLook } from "./kept-look.ts";
import type { Language, Look } from "./look.ts";
import { usualFor } from "./look.ts";

const read = (): string | null => {
  try {
    return localStorage.getItem(lookKey);
  } catch {
    // A browser that keeps nothing still shows the talks.
    return null;
  }
};

let look: Look | undefined;
const listeners = new Set<() => void>();

/** The look now. */
export const currentLook = (): Look => (look ??= lookFrom(read(), navigator.languages));

const take = (next: Look): void => {
  look = next;
  for (const listener of listeners) listener();
};

/** Follows the look: every change here or in another tab. */
export const subscribeLook = (listener: () => void): (() => void) => {
  if (listeners.size === 0) addEventListener("storage", hearOtherTabs);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("storage", hearOtherTabs);
  };
};

const hearOtherTabs = ({ key }: StorageEvent): void => {
  if (key === lookKey || key === null) take(lookFrom(read(), navigator.languages));
};

/** Changes some of the look, and keeps it. */
export const changeLook = (change: Partial<Look>): void => {
  const next = { ...currentLook(), ...change };
  next.holdSeconds = holdWithin(next.holdSeconds);
  try {
    localStorage.setItem(lookKey, textOfLook(next));
  } catch {
    // It stands for this tab all the same.
  }
  take(next);
};

/** Another language, with the calendar and numerals that are usual with it. */
export const changeLanguage = (language: Language): void =>
  changeLook({ language, ...usualFor(language) });

/** The look, and the default hold of own messages and carries in milliseconds, as acts want it. */
export const useLook = (): Look & { readonly hold: number } => {
  const now = useSyncExternalStore(subscribeLook, currentLook);
  return { ...now, hold: now.holdSeconds * 1000 };
};
