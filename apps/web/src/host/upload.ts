// Sending a file so that its way can be watched: `fetch` tells nothing until the answer is there, the older request does. An
// answer that came from anywhere but the address asked counts as none.

import type { Upload } from "@tworooms/client";

const headersIn = (raw: string): Headers => {
  const headers = new Headers();
  for (const line of raw.split("\r\n")) {
    const at = line.indexOf(":");
    if (at > 0) headers.append(line.slice(0, at), line.slice(at + 1).trim());
  }
  return headers;
};

/** By XMLHttpRequest, as workers have it. Rejects when nobody answered. */
export const upload: Upload = (url, { method, headers, body }, onSent) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (): void => reject(new Error("nobody answered"));
    request.open(method, url);
    request.responseType = "arraybuffer";
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () => {
      const bytes: unknown = request.response;
      if (request.responseURL !== url || !(bytes instanceof ArrayBuffer)) return fail();
      return resolve({
        status: request.status,
        headers: headersIn(request.getAllResponseHeaders()),
        arrayBuffer: async () => bytes,
      });
    };
    request.send(body === undefined ? null : new Uint8Array(body));
  });
