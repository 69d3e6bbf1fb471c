// A page as small as can be that keeps its build as the screens do: it says which build it is, and fetches a part of
// itself only when it is told to.
import { takeAdmission } from "../../../apps/web/src/page/admission.ts";
import { serverOrigin } from "../../../apps/web/src/page/server-origin.ts";
import { siteKeeping } from "../../../apps/web/src/page/site-keeping.ts";
import { workerUrl } from "../../../apps/web/src/page/worker-url.ts";
import { label } from "./label.ts";

const keeping = siteKeeping();

Object.assign(globalThis, {
  label,
  later: async () => (await import("./later.ts")).later,
  isNewer: keeping.isNewer,
  use: keeping.use,
  serverOrigin,
  takeAdmission,
  workerUrl,
});
