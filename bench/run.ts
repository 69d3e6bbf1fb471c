// Runs the benches one after another and prints a table, or with --json one array of {id, what, figure, unit, goal, met}.
import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import type { Bench } from "./bench.ts";

const words = process.argv.slice(2);
const isJson = words.includes("--json");
const names = words.filter((word) => !word.startsWith("--"));

const folder = new URL("./", import.meta.url);
const files = (await readdir(folder))
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && file !== "bench.ts")
  .toSorted();

const rows: object[] = [];
let found = 0;
for (const file of files) {
  const { benches }: { readonly benches?: readonly Bench[] } = await import(
    new URL(file, folder).href
  );
  for (const bench of benches ?? []) {
    const isWanted =
      names.length === 0 || names.includes(bench.id) || names.includes(basename(file, ".ts"));
    if (!isWanted) continue;
    found += 1;
    if (!isJson) process.stderr.write(`${bench.id} …\n`);
    const { figure, met, goal = bench.goal, note } = await bench.run();
    rows.push({ id: bench.id, what: bench.what, figure, unit: bench.unit, goal, met });
    if (!isJson)
      process.stdout.write(
        `${met ? "met " : "MISS"}  ${bench.id.padEnd(36)} ${figure.toPrecision(3).padStart(8)} ${bench.unit.padEnd(4)} goal ${goal}  ${bench.what}${note === undefined ? "" : ` (${note})`}\n`,
      );
  }
}
if (isJson) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
if (found === 0) {
  process.stderr.write(
    `no bench is called ${names.join(", ")}; there are files ${files.join(", ")}\n`,
  );
  process.exitCode = 2;
}
