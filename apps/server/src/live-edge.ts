// The office over WebSocket: frames in, asks; tells out. A frame that is no ask ends the connection. What a reader has
// not yet taken is bounded: past the bound the office waits for it, and when it takes nothing it is told and dropped.
// Rules O2, O32, O46.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { LiveOffice, LivePort } from "@tworooms/office";
import { isFault } from "@tworooms/seal/envelope";
import {
  askFromFrame,
  frameFromTell,
  livePath,
  liveProtocol,
  mostEnvelopeBytes,
} from "@tworooms/wire";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Doorman, EdgeLimits } from "./connections.ts";
import type { Log } from "./logging.ts";

/** What the live edge stands on. */
export type LiveParts = {
  readonly doorman: Doorman;
  readonly limits: EdgeLimits;
  readonly log: Log;
};

/** Live connections of a server. */
export type LiveEdge = {
  readonly upgrade: (message: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Says goodbye to all; resolves when they are gone or the time is over. */
  readonly close: () => Promise<void>;
};

/** Below this many bytes a reader is given more. */
const lowWater = 65_536;
const closeCodes = { malformed: 1008, tooSlow: 1013, goingAway: 1001 } as const;

/** Waits until a socket has taken what it was given. */
const makeDrain = (socket: WebSocket, stallTime: number) => {
  let resolve: ((word: "roomy" | "stuck") => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = (word: "roomy" | "stuck"): void => {
    clearTimeout(timer);
    const waiting = resolve;
    resolve = undefined;
    waiting?.(word);
  };
  const watch = (last: number): void => {
    timer = setTimeout(() => {
      const left = socket.bufferedAmount;
      if (left <= lowWater) end("roomy");
      else if (left >= last) end("stuck");
      else watch(left);
    }, stallTime);
    timer.unref();
  };
  return {
    taken: (): void => {
      if (resolve !== undefined && socket.bufferedAmount <= lowWater) end("roomy");
    },
    gone: (): void => end("stuck"),
    roomy: (): Promise<"roomy" | "stuck"> => {
      if (socket.readyState !== socket.OPEN) return Promise.resolve("stuck");
      if (socket.bufferedAmount <= lowWater) return Promise.resolve("roomy");
      return new Promise((done) => {
        resolve = done;
        watch(socket.bufferedAmount);
      });
    },
  };
};

const frameOf = (data: RawData, isBinary: boolean): string | Uint8Array => {
  const bytes = Array.isArray(data)
    ? Buffer.concat(data)
    : Buffer.isBuffer(data)
      ? data
      : Buffer.from(data);
  return isBinary ? bytes : bytes.toString("utf8");
};

const refuseUpgrade = (socket: Duplex): void => {
  socket.end("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
};

// A function of its own: what it holds is held as long as the socket lives, and that must not be the request that began it.
const destroyOnError = (socket: Duplex): void => {
  socket.on("error", () => socket.destroy());
};

/** Makes the edge. */
export const makeLiveEdge = ({ doorman, limits, log }: LiveParts): LiveEdge => {
  const sockets = new Map<WebSocket, { readonly live: LiveOffice; isAlive: boolean }>();
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostEnvelopeBytes,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(liveProtocol) ? liveProtocol : false),
  });

  const opened = (socket: WebSocket, message: IncomingMessage): void => {
    const drain = makeDrain(socket, limits.stallTime);
    const port: LivePort = {
      tell: (tell) => {
        const frame = frameFromTell(tell);
        socket.send(frame, { binary: typeof frame !== "string" }, drain.taken);
      },
      backlog: () => socket.bufferedAmount,
      roomy: drain.roomy,
      hangUp: () => {
        log.event("live-too-slow");
        socket.close(closeCodes.tooSlow);
        setTimeout(() => socket.terminate(), limits.stallTime).unref();
      },
    };
    const live = doorman.connectionOf(message.socket).live(port);
    const state = { live, isAlive: true };
    sockets.set(socket, state);
    log.event("live-opened");
    socket.on("message", (data, isBinary) => {
      const ask = askFromFrame(frameOf(data, isBinary));
      if (!isFault(ask)) return live.ask(ask);
      log.event("live-malformed");
      return socket.close(closeCodes.malformed);
    });
    socket.on("pong", () => {
      state.isAlive = true;
    });
    socket.on("error", () => socket.terminate());
    socket.once("close", () => {
      sockets.delete(socket);
      live.close();
      drain.gone();
      log.event("live-closed");
    });
  };

  const heart = setInterval(() => {
    for (const [socket, state] of sockets) {
      if (!state.isAlive) socket.terminate();
      else {
        state.isAlive = false;
        state.live.sweep();
        if (socket.readyState === socket.OPEN) socket.ping();
      }
    }
  }, limits.beat);
  heart.unref();

  return {
    upgrade: (message, socket, head) => {
      destroyOnError(socket);
      if (message.url !== livePath || message.method !== "GET") return refuseUpgrade(socket);
      return server.handleUpgrade(message, socket, head, (opening) => opened(opening, message));
    },
    close: async () => {
      clearInterval(heart);
      const gone = [...sockets.keys()].map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.once("close", () => resolve());
            socket.close(closeCodes.goingAway);
            setTimeout(() => socket.terminate(), Math.min(limits.stopTime, 1_000)).unref();
          }),
      );
      await Promise.all(gone);
      server.close();
    },
  };
};
