// Screens read the host's tree by small selections, and draw again only when theirs changed.

import { createContext, useContext, useSyncExternalStore } from "react";
import type { DeviceState, HostState, TalkState } from "../host/state.ts";
import type { Link } from "./link.ts";

/** The link of the seat that the screens below show. */
export const LinkContext = createContext<Link | undefined>(undefined);

/** The link itself, to act. */
export const useLink = (): Link => {
  const link = useContext(LinkContext);
  if (link === undefined) throw new Error("a screen stands outside every link");
  return link;
};

/** Part of the tree; `pick` must return parts of it, not new objects. */
export const useHost = <Part>(pick: (state: HostState) => Part): Part => {
  const link = useLink();
  return useSyncExternalStore(link.subscribe, () => pick(link.state()));
};

/** The device. */
export const useDevice = (): DeviceState => useHost((state) => state.device);

/** One talk, once the host has it. */
export const useTalk = (talk: string): TalkState | undefined =>
  useHost((state) => state.talks[talk]);

/** How the line of a talk to the server stands. */
export const useLine = (talk: string): TalkState["line"] | undefined =>
  useHost((state) => state.talks[talk]?.line);
