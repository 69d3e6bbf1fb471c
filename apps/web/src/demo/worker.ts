// The demo's worker: the whole talks in memory, an office, every person's keys, and a host for each seat the visitor may take.
// It reaches no network and no storage. When it is stopped nothing of it is left.

import { wordsFromSheet } from "@tworooms/client";
import type { FromHost } from "../host/channel.ts";
import { makeHost } from "../host/host.ts";
import type { Host } from "../host/host.ts";
import { serveHost } from "../host/serve.ts";
import type { FromWorker, ToWorker } from "./between.ts";
import { linesOver } from "./between.ts";
import { guided } from "./guided.ts";
import type { SeatName, Stage } from "./stage.ts";
import { playStory, seatNames } from "./stage.ts";

const post = (message: FromWorker): void => postMessage(message);
const lines = linesOver<FromWorker>(post, (seat, message) => ({
  type: "seat",
  seat,
  // A host's end of a line only ever posts what a host says.
  message: message as FromHost,
}));

const isOpen = (host: Host): boolean =>
  host.state().device.phase === "open" && Object.keys(host.state().talks).length > 0;

/** Opens a seat's host and waits until it shows its talks. */
const openSeat = async (stage: Stage, seat: SeatName): Promise<void> => {
  const host = makeHost(stage.hostParts(seat));
  serveHost(host, lines.line(seat), crypto.randomUUID());
  if (isOpen(host)) return;
  await new Promise<void>((resolve) => {
    const stop = host.onChange(() => {
      if (!isOpen(host)) return;
      stop();
      resolve();
    });
  });
};

const tellSoon = 200;
/** Tells what the operator holds, at most a few times a second. */
const tellHoldings = ({ counted }: Stage): void => {
  let isWaiting = false;
  const tell = (): void => {
    isWaiting = false;
    post({ type: "holds", holdings: counted.holdings() });
  };
  counted.onChange(() => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(tell, tellSoon);
  });
  tell();
};

const play = async (origin: string, midnight: number): Promise<void> => {
  const random = () => (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const stage = await playStory({
    random,
    now: () => Date.now(),
    midnight,
    origin,
    onProgress: (done, of) => post({ type: "progress", done, of }),
  });
  const [first, ...others] = seatNames;
  await openSeat(stage, first);
  const wordsOf = (seat: SeatName): readonly string[] => wordsFromSheet(stage.seats[seat].sheet);
  post({
    type: "ready",
    played: {
      talk: stage.talk,
      item: stage.idOf(guided.item),
      words: { mediator: wordsOf("mediator"), varda: wordsOf("varda"), selen: wordsOf("selen") },
    },
  });
  tellHoldings(stage);
  for (const seat of others) await openSeat(stage, seat);
};

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "seat") lines.hear(data.seat, data.message);
  else play(data.origin, data.midnight).catch(() => post({ type: "failed" }));
});
