// base64url without padding (RFC 4648 §5): how bytes stand in links, vaults and exports. One spelling for one array:
// padding, white space and stray bits are refused.

const spelled = (text: string): string => text.replaceAll("+", "-").replaceAll("/", "_");

/** Bytes as base64url without padding. */
export const base64urlFromBytes = (bytes: Uint8Array): string => {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 4096)
    binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return spelled(btoa(binary)).replace(/=+$/, "");
};

/** Bytes of a base64url text without padding, or undefined when it is not the one spelling of any. */
export const bytesFromBase64url = (text: string): Uint8Array | undefined => {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return base64urlFromBytes(bytes) === text ? bytes : undefined;
};
