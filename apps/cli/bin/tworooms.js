#!/usr/bin/env node
// Starts the built program when it is newer than every source, else the sources themselves: so the command works after
// `npm ci` alone, and a stale build never answers for newer sources.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const cli = dirname(dirname(fileURLToPath(import.meta.url)));
const house = dirname(dirname(cli));

const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce((time, entry) => {
    const path = join(folder, entry.name);
    return Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }, 0);

const stamp = join(cli, "program", ".made");
const madeAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;

const isBuilt = (workspace) => {
  const source = join(workspace, "src");
  return !existsSync(source) || madeAt >= newest(source);
};

// The screens are files that the program serves, not part of it.
const workspaces = ["apps", "packages"]
  .flatMap((wing) =>
    existsSync(join(house, wing))
      ? readdirSync(join(house, wing)).map((name) => join(house, wing, name))
      : [],
  )
  .filter((workspace) => workspace !== join(house, "apps", "web"));

if (workspaces.every(isBuilt)) {
  await import(pathToFileURL(join(cli, "program", "main.js")).href);
} else {
  const child = spawn(
    process.execPath,
    [
      "--conditions=source",
      "--import",
      import.meta.resolve("tsx"),
      join(cli, "src", "main.ts"),
      ...process.argv.slice(2),
    ],
    { stdio: "inherit" },
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code ?? 70;
  });
}
