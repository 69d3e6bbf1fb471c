// What a screen needs to know of a newer build: that there is one, and how to turn to it. Nothing turns to it by itself. Rule V220.

import { useSyncExternalStore } from "react";
import { siteKeeping } from "./site-keeping.ts";

/** Whether a newer build of the site waits, and how to begin anew with it. */
export const useSiteUpdate = (): { readonly isNewer: boolean; readonly use: () => void } => {
  const { isNewer, subscribe, use } = siteKeeping();
  return { isNewer: useSyncExternalStore(subscribe, isNewer), use: () => void use() };
};
