// Bare sockets: what a client sends that is no client.
import { connect } from "node:net";
import type { HttpAnswer } from "@tworooms/wire";

/** Sends bytes as they are; gives everything that came back once the other end has closed. */
export const rawExchange = (
  port: number,
  parts: readonly (string | Uint8Array)[],
): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
    socket.on("connect", () => {
      for (const part of parts) socket.write(part);
    });
  });

/** Status, headers and body of an answer that came back bare. */
export const answerFromRaw = (text: string): HttpAnswer => {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return {
    status: Number(first.split(" ")[1]),
    headers,
    body: Buffer.from(rest.join("\r\n\r\n"), "latin1"),
  };
};

/** A socket that stays as it is until it is closed by the other end. */
export const heldSocket = (
  port: number,
  first = "",
): Promise<{
  readonly heard: Promise<void>;
  readonly closed: Promise<void>;
  readonly end: () => void;
}> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    const closed = new Promise<void>((done) => {
      socket.on("close", () => done());
    });
    const heard = new Promise<void>((done) => {
      socket.once("data", () => done());
    });
    socket.once("error", reject);
    socket.on("connect", () => {
      if (first !== "") socket.write(first);
      resolve({ heard, closed, end: () => void socket.destroy() });
    });
  });
