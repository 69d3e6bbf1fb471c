// What a process that is killed leaves behind.

import { expect, test } from "vitest";
import { newFolder } from "./folders.ts";
import { runKillLoops } from "./child/kill-loops.ts";
import { buildChild, startChild } from "./child/start-child.ts";

test("O63 200 kills: nothing acknowledged is lost, no gap, nothing twice", async () => {
  const { acknowledged, unpromised } = await runKillLoops(200);
  expect(acknowledged).toBeGreaterThan(2000);
  process.stderr.write(
    `200 kills: ${acknowledged} acknowledged, ${unpromised} stored that were not; none lost\n`,
  );
});

test("O65 a folder held by another process is refused, and free the moment that one is killed", async () => {
  const program = await buildChild();
  const { folder, drop } = await newFolder();
  const [one, other] = [startChild(program), startChild(program)];
  await one.ask(`open ${folder}`);
  expect(await one.hear()).toEqual(["open", "live"]);
  expect(await one.ask("append a 0")).toEqual(["append", "a", "0", "stored"]);
  await other.ask(`open ${folder}`);
  expect(await other.hear()).toEqual(["open", "in-use"]);
  // Refusing took nothing from the one who has it.
  expect(await one.ask("append a 1")).toEqual(["append", "a", "1", "stored"]);
  one.kill();
  await one.ended;
  await other.ask(`open ${folder}`);
  expect(await other.hear()).toEqual(["open", "live"]);
  expect((await other.ask("count a")).slice(0, 3)).toEqual(["count", "a", "2"]);
  other.kill();
  await other.ended;
  await drop();
});
