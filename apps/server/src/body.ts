// Takes in the body of a request, and no more of it than its route allows. Rules O3, O46.

import type { IncomingMessage } from "node:http";
import type { Route } from "@tworooms/wire";

/** The length a message says it has, if it says so rightly. */
export const statedLength = (message: IncomingMessage): number | undefined => {
  const text = message.headers["content-length"];
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
};

/** The whole body; `too-large` as soon as it is, `cut` when the other end stopped in the middle. */
export const bodyOf = (
  message: IncomingMessage,
  { most }: Route,
): Promise<Uint8Array | "too-large" | "cut"> =>
  new Promise((resolve) => {
    if ((statedLength(message) ?? 0) > most) {
      resolve("too-large");
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    message.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else {
        // What still comes is let go as it comes, so that the answer is not lost with a torn connection.
        chunks.length = 0;
        resolve("too-large");
      }
    });
    message.once("end", () => resolve(Buffer.concat(chunks, length)));
    message.once("error", () => resolve("cut"));
    message.once("close", () => resolve("cut"));
  });
