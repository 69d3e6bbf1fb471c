// The chain under much bad weather: ten thousand carries.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Count } from "./weather.ts";
import { checkEnds, checkLeave, playOut, weather } from "./weather.ts";

test("T84 T85 ten thousand carries are told exactly once, or not at all, and never beyond their leave", () => {
  const count: Count = { carries: 0, told: 0, letGo: 0, takenBack: 0 };
  fc.assert(
    fc.property(weather, ([approval, all]) => {
      playOut(approval, all, count, (scene) => {
        checkEnds(scene);
        checkLeave(scene);
      });
    }),
    { numRuns: 2_800 },
  );
  expect(count.carries).toBeGreaterThan(10_000);
});
