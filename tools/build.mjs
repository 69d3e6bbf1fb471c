// `npm run build`: installs what is missing, then compiles the program and the screens, whichever changed.
import { build, ensureDependencies } from "./ready.mjs";
import { buildProgram } from "./program.mjs";
import { buildSite } from "./site.mjs";

await ensureDependencies();
await build();
await buildProgram();
process.exitCode = await buildSite();
