// An invitation link between a paste, the address bar and the joining screen. It is a secret: it stands in memory, is taken out of
// the address bar as soon as it was read, and is in no history.

/** The secret part of a link: what stands behind the #, or the text itself when it is nothing else. */
export const linkIn = (text: string): string | undefined => {
  const trimmed = text.trim();
  const at = trimmed.indexOf("#");
  const secret = at < 0 ? trimmed : trimmed.slice(at + 1);
  return /^[A-Za-z0-9_-]{20,200}$/.test(secret) ? secret : undefined;
};

let offered: string | undefined;

/** Keeps a link for the joining screen. */
export const offerLink = (link: string): void => {
  offered = link;
};

/** The link this page was opened with or was given; the address bar does not show it any more. */
export const takeLink = (): string | undefined => {
  const link = linkIn(location.hash);
  if (link !== undefined) {
    offered = link;
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return offered;
};

/** Forgets the link: it was used. */
export const dropLink = (): void => {
  offered = undefined;
};
