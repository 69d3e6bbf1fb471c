// The list that a build leaves beside its files: each path with its digest, and the hash of all. It comes from a folder or
// over the network, so it is read as strictly as anything else from outside; no path in it leads out of its folder. Rule V210.

/** A site as its own list tells of it. */
export type SiteList = {
  /** 64 hexadecimal digits. */
  readonly hash: string;
  readonly digests: ReadonlyMap<string, string>;
  /** Addresses of the screens, with {talk} where a talk's id stands. */
  readonly pages: ReadonlySet<string>;
};

/** The list's own path; it is no file of the list. */
export const listPath = "/site.json";

const piece = "[A-Za-z0-9_-][A-Za-z0-9._-]*";
const pathPattern = new RegExp(`^(?:/${piece})+$`);
const digestPattern = /^[0-9a-f]{64}$/;
const pagePattern = /^\/(?:t\/\{talk\}\/)?[a-z-]*$/;
const mostFiles = 2_000;

const isDigest = (value: unknown): value is string =>
  typeof value === "string" && digestPattern.test(value);

const isPage = (value: unknown): value is string =>
  typeof value === "string" && pagePattern.test(value);

/** The list in a text, or undefined when it is none. */
export const siteListFrom = (text: string): SiteList | undefined => {
  try {
    const list: unknown = JSON.parse(text);
    if (typeof list !== "object" || list === null) return undefined;
    const { format, hash, files, pages } = list as Readonly<Record<string, unknown>>;
    if (format !== 1 || !isDigest(hash) || typeof files !== "object" || files === null)
      return undefined;
    if (!Array.isArray(pages) || pages.length > mostFiles || !pages.every(isPage)) return undefined;
    const digests = new Map<string, string>();
    for (const [path, digest] of Object.entries(files)) {
      if (!pathPattern.test(path) || path === listPath || !isDigest(digest)) return undefined;
      digests.set(path, digest);
    }
    return digests.size <= mostFiles ? { hash, digests, pages: new Set(pages) } : undefined;
  } catch {
    return undefined;
  }
};
