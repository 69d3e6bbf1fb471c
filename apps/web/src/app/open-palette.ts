// Opens the commands from anywhere on the page.

let isOpen = false;
const listeners = new Set<() => void>();

const put = (open: boolean): void => {
  isOpen = open;
  for (const listener of listeners) listener();
};

/** Opens the commands. */
export const openPalette = (): void => put(true);
/** Closes the commands. */
export const closePalette = (): void => put(false);
/** Whether the commands are open. */
export const isPaletteOpen = (): boolean => isOpen;
/** Follows whether they are. */
export const subscribePalette = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
