// The same frames to as many sockets by the bare library, in a process of its own: what a delivery costs at the least here.

import type { AddressInfo } from "node:net";
import { setTimeout as later } from "node:timers/promises";
import { WebSocketServer } from "ws";

const frame = Buffer.alloc(1_184, 1);
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
await new Promise((resolve) => server.once("listening", resolve));

/** Sends to everybody, then waits as long as an append takes, as often as asked; tells microseconds of CPU. */
const send = async (times: number): Promise<number> => {
  const { user, system } = process.cpuUsage();
  for (let time = 0; time < times; time += 1) {
    for (const socket of server.clients) socket.send(frame, { binary: true });
    await later(1);
  }
  const after = process.cpuUsage();
  return after.user + after.system - user - system;
};

process.on("message", (asked) => {
  if (typeof asked === "number") void send(asked).then((cpu) => process.send?.({ cpu }));
  else process.exit(0);
});
process.send?.({ port: (server.address() as AddressInfo).port });
