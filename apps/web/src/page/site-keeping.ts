// A page keeps the build it began with, whatever the operator puts in its place: the site worker has all of its files, and a
// newer build waits beside them until the person asks for it. Where a browser has no such worker, the page fetches its
// lazy files early, and only says that there is a newer build. Rules V220, V221.

import { siteBuild } from "./site-build.ts";
import { workerUrl } from "./worker-url.ts";

/** Whether a newer build waits, and how to turn to it. */
export type SiteKeeping = {
  readonly isNewer: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Turns to the newest build: every tab of this browser begins anew. */
  readonly use: () => Promise<void>;
};

type Kept = { readonly used: string; readonly builds: readonly string[] };

const keptCache = "two-rooms-kept";
const keptPath = "/kept";
const hour = 3_600_000;

const readKept = async (): Promise<Kept | undefined> => {
  const answer = await (await caches.open(keptCache)).match(keptPath);
  // The site worker wrote it.
  return answer === undefined ? undefined : ((await answer.json()) as Kept);
};

const turnTo = async (kept: Kept, used: string): Promise<void> =>
  (await caches.open(keptCache)).put(keptPath, Response.json({ ...kept, used }));

const fetchList = async (): Promise<{
  readonly hash: string;
  readonly files: Readonly<Record<string, string>>;
}> => {
  const answer = await fetch("/site.json", { cache: "no-store" });
  // Read by the page that it describes; a wrong one only costs a sentence on screen.
  return (await answer.json()) as never;
};

const begin = (): SiteKeeping => {
  const build = siteBuild();
  const tabs = new BroadcastChannel("two-rooms-site");
  const listeners = new Set<() => void>();
  let newest = build;
  const learn = (found: string): void => {
    if (found === newest) return;
    newest = found;
    for (const listener of listeners) listener();
  };

  const readNewest = async (): Promise<void> => {
    const kept = await readKept();
    const last = kept?.builds.at(-1);
    if (kept === undefined || last === undefined) return;
    // Whoever reloads past the worker has asked for what the server has now.
    if (navigator.serviceWorker.controller === null && build === last && kept.used !== build)
      await turnTo(kept, build);
    learn(last);
  };

  const keepByHand = async (): Promise<void> => {
    const { hash, files } = await fetchList();
    if (!hash.startsWith(build)) return learn(hash.slice(0, 16));
    for (const path of Object.keys(files))
      if (path.startsWith("/assets/")) await (await fetch(path)).arrayBuffer();
    setInterval(() => void fetchList().then((list) => learn(list.hash.slice(0, 16))), hour);
  };

  /** A page that was loading when the worker began is not in its hands until it asks. */
  const askIn = async (): Promise<void> => {
    const { active } = await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) active?.postMessage("take me in");
  };

  const keepByWorker = async (): Promise<void> => {
    const worker = workerUrl("/site-worker.js");
    const registration = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
    const watch = (): void => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "activated") void readNewest();
        // A disk that has no room for a first build: this page still keeps its own by hand.
        if (coming.state === "redundant" && registration.active === null)
          void keepByHand().catch(() => undefined);
      });
    };
    registration.addEventListener("updatefound", watch);
    void askIn();
    watch();
    await readNewest();
    const look = (): void => void registration.update().catch(() => undefined);
    setInterval(look, hour);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") look();
    });
  };

  tabs.addEventListener("message", () => location.reload());
  if (build !== "") {
    const byHand = (): Promise<void> => keepByHand().catch(() => undefined);
    if ("serviceWorker" in navigator) void keepByWorker().catch(byHand);
    else void byHand();
  }

  return {
    isNewer: () => newest !== build,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use: async () => {
      const kept = "caches" in globalThis ? await readKept() : undefined;
      const last = kept?.builds.at(-1);
      if (kept !== undefined && last !== undefined) await turnTo(kept, last);
      // The tabs of one seat share one client, which must not be of two builds.
      tabs.postMessage("begin anew");
      location.reload();
    },
  };
};

let keeping: SiteKeeping | undefined;

/** The keeping of this page's build; it begins when it is first asked for. */
export const siteKeeping = (): SiteKeeping => {
  keeping ??= begin();
  return keeping;
};
