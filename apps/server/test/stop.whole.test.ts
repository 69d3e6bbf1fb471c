// Stopping: what was begun is answered, what was answered is kept, and nothing new is taken.
import { createHash } from "node:crypto";
import { livePath } from "@tworooms/wire";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { sealedBy } from "../../../packages/seal/test/hands.ts";
import { grown, type Chain } from "../../../packages/seal/test/hands.ts";
import { readBack, senderOf, sent } from "../../../packages/office/test/site.ts";
import { townAt } from "../../../packages/office/test/town.ts";
import { startChild } from "./child-server.ts";
import { httpTransport } from "./http-transport.ts";
import { makeFolder, settingsIn, started } from "./site.ts";

const digest = (part: Uint8Array) => createHash("sha256").update(part).digest("hex");

test("O38 a stopping server answers what it has begun, and every entry it said stands is there at the next start", async () => {
  const folder = makeFolder();
  const lines = { write: (): void => {} };
  const running = await started(settingsIn(folder.path), { log: lines });
  const transport = httpTransport(running.origin);
  const town = await townAt(transport, "stop");
  const sender = await senderOf(transport, town.a, town.table.state.log);
  const live = new WebSocket(running.origin.replace("http", "ws") + livePath);
  await new Promise((resolve) => live.once("open", resolve));
  const goodbye = new Promise<number>((resolve) => {
    live.once("close", resolve);
  });

  let chain: Chain = town.table;
  let stopping: Promise<void> | undefined;
  for (let count = 0; ; count += 1) {
    const entry = await sealedBy(town.a, chain.state);
    const answer = await sent(sender, entry).catch(() => undefined);
    if (answer?.type !== "appended") break;
    chain = await grown(chain, entry);
    if (count === 20) stopping = running.close();
  }
  await stopping;
  expect(await goodbye).toBe(1001);
  expect(await transport.ask({ type: "challenge", id: sender.log })).toEqual({
    fault: "unreachable",
  });
  transport.end();

  const again = await started(settingsIn(folder.path), { log: lines });
  const back = httpTransport(again.origin);
  const bytes = await readBack(await senderOf(back, town.b, sender.log));
  const acknowledged = Buffer.concat(chain.envelopes.map((envelope) => envelope.bytes));
  // One more may stand whose answer was cut off; none that was answered is missing.
  expect(bytes.length).toBeGreaterThanOrEqual(acknowledged.length);
  expect(digest(bytes.subarray(0, acknowledged.length))).toBe(digest(acknowledged));
  back.end();
  await again.close();
  folder.remove();
});

test("O38 SIGTERM and SIGINT end the process in good order, with nothing said but its log", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const folder = makeFolder();
    const child = await startChild(folder.path, 128);
    const transport = httpTransport(child.origin);
    await townAt(transport, "signal");
    const { code, said } = await child.stop(signal);
    expect(code).toBe(0);
    expect(said.at(-1)).toBe('{"stopped":true}');
    expect(child.log().trim().split("\n").at(-1)).toContain('"event":"stopped"');
    transport.end();
    folder.remove();
  }
});
