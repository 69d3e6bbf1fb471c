// What a browser must load before the desk stands: the page's entry, the desk's own screen, English, and whatever they
// import; workers apart, for they load beside the page. In bytes of gzip. Rule V222.

import { relative } from "node:path";
import { gzipSync } from "node:zlib";

/** The part of a bundle that is weighed. */
export type Weighed = Readonly<
  Record<
    string,
    | {
        readonly type: "chunk";
        readonly code: string;
        readonly imports: readonly string[];
        readonly isEntry: boolean;
        readonly moduleIds: readonly string[];
      }
    | { readonly type: "asset"; readonly source: string | Uint8Array }
  >
>;

/** Bytes of gzip, and which files they are. */
export type Weight = {
  readonly desk: number;
  readonly deskFiles: readonly string[];
  readonly workers: Readonly<Record<string, number>>;
};

/** The most that the desk may weigh, in bytes of gzip. */
export const mostOfDesk = 190_000;

/** Modules that the desk cannot stand without, whichever chunk they came into. */
const neededByDesk = /^src\/(?:screens\/desk\/Desk\.tsx|words\/en(?:\.ts|\/.*))$/;

const gzipped = (bytes: string | Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

/** Weighs a bundle whose sources are under a folder; `beside` are scripts that no page waits for. */
export const weightOf = (bundle: Weighed, root: string, beside: readonly string[]): Weight => {
  const files = new Set<string>();
  const take = (name: string): void => {
    const file = bundle[name];
    if (file?.type !== "chunk" || files.has(name)) return;
    files.add(name);
    for (const imported of file.imports) take(imported);
  };
  for (const [name, file] of Object.entries(bundle))
    if (
      file.type === "chunk" &&
      !beside.includes(name) &&
      (file.isEntry || file.moduleIds.some((id) => neededByDesk.test(relative(root, id))))
    )
      take(name);
  const deskFiles = [...files].toSorted();
  const workers = Object.entries(bundle).flatMap(([name, file]) =>
    file.type === "asset" && name.endsWith(".js") ? [[name, gzipped(file.source)] as const] : [],
  );
  return {
    desk: deskFiles.reduce((sum, name) => {
      const file = bundle[name];
      return sum + (file?.type === "chunk" ? gzipped(file.code) : 0);
    }, 0),
    deskFiles,
    workers: Object.fromEntries(workers),
  };
};
