// As kill.whole.test.ts, a thousand times.

import { expect, test } from "vitest";
import { runKillLoops } from "./child/kill-loops.ts";

test("O63 1,000 kills: nothing acknowledged is lost, no gap, nothing twice", async () => {
  const { acknowledged, unpromised } = await runKillLoops(1000);
  expect(acknowledged).toBeGreaterThan(10_000);
  process.stderr.write(
    `1,000 kills: ${acknowledged} acknowledged, ${unpromised} stored that were not; none lost\n`,
  );
});
