// Gives bytes to the person as a file of the browser's own downloads. Nothing is fetched: the address is of this page's memory.

/** Saves text or bytes under a name. */
export const saveFile = (name: string, content: string | Uint8Array, type: string): void => {
  const part = typeof content === "string" ? content : new Uint8Array(content);
  const address = URL.createObjectURL(new Blob([part], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has taken hold of the address by the time anything else runs.
  setTimeout(() => URL.revokeObjectURL(address), 0);
};
