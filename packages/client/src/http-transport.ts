// Reaching a post office over HTTP and WebSocket. Bytes and tokens travel in bodies, headers and frames, never in an
// address. What answers in no shape of the wire counts as nobody answering: it is not believed.

import { isFault } from "@tworooms/seal/envelope";
import {
  answerFromHttp,
  frameFromAsk,
  httpFromRequest,
  livePath,
  liveProtocol,
  tellFromFrame,
} from "@tworooms/wire";
import type { Transport } from "@tworooms/wire";

type Settings = {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array;
  readonly redirect: "error";
  readonly cache: "no-store";
  readonly credentials: "omit";
  readonly signal?: object;
};
type Response = {
  readonly status: number;
  readonly headers: { forEach: (each: (value: string, name: string) => void) => void };
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
};

/** The part of `fetch` that is used. */
export type Fetch = (url: string, settings: Settings) => Promise<Response>;

/** As `fetch`, and tells how many bytes of the body have left. It must not be led elsewhere by a redirect either. */
export type Upload = (
  url: string,
  settings: Pick<Settings, "method" | "headers" | "body">,
  onSent: (bytes: number) => void,
) => Promise<Response>;

/** The part of a WebSocket that is used, in a browser's and in Node's spelling alike. */
export type Socket = {
  binaryType: string;
  readonly send: (frame: string | Uint8Array) => void;
  readonly close: () => void;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
  onmessage: ((message: { readonly data: unknown }) => void) | null;
};

/** What of the platform carries the bytes. */
export type HttpPorts = {
  readonly fetch: Fetch;
  /** Where there is one, it carries what somebody waits to see leave: `fetch` tells nothing on the way. */
  readonly upload?: Upload;
  readonly openSocket: (url: string, protocol: string) => Socket;
};

const unreachable = { fault: "unreachable" } as const;

/** A transport to the office at an origin: scheme://host:port, no path. */
export const httpTransport = (origin: string, ports: HttpPorts): Transport => ({
  origin,
  ask: async (request, onSent) => {
    const { method, path, headers, body } = httpFromRequest(request);
    const sent: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) sent[name] = value;
    const url = `${origin}${path}`;
    const begun = {
      method,
      headers: sent,
      ...(method === "GET" || method === "DELETE" ? {} : { body }),
    };
    try {
      const response = await (onSent === undefined || ports.upload === undefined
        ? ports.fetch(url, { ...begun, redirect: "error", cache: "no-store", credentials: "omit" })
        : ports.upload(url, begun, onSent));
      const named: Record<string, string> = {};
      response.headers.forEach((value, name) => {
        named[name.toLowerCase()] = value;
      });
      const answer = answerFromHttp(request.type, {
        status: response.status,
        headers: named,
        body: new Uint8Array(await response.arrayBuffer()),
      });
      return isFault(answer) ? unreachable : answer;
    } catch {
      return unreachable;
    }
  },
  live: (onTell, onClose) =>
    new Promise((resolve) => {
      let isOpen = false;
      let socket: Socket;
      try {
        socket = ports.openSocket(`${origin.replace(/^http/, "ws")}${livePath}`, liveProtocol);
      } catch {
        resolve(unreachable);
        return;
      }
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        isOpen = true;
        resolve({
          ask: (ask) => {
            try {
              socket.send(frameFromAsk(ask));
            } catch {
              // A closing socket refuses: its close is told in its own time.
            }
          },
          close: () => socket.close(),
        });
      };
      socket.onerror = () => undefined;
      socket.onclose = () => {
        if (isOpen) onClose();
        else resolve(unreachable);
      };
      socket.onmessage = ({ data }) => {
        const frame =
          data instanceof ArrayBuffer ? new Uint8Array(data) : typeof data === "string" ? data : "";
        const tell = tellFromFrame(frame);
        if (isFault(tell)) socket.close();
        else onTell(tell);
      };
    }),
});
