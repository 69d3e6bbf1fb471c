// The law of imports: which workspace may import which, as ARCHITECTURE.md draws it. What the server cannot import it cannot
// read, so the blindness of the server rests on this file. Pure: a tree of texts in, faults in words out.
import { dirname, join } from "node:path/posix";
import { type Tree, isCode } from "./tree.ts";

const OURS: Readonly<Record<string, readonly string[]>> = {
  "packages/talks": [],
  "packages/analysis": ["talks"],
  "packages/seal": [],
  "packages/wire": ["seal/envelope"],
  "packages/client": ["talks", "seal", "seal/envelope", "wire"],
  "packages/office": ["wire", "seal/envelope"],
  "apps/server": ["office", "wire", "seal/envelope"],
  "apps/web": ["client", "talks", "analysis", "office"],
  "apps/cli": ["client", "talks", "analysis", "server", "server/ahead"],
};
const LONGEST = 400;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const SCREEN = /^apps\/web\/src\/.*\/[A-Z][A-Za-z0-9]*\.tsx$/;
const NO_NOUN = /^(?:utils?|helpers?|commons?|managers?|services?|misc|shared)$/;

// The one file of a package that may ask what it runs on for more than browsers have.
const ASKS_PLATFORM = "packages/seal/src/envelope/engine.ts";

const STATEMENT = /^(?:(?:import|export)\s+(type\s)?[^;"'=]*?\sfrom|import)\s+"([^"]+)"/gm;
const INLINE = /\bimport\(\s*(?:"([^"]+)")?/g;

type Import = { readonly from: string; readonly isType: boolean; readonly isLazy: boolean };

/** The imports of a source as the formatter leaves it; `unread` if one is written in a way this cannot follow. */
const importsOf = (
  source: string,
): { readonly imports: readonly Import[]; readonly unread: number } => {
  const statements = [...source.matchAll(STATEMENT)];
  const inline = [...source.matchAll(INLINE)];
  const begun = [...source.matchAll(/^import\b(?!\()/gm)].length;
  const read = statements.filter(([text]) => text.startsWith("import")).length;
  return {
    imports: [
      ...statements.map(([, type, from = ""]) => ({
        from,
        isType: type !== undefined,
        isLazy: false,
      })),
      ...inline.flatMap(([, from]) =>
        from === undefined ? [] : [{ from, isType: false, isLazy: true }],
      ),
    ],
    unread: begun - read + inline.filter(([, from]) => from === undefined).length,
  };
};

type Manifest = {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};
const manifestOf = (tree: Tree, folder: string): Manifest =>
  JSON.parse(tree.get(join(folder, "package.json")) ?? "{}");

/** The package of an import: "@scure/bip39" of "@scure/bip39/wordlists/english.js". */
const packageOf = (from: string): string =>
  from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");

const faultsOfImport = (
  tree: Tree,
  path: string,
  workspace: string,
  from: string,
): readonly string[] => {
  const isSource = path.startsWith(`${workspace}/src/`);
  const target = join(dirname(path), from);
  if (from.startsWith(".")) {
    const isInside = target.startsWith(`${workspace}/${isSource ? "src/" : ""}`);
    const isOtherTest = !isSource && /^(?:packages|apps)\/[^/]+\/test\//.test(target);
    return isInside || isOtherTest ? [] : ["leaves its workspace"];
  }
  if (from.startsWith("node:"))
    return isSource && !workspace.startsWith("apps/") ? ["only apps may import node"] : [];
  const faults: string[] = [];
  const ours = from.replace(/^@tworooms\//, "");
  if (isSource && ours !== from && !(OURS[workspace] ?? []).includes(ours))
    faults.push("the map of imports does not allow it");
  const { dependencies, devDependencies } = manifestOf(tree, workspace);
  const forTests = { ...devDependencies, ...manifestOf(tree, "").devDependencies };
  // A test may call its own workspace by its name, as its users do.
  if (!isSource && packageOf(from) === manifestOf(tree, workspace).name) return faults;
  const declared = isSource ? dependencies : { ...dependencies, ...forTests };
  if (declared?.[packageOf(from)] === undefined)
    faults.push("its package.json does not declare it");
  return faults;
};

/** The first circle of value imports among sources, as a path; types may know each other. */
const circleIn = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): readonly string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return [];
    done.add(path);
    for (const next of graph.get(path) ?? []) {
      const circle = walk(next, [...way, path]);
      if (circle.length > 0) return circle;
    }
    return [];
  };
  return [...graph.keys()].flatMap((path) => walk(path, []));
};

/** Everything in a tree that breaks the law of imports, or the rules of names and sizes: empty when all is well. */
export const architectureFaults = (tree: Tree): readonly string[] => {
  const faults: string[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const [path, source] of tree) {
    if (!isCode(path)) continue;
    const [, workspace] = /^((?:packages|apps)\/[^/]+)\//.exec(path) ?? [];
    const pieces = path.split("/").map((piece) => piece.replace(/\..*$/, ""));
    if (!SCREEN.test(path) && !path.split("/").every((piece) => KEBAB.test(piece)))
      faults.push(`${path}: names are kebab-case`);
    if (pieces.some((piece) => NO_NOUN.test(piece))) faults.push(`${path}: that name is no noun`);
    if (source.split("\n").length - 1 > LONGEST) faults.push(`${path}: over ${LONGEST} lines`);
    if (workspace === undefined) continue;
    const asks = path.startsWith(`${workspace}/src/`) && source.includes("getBuiltinModule");
    if (asks && !workspace.startsWith("apps/") && path !== ASKS_PLATFORM)
      faults.push(`${path}: only ${ASKS_PLATFORM} may ask for a module of the platform`);
    if (OURS[workspace] === undefined)
      faults.push(`${path}: ${workspace} is not on the map of imports`);
    const { imports, unread } = importsOf(source);
    if (unread > 0 && workspace.startsWith("packages/") && path.startsWith(`${workspace}/src/`))
      faults.push(`${path}: has an import that cannot be followed`);
    for (const { from } of imports)
      for (const fault of faultsOfImport(tree, path, workspace, from))
        faults.push(`${path}: imports ${from}: ${fault}`);
    // What is fetched later is there when it is asked for: it closes no circle of modules that wait for each other.
    const values = imports.filter(
      ({ from, isType, isLazy }) => from.startsWith(".") && !isType && !isLazy,
    );
    graph.set(
      path,
      values.map(({ from }) => join(dirname(path), from)),
    );
  }
  const circle = circleIn(graph);
  return circle.length > 0 ? [...faults, `a circle: ${circle.join(" → ")}`] : faults;
};
