// What the two commands share before anything is installed: plain JavaScript on Node's own modules alone.
// Says what it does while it does it, and installs only when the lock file changed since the last time.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's root. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One line to the person who waits. On stderr, so that a command's own answer stays alone on stdout. */
export const say = (line) => process.stderr.write(`two rooms: ${line}\n`);

/** Runs a program with its output shown; resolves to its exit code (128 + n for a signal). */
export const run = (program, words, settings = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: "inherit", ...settings });
    child.on("error", () => resolve(127));
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });

/** The path of a program that a workspace installed. */
export const bin = (name) => join(root, "node_modules", ".bin", name);

const lockDigest = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");

/** Installs what the lock file names, unless that is already there. */
export const ensureDependencies = async () => {
  const stamp = join(root, "node_modules", ".installed");
  const digest = lockDigest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  say("installing what the lock file names (npm ci) …");
  const npm = process.env.npm_execpath;
  // Output goes to stderr, so that JSON on stdout stays JSON.
  const settings = { stdio: ["ignore", 2, 2] };
  const code =
    npm !== undefined && /\.[cm]?js$/.test(npm)
      ? await run(process.execPath, [npm, "ci"], settings)
      : await run("npm", ["ci"], settings);
  if (code !== 0) {
    say("npm ci failed; its own message is above. Nothing was started.");
    process.exit(code);
  }
  writeFileSync(stamp, digest);
};

/** Compiles what changed since the last time. */
export const build = async () => {
  say("building …");
  const code = await run(process.execPath, [bin("tsc"), "-b", "apps/cli"], {
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) {
    say("the build failed; its own message is above.");
    process.exit(code);
  }
};

const browserPlaces = [
  process.env.TWOROOMS_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where Chromium is, or undefined. */
export const findChromium = () =>
  browserPlaces.find((place) => place !== undefined && existsSync(place));

const isRoot = () => process.getuid?.() === 0;
const has = (program) =>
  spawnSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" }).status === 0;

/** Makes sure that a Chromium is here, by apt-get where that is allowed; else says what to do and ends. */
export const ensureChromium = async () => {
  const wanted = [];
  // Without a font for the three scripts, pictures and pages have no width to measure.
  if (findChromium() === undefined) wanted.push("chromium", "fonts-dejavu-core");
  if (process.platform === "linux" && !has("strace")) wanted.push("strace");
  if (wanted.length > 0 && isRoot() && has("apt-get")) {
    say(`installing ${wanted.join(" and ")} (apt-get) …`);
    const settings = { stdio: ["ignore", "ignore", 2] };
    await run("apt-get", ["update", "-q"], settings);
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...wanted], {
      ...settings,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const chromium = findChromium();
  if (chromium !== undefined) return chromium;
  say("the browser tests need Chromium, and there is none here.");
  say("Install it (Debian or Ubuntu: sudo apt-get install chromium; macOS: Chrome will do),");
  say("or set TWOROOMS_CHROMIUM to the path of one, and run npm test again.");
  return process.exit(1);
};
