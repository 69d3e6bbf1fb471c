// The office in the same process as its clients: for the demo in a browser and for tests. It passes the same contract
// as the one over HTTP and WebSocket. Bytes are copied, so that neither side can change what the other holds.

import type { Answer, LiveTell, Request, Transport } from "@tworooms/wire";
import type { Office } from "./office.ts";

const copiedAnswer = (answer: Answer): Answer => {
  switch (answer.type) {
    case "entries":
      return { ...answer, envelopes: answer.envelopes.slice() };
    case "vault":
    case "blob":
      return { ...answer, bytes: answer.bytes.slice() };
    case "challenged":
    case "token":
    case "appended":
    case "moved":
    case "heads":
    case "stored":
    case "refused":
      return answer;
  }
};

const copiedRequest = (request: Request): Request => {
  if ("envelope" in request) return { ...request, envelope: request.envelope.slice() };
  return "bytes" in request ? { ...request, bytes: request.bytes.slice() } : request;
};

const copiedTell = (tell: LiveTell): LiveTell =>
  tell.type === "entry" ? { ...tell, envelope: tell.envelope.slice() } : tell;

/** A way to an office that stands in this process; `origin` is what its clients sign over. */
export const transportInProcess = (office: Office, origin: string): Transport => {
  const connection = office.connect();
  return {
    origin,
    ask: async (request) => copiedAnswer(await connection.ask(copiedRequest(request))),
    live: async (onTell, onClose) => {
      let isOpen = true;
      const live = connection.live({
        tell: (tell) => {
          const copied = copiedTell(tell);
          queueMicrotask(() => {
            if (isOpen || copied.type === "ended") onTell(copied);
          });
        },
        backlog: () => 0,
        roomy: async () => (isOpen ? "roomy" : "stuck"),
        hangUp: () => {
          isOpen = false;
          queueMicrotask(onClose);
        },
      });
      return {
        ask: (ask) =>
          live.ask(ask.type === "append" ? { ...ask, envelope: ask.envelope.slice() } : ask),
        close: () => {
          isOpen = false;
          live.close();
        },
      };
    },
  };
};
