// Keeps one build of the site whole in a browser, so that a page in the middle of talks never loads half of another one. A
// newer build is fetched beside the one in use and waits until somebody asks for it. It answers for the site's own
// files alone: nothing of the server's API passes through it, and nothing of any talks is kept. Rules V220, V221.
//
// This file stands alone: it is served as one classic script. Each file's digest, in base64, and the addresses of the
// screens are put before it by the build.

declare const siteFiles: readonly (readonly [string, string])[];
declare const sitePages: readonly string[];

type Lasting = { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetching = Lasting & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};
type Scope = {
  readonly addEventListener: {
    (type: "install" | "activate" | "message", listener: (event: Lasting) => void): void;
    (type: "fetch", listener: (event: Fetching) => void): void;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly location: { readonly origin: string };
};
declare const self: Scope;

/** Which builds are kept, oldest first, and which of them pages get. */
type Kept = { readonly used: string; readonly builds: readonly string[] };

const indexPath = "/index.html";
const keptCache = "two-rooms-kept";
const keptPath = "/kept";
const settingsPath = "/site-settings.json";
const buildTag = /[ \t]*<meta name="two-rooms-build" content="([0-9a-f]{16})" \/>\r?\n?/;
const isPage = (path: string): boolean =>
  sitePages.includes(path.replace(/^\/t\/[0-9a-f]{32}\//, "/t/{talk}/"));

/** So many builds stay for pages that were opened long ago and not closed. */
const mostBuilds = 3;

const cacheOf = (build: string): Promise<Cache> => caches.open(`two-rooms-site-${build}`);

const readKept = async (): Promise<Kept | undefined> => {
  const answer = await (await caches.open(keptCache)).match(keptPath);
  // What stands there was written by this file, or by the page beside it.
  return answer === undefined ? undefined : ((await answer.json()) as Kept);
};

const writeKept = async (kept: Kept): Promise<void> =>
  (await caches.open(keptCache)).put(keptPath, Response.json(kept));

const digestOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
};

const fetchWhole = async (path: string, settings: RequestInit): Promise<Response> => {
  const answer = await fetch(path, settings);
  if (!answer.ok) throw new Error("a file of this build is not there");
  return answer;
};

/** The page of this very build, and the name that it gives to it. */
const fetchPage = async (digest: string): Promise<{ build: string; answer: Response }> => {
  const answer = await fetchWhole("/", { cache: "no-store" });
  const text = await answer.clone().text();
  const build = buildTag.exec(text)?.[1];
  if (build === undefined || (await digestOf(text.replace(buildTag, ""))) !== digest)
    throw new Error("the page is of another build");
  return { build, answer };
};

/** Fetches every file of this build; all or nothing, and a build that was begun before is not half replaced. */
const keep = async (): Promise<void> => {
  const pageDigest = siteFiles.find(([path]) => path === indexPath)?.[1] ?? "";
  const { build, answer } = await fetchPage(pageDigest);
  const cache = await cacheOf(build);
  await Promise.all(
    siteFiles.map(async ([path, digest]) =>
      path === indexPath
        ? cache.put(path, answer)
        : cache.put(path, await fetchWhole(path, { integrity: `sha256-${digest}` })),
    ),
  );
  const before = await readKept();
  const others = before?.builds.filter((one) => one !== build) ?? [];
  const used = before?.used ?? build;
  const builds = [...others, build];
  const stays = builds.filter((one, at) => one === used || at >= builds.length - mostBuilds);
  await writeKept({ used, builds: stays });
  await Promise.all(
    builds
      .filter((one) => !stays.includes(one))
      .map((one) => caches.delete(`two-rooms-site-${one}`)),
  );
};

/** Takes the page's headers anew when the server has the same build still: its policy may have changed. */
const renewPage = async (build: string): Promise<void> => {
  const answer = await fetch("/", { cache: "no-store" });
  const text = await answer.clone().text();
  const cache = await cacheOf(build);
  const known = await (await cache.match(indexPath))?.text();
  if (answer.ok && known === text) await cache.put(indexPath, answer);
};

const pageFor = async (event: Fetching): Promise<Response> => {
  const kept = await readKept();
  const answer = kept && (await (await cacheOf(kept.used)).match(indexPath));
  if (answer === undefined) return fetch(event.request);
  event.waitUntil(renewPage(kept?.used ?? "").catch(() => undefined));
  return answer;
};

/** Names of assets change with their bytes, so whichever build has the name has the right one. */
const assetFor = async (request: Request): Promise<Response> =>
  (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);

/** Where the server is: what is said now, or without a network what was said last. */
const settingsFor = async (request: Request): Promise<Response> => {
  const cache = await caches.open(keptCache);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(settingsPath, answer.clone());
    return answer;
  } catch (fault) {
    const last = await cache.match(settingsPath);
    if (last === undefined) throw fault;
    return last;
  }
};

// Only which build pages get is anybody's choice; this file may be replaced at once, and takes in pages that are open.
self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
// A page that was loading at that moment is not taken in, and says so.
self.addEventListener("message", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && isPage(pathname)) event.respondWith(pageFor(event));
  else if (pathname === settingsPath) event.respondWith(settingsFor(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(assetFor(request));
});
