// The registry of keys: a screen says which acts it can do while it stands, and the keys, the palette, the foot and the list know.
// The one put up last answers. No chord here sends anything: sending belongs to the composer that is live.

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { KeyAct } from "./key-acts.ts";
import { keyActNames } from "./key-acts.ts";

/** What an act does now; with a label where the usual one says too little. */
export type Doing = (() => void) | { readonly act: () => void; readonly label: string } | undefined;
export type Doings = { readonly [A in KeyAct]?: Doing };

type Standing = { readonly current: Doings };

let standings: readonly Standing[] = [];
let version = 0;
const listeners = new Set<() => void>();
const changed = (): void => {
  version += 1;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What an act does now, if anything does it. */
export const doingOf = (act: KeyAct): Exclude<Doing, undefined> | undefined =>
  standings.findLast(({ current }) => current[act] !== undefined)?.current[act];

/** Does an act, if it can be done. */
export const doAct = (act: KeyAct): boolean => {
  const doing = doingOf(act);
  if (doing === undefined) return false;
  if (typeof doing === "function") doing();
  else doing.act();
  return true;
};

/** What can be done is told again only when this changes. */
const shapeOf = (doings: Doings): string =>
  keyActNames
    .map((act) => {
      const doing = doings[act];
      return doing === undefined ? "" : `${act}:${typeof doing === "function" ? "" : doing.label}`;
    })
    .join("\n");

/** Says what this screen can do by key while it stands: `useKeys({ carry: () => …, "pane-1": { act, label: "Varda" } })`. */
export const useKeys = (doings: Doings): void => {
  const standing = useRef(doings);
  const shape = shapeOf(doings);
  useEffect(() => {
    standing.current = doings;
  });
  useEffect(() => {
    standings = [...standings, standing];
    return () => {
      standings = standings.filter((other) => other !== standing);
      changed();
    };
  }, []);
  useEffect(changed, [shape]);
};

/** The acts that can be done now, in the order of the list. */
export const useDoable = (): readonly KeyAct[] => {
  useSyncExternalStore(subscribe, () => version);
  return keyActNames.filter((act) => doingOf(act) !== undefined);
};
