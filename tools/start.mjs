// `npm start`: installs what is missing, builds what changed, and serves on an embedded store under ./data.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, ensureDependencies, root, say } from "./ready.mjs";
import { buildProgram } from "./program.mjs";
import { buildSite } from "./site.mjs";

await ensureDependencies();
await build();
await buildProgram();
if ((await buildSite()) !== 0) {
  say("the screens cannot be built; the message is above. Nothing was started.");
  process.exit(1);
}
process.argv = [process.argv[0], "tworooms", "serve", ...process.argv.slice(2)];
await import(pathToFileURL(join(root, "apps", "cli", "program", "main.js")).href);
