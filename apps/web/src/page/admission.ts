// The admission token that `npm start` puts after the # of its address: it never reaches the server that way. Whoever reads
// it takes it out of the address bar and the history; from then on it is in memory alone. Rule V224.

const fragment = /^#admission=([^&]+)$/;

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** The token of a fragment, when it is one: 16 to 128 visible ASCII characters. */
export const admissionIn = (hash: string): string | undefined => {
  const token = decoded(fragment.exec(hash)?.[1] ?? "");
  return token !== undefined && /^[!-~]{16,128}$/.test(token) ? token : undefined;
};

let taken: string | undefined;

/** The token that this page was opened with, if it was; the address bar does not show it any more. */
export const takeAdmission = (): string | undefined => {
  if (fragment.test(location.hash)) {
    taken = admissionIn(location.hash) ?? taken;
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return taken;
};
