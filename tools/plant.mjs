// `npm run plant`: a guard never seen to fail guards nothing. Every fault of tools/planted/*.json is put into a scratch copy of
// the checkout, one at a time and never in place, and the tests it names must then fail: with a failing test, not by not
// running. `--only RULE` for one rule, `--sample N` for a few, `--check` to see only that each fault still fits its file.
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureDependencies, findChromium, root, say } from "./ready.mjs";

/** Longer than any test file here takes; a fault that makes one run for ever is caught too. */
const LONGEST = 300_000;

const { values: asked } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    sample: { type: "string" },
    check: { type: "boolean", default: false },
    planted: { type: "string", default: join(root, "tools", "planted") },
  },
});

/** All planted faults, each with the file that lists it. */
const faultsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .flatMap((name) =>
      JSON.parse(readFileSync(join(folder, name), "utf8")).map((fault) => ({
        ...fault,
        list: name,
      })),
    );

const testsOf = ({ tests }) => (Array.isArray(tests) ? tests : [tests]);

/** Why a fault cannot be planted, or undefined. */
const misfit = (fault) => {
  const { rule, file, find, replace } = fault;
  const texts = [rule, file, find, replace, ...testsOf(fault)];
  if (texts.some((text) => typeof text !== "string"))
    return "says not rule, file, find, replace and tests";
  if (!/^[A-Z]\d+$/.test(rule)) return "names no rule";
  if (find === "" || find === replace) return "changes nothing";
  if (!existsSync(join(root, file))) return `there is no ${file}`;
  const missing = testsOf(fault).find((test) => !existsSync(join(root, test)));
  if (missing !== undefined) return `there is no ${missing}`;
  const times = readFileSync(join(root, file), "utf8").split(find).length - 1;
  return times === 1 ? undefined : `its text stands ${times} times in ${file}`;
};

const NOT_COPIED = new Set(["node_modules", "dist", ".git", ".cache", "coverage"]);

/** Links what is installed into a copy, but our own workspaces to the copy's. */
const linkModules = (copy) => {
  const installed = join(root, "node_modules");
  const own = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(copy, group)).map((name) => join(copy, group, name)),
  );
  const link = (target, name) => symlinkSync(target, join(copy, "node_modules", name), "junction");
  mkdirSync(join(copy, "node_modules", "@tworooms"), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name.startsWith(".") || name === "@tworooms" || name === "tworooms") continue;
    if (!name.startsWith("@")) link(join(installed, name), name);
    else {
      mkdirSync(join(copy, "node_modules", name));
      for (const inner of readdirSync(join(installed, name)))
        link(join(installed, name, inner), join(name, inner));
    }
  }
  for (const folder of own) {
    link(folder, JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).name);
    const nested = join(root, relative(copy, folder), "node_modules");
    if (existsSync(nested)) symlinkSync(nested, join(folder, "node_modules"), "junction");
  }
};

/** A copy of the checkout that tests can run in. */
const makeCopy = () => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "two-rooms-planted-")));
  const isCopied = (path) =>
    !NOT_COPIED.has(basename(path)) &&
    path !== join(root, "data") &&
    !path.endsWith(".tsbuildinfo");
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || isCopied(path) });
  linkModules(copy);
  return copy;
};

const projectOf = (test) => /\.(whole|browser|long)\.test\.ts$/.exec(test)?.[1] ?? "unit";

let running;

/** What tests do in a copy: the names of those that failed, and whether any ran. `named`: only those with it in their name. */
const runTests = (copy, tests, named) =>
  new Promise((done) => {
    const report = join(copy, ".cache", "planted.json");
    rmSync(report, { force: true });
    const projects = [...new Set(tests.map(projectOf))].flatMap((name) => ["--project", name]);
    const vitest = join(copy, "node_modules", "vitest", "vitest.mjs");
    const words = ["run", ...tests, ...projects, "--reporter=json", `--outputFile.json=${report}`];
    // Where tests go on from one another, all after the first that fails would fail with it, each after a long wait.
    if (projects.includes("browser")) words.push("--bail=1");
    if (named !== undefined) words.push("-t", `\\b${named}\\b`, "--passWithNoTests");
    const child = spawn(process.execPath, [vitest, ...words, "--maxWorkers=1"], {
      cwd: copy,
      stdio: "ignore",
      detached: true,
      env: { ...process.env, TWOROOMS_CHROMIUM: findChromium() ?? "" },
    });
    running = child;
    let isHung = false;
    const clock = setTimeout(() => {
      isHung = true;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, LONGEST);
    child.on("exit", () => {
      clearTimeout(clock);
      running = undefined;
      if (isHung) return done({ ran: true, passed: 0, failed: ["(ran for ever)"] });
      if (!existsSync(report)) return done({ ran: false, passed: 0, failed: [] });
      const { testResults, numPassedTests } = JSON.parse(readFileSync(report, "utf8"));
      const failed = testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status === "failed")
        .map(({ fullName }) => fullName);
      done({ ran: failed.length > 0 || numPassedTests > 0, passed: numPassedTests, failed });
    });
  });

