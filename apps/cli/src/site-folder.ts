// Where a build of this checkout leaves the screens: beside this program, whether it runs from its sources or built.

import { fileURLToPath } from "node:url";

/** The folder of the built screens. */
export const siteFolder: string = fileURLToPath(new URL("../../web/dist/site", import.meta.url));
