// `npm start`: installs what is missing, builds what changed, and serves on an embedded store under ./data.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, ensureDependencies, root } from "./ready.mjs";

await ensureDependencies();
await build();
process.argv = [process.argv[0], "tworooms", "serve", ...process.argv.slice(2)];
await import(pathToFileURL(join(root, "apps", "cli", "dist", "main.js")).href);
