// The page in a real Chromium, under the headers that a real server sends: what is no file of the site does not run, load or
// speak, whoever put it into the page; and a build that a page began with stays whole while the operator puts up another.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Site } from "@tworooms/server";
import { hostSettingsFrom, startSiteHost } from "@tworooms/server";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { settingsIn, started } from "../apps/server/test/site.ts";
import { memoryStore } from "@tworooms/office";
import { builtScreens, keptSite, wholeSite } from "./built-site.ts";
import { openChromium } from "../packages/client/test/chromium.ts";

let browser: Browser;
let one: Site;
let two: Site;
let screens: Site;
const enders: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  browser = await openChromium();
  [one, two] = [await keptSite("one"), await keptSite("two")];
  screens = wholeSite(builtScreens());
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const end of enders.splice(0)) await end();
});

/** A server with a site, on a port that a later one can take over. */
const serving = async (site: Site, port = 0) => {
  const running = await started(
    { ...settingsIn("unused"), port },
    { store: memoryStore(), site, log: { write: () => undefined } },
  );
  enders.push(running.close);
  return running;
};

/** A browser of somebody: nothing kept from before; every address it asks for is written down. */
const somebody = async (): Promise<{
  context: BrowserContext;
  asked: string[];
  said: string[];
}> => {
  const context = await browser.newContext();
  enders.push(() => context.close());
  const [asked, said]: [string[], string[]] = [[], []];
  context.on("request", (request) => asked.push(request.url()));
  context.on("console", (message) => said.push(message.text()));
  context.on("weberror", (error) => said.push(String(error.error())));
  return { context, asked, said };
};

const opened = async (context: BrowserContext, address: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(address);
  return page;
};

const asks = (page: Page, words: string): Promise<unknown> => page.evaluate(words);

/** Waits until words are true of a page; by asking, for the page's policy stops whoever waits inside it. */
const until = async (page: Page, words: string): Promise<void> => {
  await expect.poll(() => asks(page, words).catch(() => false), { timeout: 60_000 }).toBe(true);
};

/** Until the site worker has this page, and so its build. */
const kept = (page: Page): Promise<void> =>
  until(page, "navigator.serviceWorker.controller !== null");

test("V217 the screens load from their own server alone, and break no policy of theirs", async () => {
  const { origin } = await serving(screens);
  const { context, asked, said } = await somebody();
  const page = await opened(context, `${origin}/`);
  await kept(page);
  await page.waitForLoadState("networkidle");
  expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith("blob:"))).toEqual(
    [],
  );
  expect(asked.length).toBeGreaterThan(3);
  expect(said.filter((line) => /policy|refused|trusted|unrecognized|error/i.test(line))).toEqual(
    [],
  );
  expect(await page.title()).toBe("Two Rooms");
  expect(await asks(page, "document.body.innerText.trim() !== ''")).toBe(true);
});

/** What happens to something put into the page: `ran`, or how the browser stopped it. */
const stops: readonly (readonly [what: string, words: string, how: RegExp])[] = [
  [
    "an inline script",
    `new Promise((done) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective), { once: true });
      const script = document.createElement("script");
      script.append(document.createTextNode("globalThis.ran = 1"));
      document.body.append(script);
    }).then((how) => globalThis.ran === undefined ? how : "ran")`,
    /^(?:script-src|require-trusted-types-for)/,
  ],
  [
    "an inline handler",
    `new Promise((done) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective), { once: true });
      try { document.body.setAttribute("onclick", "globalThis.ran = 2"); document.body.click(); }
      catch (error) { done(error.message); }
    }).then((how) => globalThis.ran === undefined ? how : "ran")`,
    /script-src|[Tt]rusted/,
  ],
  [
    "eval",
    `new Promise((done) => setTimeout(() => {
      try { done((0, eval)("'ran'")); } catch (error) { done(error.name); }
    }))`,
    /^EvalError|^TypeError/,
  ],
  [
    "HTML from a text",
    `(() => { try { document.body.innerHTML = "<b>x</b>"; return "ran"; } catch (error) { return error.name; } })()`,
    /^TypeError/,
  ],
  [
    "another policy",
    `(() => { try { trustedTypes.createPolicy("other", {}); return "ran"; } catch (error) { return error.name; } })()`,
    /^TypeError/,
  ],
  [
    "the policy made again",
    `(() => { try { trustedTypes.createPolicy("two-rooms-worker", { createScriptURL: (url) => url }); return "ran"; }
      catch (error) { return error.name; } })()`,
    /^TypeError/,
  ],
  [
    "a worker by a bare address",
    `(() => { try { new Worker("/assets/any.js"); return "ran"; } catch (error) { return error.name; } })()`,
    /^TypeError/,
  ],
  ...[
    "https://elsewhere.example/assets/a.js",
    "blob:null/1",
    "data:text/javascript,1",
    "/v1/openapi.json",
    "/assets/../v1/a.js",
    "/assets/a.js?x",
  ].map(
    (url) =>
      [
        `a worker of ${url}`,
        `(() => { try { new Worker(workerUrl(${JSON.stringify(url)})); return "ran"; } catch (error) { return error.name; } })()`,
        /^TypeError/,
      ] as const,
  ),
  [
    "a word to another origin",
    `fetch("https://elsewhere.example/").then(() => "ran", (error) => error.name)`,
    /^TypeError/,
  ],
  [
    "a socket to another origin",
    `new Promise((done) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective), { once: true });
      try { new WebSocket("wss://elsewhere.example/").onopen = () => done("ran"); } catch (error) { done(error.name); }
    })`,
    /^connect-src|^SecurityError/,
  ],
  ...["img", "iframe", "link", "object", "form"].map(
    (tag) =>
      [
        `a ${tag} of another origin`,
        `new Promise((done) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective), { once: true });
      try {
      const element = document.createElement(${JSON.stringify(tag)});
      if (element.tagName === "LINK") { element.rel = "stylesheet"; element.href = "https://elsewhere.example/a.css"; }
      else if (element.tagName === "OBJECT") element.data = "https://elsewhere.example/a";
      else if (element.tagName === "FORM") element.action = "https://elsewhere.example/";
      else element.src = "https://elsewhere.example/a";
      element.onload = () => done("ran");
      document.body.append(element);
      if (element.tagName === "FORM") element.submit();
      } catch (error) { done(error.name); }
    })`,
        /^(?:img|frame|style|object|form)-|^TypeError/,
      ] as const,
  ),
  [
    "an inline style",
    `(() => { const style = document.createElement("style"); style.textContent = "body { color: rgb(1, 2, 3) }";
      document.head.append(style); return getComputedStyle(document.body).color === "rgb(1, 2, 3)" ? "ran" : "stopped"; })()`,
    /^stopped/,
  ],
];

