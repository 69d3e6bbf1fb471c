// When a tab is worth trying the server for at once: its browser is online again, or somebody looks at it again (a lid was
// opened, a telephone unlocked). Either is a guess; who hears it tries once and loses nothing.

/** The parts of a window and its document that tell of it. */
export type Surroundings = {
  readonly window: EventTarget;
  readonly document: EventTarget & { readonly visibilityState: string };
};

/** Calls each time the tab comes back. */
export const onComingBack = ({ window, document }: Surroundings, tell: () => void): void => {
  window.addEventListener("online", tell);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") tell();
  });
};
