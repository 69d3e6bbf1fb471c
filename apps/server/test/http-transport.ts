// The smallest client over HTTP and WebSocket that the mapping of the wire allows: one connection of its own each.
import { Agent, request as httpRequest } from "node:http";
import {
  answerFromHttp,
  frameFromAsk,
  type HttpAnswer,
  type HttpRequest,
  httpFromRequest,
  livePath,
  liveProtocol,
  tellFromFrame,
  type Transport,
} from "@tworooms/wire";
import { isFault } from "@tworooms/seal/envelope";
import { WebSocket } from "ws";

/** Sends one HTTP message; rejects when nobody answers. */
export const exchange = (
  origin: string,
  message: HttpRequest,
  agent?: Agent,
): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const { method, path, headers, body } = message;
    const given = Object.fromEntries(
      Object.entries(headers).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const sending = httpRequest(
      new URL(path, origin),
      { method, headers: { ...given, "content-length": body.length }, ...(agent && { agent }) },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const answered: Record<string, string> = {};
          for (const [name, value] of Object.entries(incoming.headers))
            if (typeof value === "string") answered[name] = value;
          const whole = Uint8Array.from(Buffer.concat(chunks));
          resolve({ status: incoming.statusCode ?? 0, headers: answered, body: whole });
        });
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });

export const httpTransport = (origin: string): Transport & { readonly end: () => void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return {
    origin,
    end: () => agent.destroy(),
    ask: async (request) => {
      try {
        const answer = answerFromHttp(
          request.type,
          await exchange(origin, httpFromRequest(request), agent),
        );
        return isFault(answer) ? { fault: "unreachable" } : answer;
      } catch {
        return { fault: "unreachable" };
      }
    },
    live: (onTell, onClose) =>
      new Promise((resolve) => {
        const socket = new WebSocket(origin.replace("http", "ws") + livePath, liveProtocol, {
          perMessageDeflate: false,
        });
        socket.on("error", () => resolve({ fault: "unreachable" }));
        socket.on("close", onClose);
        socket.on("message", (data: Buffer, isBinary) => {
          const tell = tellFromFrame(isBinary ? Uint8Array.from(data) : data.toString());
          if (isFault(tell)) throw new Error("a frame that is no tell");
          onTell(tell);
        });
        socket.on("open", () =>
          resolve({
            ask: (ask) => socket.send(frameFromAsk(ask)),
            close: () => socket.close(),
          }),
        );
      }),
  };
};