test("V217 what somebody puts into the page does not run, load or speak", async () => {
  const { origin } = await serving(one);
  // A server that would answer anybody, and is asked by nobody. (Chromium may open an empty connection for a frame that it
  // then refuses; nothing is said on it.)
  let heard = 0;
  const elsewhere = createServer((_, response) => response.end(String((heard += 1))));
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  enders.push(() => {
    elsewhere.closeAllConnections();
    return new Promise((resolve) => elsewhere.close(resolve));
  });
  const { port } = elsewhere.address() as AddressInfo;
  const { context } = await somebody();
  const page = await opened(context, `${origin}/`);
  await until(page, "globalThis.label !== undefined");
  for (const [what, words, how] of stops)
    expect([
      what,
      await asks(page, words.replaceAll("s://elsewhere.example", `://127.0.0.1:${port}`)),
    ]).toEqual([what, expect.stringMatching(how)]);
  expect(heard).toBe(0);
  const own = await asks(page, `String(workerUrl("/assets/a-12345678.js"))`);
  expect(own).toBe(`${origin}/assets/a-12345678.js`);
});

test("V220 a page keeps its build whole when the operator puts up another, and turns to it only when asked", async () => {
  const first = await serving(one);
  const { context } = await somebody();
  const [page, other] = [
    await opened(context, `${first.origin}/`),
    await opened(context, `${first.origin}/new`),
  ];
  for (const each of [page, other]) await kept(each);
  expect(await asks(page, "isNewer()")).toBe(false);
  await first.close();
  await serving(two, first.port);

  // The part that was never fetched is of the build that the page is.
  expect(await asks(page, "later()")).toBe("later of one");
  await asks(page, "navigator.serviceWorker.getRegistration().then((one) => one.update())");
  for (const each of [page, other]) await until(each, "isNewer()");
  await other.reload();
  expect(await asks(other, "label")).toBe("one");
  expect(await asks(other, "later()")).toBe("later of one");
  expect(await asks(other, "isNewer()")).toBe(true);
  const late = await opened(context, `${first.origin}/settings`);
  expect(await asks(late, "label")).toBe("one");

  const reloaded = [other, late].map((each) => each.waitForEvent("load"));
  await Promise.all([
    page.waitForEvent("load"),
    asks(page, "use()").catch(() => undefined),
    ...reloaded,
  ]);
  for (const each of [page, other, late]) {
    await until(each, "globalThis.label === 'two'");
    expect(await asks(each, "later()")).toBe("later of two");
    expect(await asks(each, "isNewer()")).toBe(false);
  }
});

