// What a build does to the site when its files are written: tells the site worker which files there are, hashes the whole, and
// weighs what the desk loads. And what the development server says in place of the programs that serve a site.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { sitePages } from "../src/app/routes.ts";
import { digestsIn, writeSiteList } from "./site-list.ts";
import { mostOfDesk, weightOf } from "./weight.ts";

/** The worker that keeps one build whole; a name that lasts, for browsers ask for it again under the same one. */
export const siteWorkerFile = "site-worker.js";

const tellSiteWorker = (folder: string): void => {
  const path = join(folder, siteWorkerFile);
  const code = readFileSync(path, "utf8");
  // A classic script: every browser runs one as a service worker.
  if (/^\s*(?:import|export)\b|[;}]\s*(?:import|export)\b/m.test(code))
    throw new Error(`${siteWorkerFile} must stand alone`);
  const files = [...digestsIn(folder)]
    .filter(([name]) => name !== `/${siteWorkerFile}`)
    .map(([name, digest]) => [name, digest.toString("base64")]);
  writeFileSync(
    path,
    `const siteFiles=${JSON.stringify(files)};\nconst sitePages=${JSON.stringify(sitePages)};\n${code}`,
  );
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** The plugin. */
export const site = (root: string): Plugin => ({
  name: "two-rooms-site",
  configureServer: ({ middlewares }) => {
    middlewares.use("/site-settings.json", (_, response) => {
      response.setHeader("content-type", "application/json");
      response.end("{}");
    });
  },
  writeBundle: ({ dir }, bundle) => {
    if (dir === undefined) throw new Error("the site has no folder");
    tellSiteWorker(dir);
    const hash = writeSiteList(dir, sitePages);
    const weight = weightOf(bundle, root, [siteWorkerFile]);
    const desk = join(root, "src", "screens", "desk", "Desk.tsx");
    if (existsSync(desk) && !Object.values(bundle).some(holds(desk)))
      throw new Error("the desk is in no chunk, so it cannot be weighed");
    writeFileSync(
      join(dirname(dir), "site-weight.json"),
      `${JSON.stringify({ ...weight, most: mostOfDesk })}\n`,
    );
    process.stderr.write(
      [
        `site ${hash}`,
        `desk at first load: ${kilobytes(weight.desk)} of JavaScript, gzip (at most ${kilobytes(mostOfDesk)})`,
        ...Object.entries(weight.workers).map(
          ([name, bytes]) => `beside it, ${name}: ${kilobytes(bytes)}`,
        ),
        "",
      ].join("\n"),
    );
  },
});

const holds =
  (path: string) =>
  (file: { readonly type: "chunk" | "asset"; readonly moduleIds?: readonly string[] }): boolean =>
    file.type === "chunk" && file.moduleIds?.includes(path) === true;
