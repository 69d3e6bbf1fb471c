// The worker in Chromium under the strict content policy: only the solver's own worker file may compile WebAssembly, and
// no script address is made but by one named policy.
import { createServer, type Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { frontierOf } from "@tworooms/analysis";
import { openChromium } from "../../client/test/chromium.ts";
import { bundled } from "./bundled.ts";
import { additiveQuestion, boxedQuestion } from "./questions-asked.ts";

const worker = `
  import { serveAnalysis } from "@tworooms/analysis/worker";
  serveAnalysis(
    { post: (message) => self.postMessage(message), listen: (receive) => { self.onmessage = ({ data }) => receive(data); } },
    { now: () => performance.now(), solverFile: new URL("highs.wasm", self.location.href).href },
  );
`;
const page = `
  import { analystOver } from "@tworooms/analysis";
  import { additiveQuestion, boxedQuestion } from "./questions-asked.ts";
  const violations = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => violations.push(violatedDirective));
  const policy = trustedTypes.createPolicy("analysis-worker", { createScriptURL: (name) => {
    if (name !== "/worker.mjs" && name !== "/strict/worker.mjs") throw new Error("no such worker");
    return name;
  } });
  const analystAt = (name) => {
    const worker = new Worker(policy.createScriptURL(name), { type: "module" });
    return analystOver({
      post: (message) => worker.postMessage(message),
      listen: (receive) => { worker.onmessage = ({ data }) => receive(data); },
      end: () => worker.terminate(),
    });
  };
  const plain = (value) => JSON.stringify(value, (_key, one) => (typeof one === "bigint" ? String(one) : one));
  Object.assign(window, {
    violations: () => violations,
    additive: async () => {
      const { ask, end } = analystAt("/worker.mjs");
      const reply = await ask({ type: "frontier", question: additiveQuestion(3, 6, 4) }).reply;
      end();
      return plain(reply);
    },
    boxed: async (name) => {
      const { ask, end } = analystAt(name);
      const reply = await ask({ type: "frontier", question: boxedQuestion }).reply;
      end();
      return plain(reply);
    },
    cancelled: async () => {
      const { ask, end } = analystAt("/worker.mjs");
      let told = 0;
      const asked = ask({ type: "frontier", question: additiveQuestion(5, 20, 6) }, () => { told += 1; asked.cancel(); });
      const reply = await asked.reply;
      end();
      return plain({ reply, hasTold: told > 0 });
    },
    unnamed: () => {
      try {
        new Worker("/worker.mjs", { type: "module" });
        return "made";
      } catch (thrown) {
        return thrown.name;
      }
    },
  });
  document.title = "ready";
`;
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types analysis-worker";
const solverPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

let server: Server | undefined;
let browser: Browser | undefined;
let opened: Page | undefined;
const sent = new Map<string, string>();

beforeAll(async () => {
  const files = await bundled({ worker, page }, "browser");
  server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/") {
      response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
      response.end(
        '<!doctype html><title>loading</title><script type="module" src="/page.mjs"></script>',
      );
      return;
    }
    const name = path.slice(path.lastIndexOf("/") + 1);
    const bytes = files.get(name);
    // The same file under /strict has no leave to compile WebAssembly.
    const isSolvers = path === "/worker.mjs";
    const own = isSolvers ? solverPolicy : policy;
    sent.set(path, own);
    const type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    response.writeHead(bytes === undefined ? 404 : 200, {
      "content-type": type,
      "content-security-policy": own,
    });
    response.end(bytes);
  });
  const listening = server;
  await new Promise<void>((resolve) => {
    listening.listen(0, "127.0.0.1", resolve);
  });
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  browser = await openChromium();
  opened = await browser.newPage();
  await opened.goto(`http://127.0.0.1:${address.port}/`);
  await opened.waitForFunction("document.title === 'ready'");
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const call = async (code: string): Promise<unknown> => {
  if (opened === undefined) throw new Error("no page");
  return opened.evaluate(code);
};
const parsed = async (code: string): Promise<unknown> => JSON.parse(String(await call(code)));

test("A15 Chromium's answer is Node's, under the strict policy", async () => {
  const { domain, profiles } = additiveQuestion(3, 6, 4);
  const frontier = await frontierOf(domain, profiles);
  const points = frontier.points.map(({ utilities, count, witness }) => ({
    utilities: utilities.map(({ num, den }) => ({ num: `${num}`, den: `${den}` })),
    count: `${count}`,
    witness,
  }));
  expect(await parsed("additive()")).toMatchObject({
    type: "answer",
    answer: { status: "proved", size: points.length, points },
  });
});

test("A15 the solver works where its worker file alone may compile WebAssembly, and nowhere else", async () => {
  const { domain, profiles } = boxedQuestion;
  const frontier = await frontierOf(domain, profiles);
  expect(frontier.points.length).toBeGreaterThan(1);
  expect(await parsed("boxed('/worker.mjs')")).toMatchObject({
    type: "answer",
    answer: { status: "proved", size: frontier.points.length },
  });
  expect(await parsed("boxed('/strict/worker.mjs')")).toEqual({ type: "broken" });
  const allowed = [...sent]
    .filter(([, own]) => own.includes("wasm-unsafe-eval"))
    .map(([path]) => path);
  expect(allowed).toEqual(["/worker.mjs"]);
});

test("A15 progress and cancelling cross into Chromium's worker", async () => {
  expect(await parsed("cancelled()")).toMatchObject({
    hasTold: true,
    reply: { type: "answer", answer: { status: "stopped" } },
  });
});

test("A15 a worker address without the named policy is refused, and nothing else was", async () => {
  expect(await call("violations()")).toEqual([]);
  expect(await call("unnamed()")).toBe("TypeError");
});