const numbersOf = (titles) => [
  ...new Set(titles.flatMap((title) => title.match(/\b[A-Z]\d+\b/g) ?? ["(no number)"])),
];

const passing = new Map();
/** Whether tests pass without any fault; each is asked once. */
const doPass = async (copy, tests, named) => {
  const key = [...tests, named ?? ""].join(" ");
  if (!passing.has(key)) {
    say(`${key.trim()}, as it is …`);
    const { ran, failed } = await runTests(copy, tests, named);
    passing.set(key, ran && failed.length === 0);
  }
  return passing.get(key);
};

/**
 * What may be asked about a fault: tests that fail without any fault would see every fault. In a browser one test may go on
 * where another ended: where a rule's own tests pass alone they are all that is asked, and else the whole file is.
 */
const askedOf = async (copy, fault) => {
  const tests = testsOf(fault);
  const isInBrowser = tests.some((test) => projectOf(test) === "browser");
  if (isInBrowser && (await doPass(copy, tests, fault.rule))) return ["own"];
  if (!(await doPass(copy, tests))) return [];
  return isInBrowser ? ["all"] : ["own", "all"];
};

/** Plants one fault and takes it out again; says what happened. */
const plant = async (copy, fault) => {
  const wanted = await askedOf(copy, fault);
  if (wanted.length === 0) return { isCaught: false, how: "its tests fail without any fault" };
  const path = join(copy, fault.file);
  const source = readFileSync(path, "utf8");
  // A function, so that "$&" and the like in a fault are only text.
  writeFileSync(
    path,
    source.replace(fault.find, () => fault.replace),
  );
  // First the tests of the rule itself, which are few; only if they see nothing, all that the fault names.
  const own = wanted.includes("own") ? await runTests(copy, testsOf(fault), fault.rule) : undefined;
  const isOver = own !== undefined && (own.failed.length > 0 || !wanted.includes("all"));
  const all = isOver ? own : await runTests(copy, testsOf(fault));
  writeFileSync(path, source);
  if (!all.ran)
    return { isCaught: false, how: "the tests did not run: the fault breaks more than a rule" };
  if (all.failed.length === 0) return { isCaught: false, how: "no test failed" };
  const others = all === own ? "" : `, by ${numbersOf(all.failed).slice(0, 4).join(" ")}`;
  return { isCaught: true, how: `${all.failed.length} failed${others}` };
};

const sampled = (faults) => {
  const count = Math.min(Number(asked.sample ?? faults.length), faults.length);
  const units =
    asked.sample === undefined
      ? faults
      : faults.filter((fault) => testsOf(fault).every((test) => projectOf(test) === "unit"));
  return Array.from(
    { length: Math.min(count, units.length) },
    (_, i) => units[Math.floor((i * units.length) / count)],
  );
};

const line = (mark, { rule, file, list }, how) =>
  process.stdout.write(
    `${mark.padEnd(7)} ${rule.padEnd(5)} ${file.padEnd(48)} ${how}${mark === "caught" ? "" : ` (${list})`}\n`,
  );

const main = async () => {
  const all = faultsIn(resolve(asked.planted));
  const wanted = all.filter(({ rule }) => asked.only.length === 0 || asked.only.includes(rule));
  const misfits = wanted.flatMap((fault) => {
    const why = misfit(fault);
    return why === undefined ? [] : [{ fault, why }];
  });
  for (const { fault, why } of misfits)
    line("MISFIT", { file: "", ...fault, rule: String(fault.rule) }, why);
  if (wanted.length === 0)
    say(`no fault is planted${asked.only.length > 0 ? ` for ${asked.only.join(", ")}` : ""}`);
  if (misfits.length > 0 || wanted.length === 0) return 1;
  if (asked.check) {
    process.stdout.write(`${wanted.length} faults fit\n`);
    return 0;
  }
  await ensureDependencies();
  const faults = sampled(wanted);
  const copy = makeCopy();
  process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => {
      if (running !== undefined) process.kill(-running.pid, "SIGKILL");
      process.exit(130);
    });
  let missed = 0;
  for (const fault of faults) {
    const { isCaught, how } = await plant(copy, fault);
    line(isCaught ? "caught" : "MISSED", fault, how);
    if (!isCaught) missed += 1;
  }
  process.stdout.write(`${faults.length - missed} caught, ${missed} missed\n`);
  return missed === 0 ? 0 : 1;
};

process.exitCode = await main();
