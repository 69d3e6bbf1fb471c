// A key together with the machine's own: ⌘ on Apple's boards, Ctrl on all others.

/** "⌘K" or "Ctrl K". */
export const chordOf = (key: string): string =>
  /Mac|iPhone|iPad/.test(navigator.platform) ? `⌘${key}` : `Ctrl ${key}`;