test("V220 without its server the page still opens, in the build that it had; and what is kept is files of the site alone", async () => {
  const { origin, close } = await serving(one);
  const { context } = await somebody();
  const page = await opened(context, `${origin}/#admission=a-token-of-sixteen`);
  await kept(page);
  await asks(
    page,
    `Promise.all(["/healthz", "/v1/openapi.json", "/site.json"].map((path) => fetch(path)))`,
  );
  await close();
  await page.reload();
  expect(await asks(page, "label")).toBe("one");
  const names = await asks(
    page,
    `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
      .then((kept) => kept.flat().map(({ url }) => url))`,
  );
  const known = [...one.files.keys(), "/kept", "/site-settings.json"].map((path) => origin + path);
  for (const name of names as readonly string[]) expect(known).toContain(name);
  expect(names).toContain(`${origin}/index.html`);
});

test("V220 a build whose files are not all there, or not what it lists, is not kept", async () => {
  const torn: Site = {
    ...two,
    files: new Map(
      [...two.files].map(([path, file]) => [
        path,
        path.includes("/assets/later-")
          ? { ...file, bytes: Buffer.from("export const later = 1;") }
          : file,
      ]),
    ),
  };
  const first = await serving(one);
  const { context } = await somebody();
  const page = await opened(context, `${first.origin}/`);
  await kept(page);
  await first.close();
  await serving(torn, first.port);
  const outcome = await asks(
    page,
    `navigator.serviceWorker.getRegistration().then((registration) => new Promise((done) => {
      registration.addEventListener("updatefound", () => {
        const coming = registration.installing;
        coming.addEventListener("statechange", () => done(coming.state));
      });
      void registration.update();
    }))`,
  );
  expect(outcome).toBe("redundant");
  expect(await asks(page, "isNewer()")).toBe(false);
  await page.reload();
  expect(await asks(page, "label")).toBe("one");
});

test("V221 where a browser has no such worker, the page has fetched its later parts early, and says that a newer build is there", async () => {
  const first = await serving(one);
  const context = await browser.newContext();
  enders.push(() => context.close());
  await context.addInitScript("delete Navigator.prototype.serviceWorker");
  const page = await context.newPage();
  const fetched = page.waitForResponse((response) => response.url().includes("/assets/later-"));
  await page.goto(`${first.origin}/`);
  await (await fetched).finished();
  await page.waitForLoadState("networkidle");
  await first.close();
  await serving(two, first.port);
  expect(await asks(page, "later()")).toBe("later of one");
  const after = await context.newPage();
  await after.goto(`${first.origin}/`);
  expect(await asks(after, "label")).toBe("two");
});

test("V218, V219 a page that a delegation hosts itself speaks to the server it names and to no other", async () => {
  const server = await serving(one);
  const stranger = await serving(one);
  const settings = hostSettingsFrom({ server: server.origin, port: "0" }, "none");
  if ("fault" in settings) throw new Error(settings.sentence);
  const host = await startSiteHost(settings, one);
  if ("fault" in host) throw new Error(host.sentence);
  enders.push(host.close);
  const { context } = await somebody();
  const page = await opened(context, `${host.origin}/`);
  await kept(page);
  const reach = (origin: string) =>
    asks(
      page,
      `fetch(${JSON.stringify(`${origin}/v1/openapi.json`)}).then(({ status }) => status, (error) => error.name)`,
    );
  expect(await reach(server.origin)).toBe(200);
  expect(await reach(stranger.origin)).toBe("TypeError");
  const opening = (origin: string) =>
    asks(
      page,
      `new Promise((done) => {
        try {
          const socket = new WebSocket(${JSON.stringify(`${origin.replace("http", "ws")}/v1/live`)}, "tworooms.v1");
          socket.onopen = () => done("open");
          socket.onerror = () => done("error");
          addEventListener("securitypolicyviolation", () => done("stopped"), { once: true });
        } catch { done("stopped"); }
      })`,
    );
  expect(await opening(stranger.origin)).toBe("stopped");
  expect(await opening(server.origin)).not.toBe("stopped");
  expect(await asks(page, "serverOrigin()")).toBe(server.origin);
  await host.close();
  // Without its host the page remembers which server it was.
  expect(await asks(page, "serverOrigin()")).toBe(server.origin);
});

test("V224 the admission token is taken out of the address bar and the history, and is in memory alone", async () => {
  const { origin } = await serving(one);
  const { context, asked } = await somebody();
  const token = "a+token/of the-operator".replace(" ", "%");
  const page = await opened(context, `${origin}/#admission=${encodeURIComponent(token)}`);
  await until(page, "globalThis.label !== undefined");
  expect(await asks(page, "takeAdmission()")).toBe(token);
  expect(page.url()).toBe(`${origin}/`);
  expect(await asks(page, "takeAdmission()")).toBe(token);
  expect(await asks(page, "history.length")).toBe(2);
  await kept(page);
  expect(asked.join(" ")).not.toMatch(/admission/);
  expect(
    await asks(
      page,
      "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])",
    ),
  ).toBe(`[{},{},""]`);
  await page.reload();
  await until(page, "globalThis.label !== undefined");
  expect(await asks(page, "takeAdmission()")).toBeUndefined();
});
