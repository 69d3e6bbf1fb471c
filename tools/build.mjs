// `npm run build`: installs what is missing, then compiles the program and the screens, whichever changed.
import { build, ensureDependencies } from "./ready.mjs";
import { buildSite } from "./site.mjs";

await ensureDependencies();
await build();
process.exitCode = await buildSite();
