// Words not sent yet, by the place they belong to. What is typed for one room is kept under that room and is never moved by a
// change of focus, room or language (rule V83). It is handed to the host a moment after the last key, and at once on leaving.

/** Unsent words of one talk in this tab. */
export type Unsent = {
  readonly get: (place: string) => string;
  readonly set: (place: string, words: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hands over everything that still waits. */
  readonly flush: () => void;
};

/**
 * Over what the host kept (`kept`) and its keeping (`keep`); `later` runs something in a moment and gives what stops it; `onKept`
 * hears when what is kept may have changed.
 */
export const unsentOver = (
  kept: () => { readonly [place: string]: string },
  keep: (place: string, words: string) => void,
  later: (run: () => void) => () => void,
  onKept: (listener: () => void) => () => void,
): Unsent => {
  const typed = new Map<string, string>();
  const waiting = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  const handOn = (place: string): void => {
    waiting.delete(place);
    keep(place, typed.get(place) ?? "");
  };
  return {
    get: (place) => typed.get(place) ?? kept()[place] ?? "",
    set: (place, words) => {
      typed.set(place, words);
      waiting.get(place)?.();
      waiting.set(
        place,
        later(() => handOn(place)),
      );
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = onKept(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    flush: () => {
      for (const [place, stop] of waiting) {
        stop();
        handOn(place);
      }
    },
  };
};
