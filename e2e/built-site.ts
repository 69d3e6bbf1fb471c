// Sites built for a test by the build that builds the screens.
import { execFileSync } from "node:child_process";
import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSite, type Site } from "@tworooms/server";
import { build } from "vite";
import { siteConfig } from "../apps/web/build/site-config.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** A folder for builds that goes when the process ends. */
const folderOfBuilds = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "two-rooms-builds-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Reads a site that must be there. */
export const wholeSite = (folder: string): Site => {
  const site = readSite(folder);
  if ("fault" in site) throw new Error(site.sentence);
  return site;
};

/** Builds the small page of e2e/page/kept-site under a word. */
export const keptSite = async (label: string): Promise<Site> => {
  const outDir = join(folderOfBuilds(), "site");
  const config = siteConfig(join(here, "page", "kept-site"), outDir);
  // As for the screens: a build for people, not for who develops it.
  process.env["NODE_ENV"] = "production";
  await build({
    ...config,
    configFile: false,
    logLevel: "error",
    define: { BUILD_LABEL: JSON.stringify(label) },
  });
  return wholeSite(outDir);
};

/** Builds the screens themselves, as `npm run build` does, or as tests want them; gives the folder. */
export const builtScreens = (house = join(here, ".."), mode = "production"): string => {
  const outDir = join(folderOfBuilds(), "site");
  const vite = join(house, "node_modules", "vite", "bin", "vite.js");
  const words = [
    "build",
    "--config",
    "apps/web/vite.config.ts",
    "--outDir",
    outDir,
    "--mode",
    mode,
  ];
  execFileSync(process.execPath, [vite, ...words, "--logLevel", "error"], {
    cwd: house,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return outDir;
};
