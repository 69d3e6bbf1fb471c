// The worker in Node: what crosses the port is what the engine says, progress comes, cancelling is heard.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Analyst,
  analystOver,
  frontierOf,
  type FromWorker,
  improvementsOf,
  nearMissesOf,
  rational,
  solutionsOf,
  tradesOf,
} from "@tworooms/analysis";
import { bundled } from "./bundled.ts";
import { additiveQuestion, boxedQuestion } from "./questions-asked.ts";

const entry = `
  import { parentPort } from "node:worker_threads";
  import { serveAnalysis } from "@tworooms/analysis/worker";
  serveAnalysis(
    { post: (message) => parentPort.postMessage(message), listen: (receive) => parentPort.on("message", receive) },
    { now: () => performance.now() },
  );
`;

let folder = "";
const analysts: Analyst[] = [];
const analyst = (): Analyst => {
  const worker = new Worker(join(folder, "worker.mjs"));
  const made = analystOver({
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a Node worker has no origin
    post: (message) => worker.postMessage(message),
    listen: (receive) => worker.on("message", (message: FromWorker) => receive(message)),
    end: () => void worker.terminate(),
  });
  analysts.push(made);
  return made;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tworooms-analysis-"));
  for (const [name, bytes] of await bundled({ worker: entry }, "node"))
    writeFileSync(join(folder, name), bytes);
});
afterAll(() => {
  for (const made of analysts) made.end();
  rmSync(folder, { recursive: true });
});

test("A15 every question's answer is the engine's own", async () => {
  const { ask, forget } = analyst();
  const question = additiveQuestion(3, 6, 4);
  const { domain, profiles } = question;
  const frontier = await frontierOf(domain, profiles);
  const standing = [0, 1, 2, 3, 0, 1];
  const asked = ask({ type: "frontier", question });
  const reply = await asked.reply;
  if (reply.type !== "answer") throw new Error(reply.type);
  const { points, size, status, solutions, outcomes } = reply.answer;
  expect([status, size, outcomes]).toEqual(["proved", frontier.points.length, 4096n]);
  expect(points).toEqual(
    frontier.points.map(({ utilities, count, witness }) => ({ utilities, count, witness })),
  );
  expect(solutions).toEqual(solutionsOf(frontier));
  const improvements = await ask({ type: "improvements", of: asked.id, standing }).reply;
  expect(improvements).toMatchObject({
    type: "answer",
    answer: improvementsOf(frontier, standing).map(({ gains }) => ({ gains })),
  });
  const trades = await ask({ type: "trades", of: asked.id, standing, most: 3 }).reply;
  expect(trades).toEqual({ type: "answer", answer: tradesOf(frontier, standing, { most: 3 }) });
  const witnesses = await ask({ type: "witnesses", of: asked.id, point: 0, most: 5 }).reply;
  const [first] = frontier.points;
  if (first === undefined) throw new Error("no point");
  expect(witnesses).toEqual({ type: "answer", answer: [...frontier.witnesses(first)].slice(0, 5) });
  const reservations = profiles.map(() => rational(1n, 10n ** 6n));
  const misses = await ask({ type: "near-misses", question: { ...question, reservations } }).reply;
  expect(misses).toEqual({
    type: "answer",
    answer: await nearMissesOf(domain, profiles, { reservations }),
  });
  const efficiency = await ask({ type: "efficiency", question, ours: first.witness }).reply;
  expect(efficiency).toEqual({ type: "answer", answer: "all" });
  forget(asked.id);
  const gone = await ask({ type: "witnesses", of: asked.id, point: 0, most: 5 }).reply;
  expect(gone).toEqual({ type: "broken" });
});

test("A15 a refused subject is answered with its findings", async () => {
  const question = { domain: { name: "d", issues: [] }, profiles: [] };
  const reply = await analyst().ask({ type: "frontier", question }).reply;
  expect(reply).toEqual({ type: "refused", findings: [{ type: "refused", code: "no-issues" }] });
});

test("A15 progress comes while it works, and cancelling ends it as stopped", async () => {
  const { ask } = analyst();
  const seen: number[] = [];
  // Five parties and twenty issues would take minutes.
  const asked = ask({ type: "frontier", question: additiveQuestion(5, 20, 6) }, ({ done, of }) => {
    seen.push(done / of);
    if (seen.length === 1) asked.cancel();
  });
  const reply = await asked.reply;
  expect(reply).toMatchObject({ type: "answer", answer: { status: "stopped", size: 0 } });
  expect(seen.length).toBeGreaterThan(0);
  const next = await ask({ type: "frontier", question: additiveQuestion(2, 5, 4) }).reply;
  expect(next).toMatchObject({ type: "answer", answer: { status: "proved" } });
});

test("A15 ending the worker answers what was still asked", async () => {
  const { ask, end } = analyst();
  const asked = ask({ type: "frontier", question: additiveQuestion(5, 20, 6) }, () => end());
  expect(await asked.reply).toEqual({ type: "broken" });
});

test("A15 the solver works inside the worker", async () => {
  const reply = await analyst().ask({ type: "frontier", question: boxedQuestion }).reply;
  expect(reply).toMatchObject({
    type: "answer",
    answer: { status: "proved", outcomes: 10n ** 10n },
  });
});
