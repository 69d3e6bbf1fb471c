// The one Trusted Types policy of the page: a worker's script is a file of the site's own build, or there is no worker. The
// page's headers allow no other policy, and none may be made twice. Rule V217.

type ScriptPolicy = { readonly createScriptURL: (url: string) => string };
type PolicyMaker = {
  readonly createPolicy: (
    name: "two-rooms-worker",
    rules: { readonly createScriptURL: (url: string) => string },
  ) => ScriptPolicy;
};

const ownScript = /^\/(?:assets\/[A-Za-z0-9_.-]+\.js|site-worker\.js)$/;

const checked = (url: string): string => {
  const { origin, pathname, search, href } = new URL(url, location.origin);
  const isBuilt = ownScript.test(pathname) && search === "";
  // The development server names sources.
  if (origin !== location.origin || !(isBuilt || import.meta.env.DEV))
    throw new TypeError("a worker may run only a script of this site");
  return href;
};

// Not every browser has Trusted Types; the check is the same without.
const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyMaker };
const policy: ScriptPolicy = trustedTypes?.createPolicy("two-rooms-worker", {
  createScriptURL: checked,
}) ?? {
  createScriptURL: checked,
};

/** The address of a worker's script, as `new Worker` takes it; get it with `import url from "….ts?worker&url"`. */
export const workerUrl = (url: string): string => policy.createScriptURL(url);
