// Three kinds of test: `unit` is the fast inner loop, `whole` starts servers and processes, `browser` drives a real Chromium.
import { defineConfig } from "vitest/config";

// Not `import`: it would hold for what is required too, and a bundler in a test would be given a module Node 20 cannot require.
const resolve = { conditions: ["source", "module"] };
const ssr = { resolve: { conditions: ["source", "module"] } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: "unit",
          include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts", "tools/*.test.ts"],
          exclude: ["**/*.whole.test.ts", "**/*.browser.test.ts", "**/*.long.test.ts"],
          // Nothing here leaves anything behind, and a fresh process for each file took longer than what it tests.
          pool: "threads",
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "whole",
          include: ["**/*.whole.test.ts"],
          exclude: ["**/node_modules/**"],
          // Only what hangs is to be stopped: thousands of starts and syncs take what the disk and the machine's other work let them.
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "browser",
          globalSetup: ["e2e/screens/built-site.ts"],
          include: ["**/*.browser.test.ts"],
          exclude: ["**/node_modules/**"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "long",
          globalSetup: ["e2e/screens/built-site.ts"],
          include: ["**/*.long.test.ts"],
          exclude: ["**/node_modules/**"],
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
