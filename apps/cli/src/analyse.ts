// The verb `analyse` without its command line: files in, the exact frontier and four solutions out, as lines for people
// and as the JSON of docs/analyse.md for programs. It reads the files it is named and writes only the picture asked for;
// what it computes it says with its proof status, and every repair of a file is told.

import {
  type Domain,
  findingsOf,
  frontierOf,
  isRefused,
  type Link,
  type NamedBytes,
  numberFromRational,
  outcomesOf,
  type Package,
  pictureOf,
  type PictureLanguage,
  type Profile,
  type Rational,
  rationalFromDecimal,
  isFault,
  readDomain,
  type ReadingNote,
  readLinks,
  readProfile,
  readScenario,
  type ScenarioReading,
  sentenceOf,
  type Solution,
  solutionsOf,
  type ReadingFault,
} from "@tworooms/analysis";
import { findingText, packageOf, peopleLines, SOLUTIONS } from "./analyse-words.ts";
import { done, outside, type Outcome, refused } from "./outcome.ts";

/** What is asked. `paths` is a folder, one file with a whole scenario, or a domain and its profiles. */
export type AnalyseRequest = {
  readonly paths: readonly string[];
  /** "none", or one number or "none" for each party with commas between. */
  readonly reservation?: string;
  readonly links?: string;
  readonly budget?: number;
  readonly parties?: number;
  readonly svg?: string;
  readonly language?: PictureLanguage;
};

/** What the verb may touch: the files it is named, one picture, and a clock in milliseconds. */
export type AnalyseIo = {
  /** A file as one entry, a folder as its files; nothing when it cannot be read. */
  readonly read: (
    path: string,
  ) => Promise<{ readonly files: readonly NamedBytes[]; readonly isFolder: boolean } | undefined>;
  readonly write: (path: string, text: string) => Promise<"written" | "failed">;
  readonly now: () => number;
};

type Read = ScenarioReading | Outcome;

const isOutcome = (value: object): value is Outcome => "code" in value && "lines" in value;

const faultOutcome = (fault: ReadingFault): Outcome => {
  const all = [fault, ...fault.others];
  const sentences = all.map(sentenceOf);
  const first = sentences[0] ?? "";
  return {
    code: 2,
    json: {
      refused: fault.fault,
      sentence: first,
      place: fault.place,
      ...(sentences.length > 1 ? { others: sentences.slice(1) } : {}),
    },
    lines: [`Refused (${fault.fault}): ${first}`, ...sentences.slice(1, 6)],
  };
};

const unreadable = (path: string): Outcome =>
  outside("cannot-read", `${path} cannot be read; check the name.`);

const readApart = async (
  domainPath: string,
  profilePaths: readonly string[],
  io: AnalyseIo,
): Promise<Read> => {
  const found = await io.read(domainPath);
  const [file] = found?.files ?? [];
  if (found === undefined || file === undefined) return unreadable(domainPath);
  if (found.isFolder)
    return refused(
      "folder",
      "A folder stands alone; name its files one by one to choose among them.",
    );
  const reading = readDomain(file);
  if (isRefused(reading)) return faultOutcome(reading);
  const { domain } = reading;
  const notes: ReadingNote[] = [...reading.notes];
  const profiles: Profile[] = [];
  for (const path of profilePaths) {
    const own = await io.read(path);
    const [held] = own?.files ?? [];
    if (own === undefined || own.isFolder || held === undefined) return unreadable(path);
    const profile = readProfile(held, domain);
    if (isRefused(profile)) return faultOutcome(profile);
    profiles.push(profile.profile);
    notes.push(...profile.notes);
  }
  return { domain, profiles, sources: profilePaths, notes };
};

const readAll = async (request: AnalyseRequest, io: AnalyseIo): Promise<Read> => {
  const [first, ...others] = request.paths;
  if (first === undefined)
    return refused("no-files", "Name a folder, or a domain and its preference profiles.");
  if (others.length > 0) return readApart(first, others.slice(0, request.parties), io);
  const found = await io.read(first);
  if (found === undefined) return unreadable(first);
  const { parties } = request;
  const reading = readScenario(found.files, parties === undefined ? {} : { parties });
  return isRefused(reading) ? faultOutcome(reading) : reading;
};

type Reservations = "none" | readonly (Rational | undefined)[] | undefined;

const reservationsIn = (text: string | undefined, parties: number): Reservations | Outcome => {
  if (text === undefined || text === "none") return text;
  const parts = text.split(",").map((part) => part.trim());
  const values = parts.map((part) => (part === "none" ? undefined : rationalFromDecimal(part)));
  const numbers = values.flatMap((value) =>
    value === undefined || isFault(value) ? [undefined] : [value],
  );
  const isWrong = values.some((value) => value !== undefined && isFault(value));
  return isWrong || parts.length !== parties
    ? refused(
        "reservation",
        `--reservation takes none, or ${parties} numbers with commas between (none for a party without one).`,
      )
    : numbers;
};

// A count beyond 2^53 would not survive as a JSON number.
const countJson = (count: bigint): number | string =>
  count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : count.toString();

const pointJson = (
  domain: Domain,
  utilities: readonly Rational[],
  { count, witness }: { readonly count: bigint; readonly witness: Package },
): object => ({
  utilities: utilities.map(numberFromRational),
  packages: [packageOf(domain, witness)],
  count: countJson(count),
});

const solutionJson = (domain: Domain, solutions: readonly Solution[]): object | null => {
  const [first, ...ties] = solutions.map(({ utilities, packages }) =>
    pointJson(domain, utilities, packages),
  );
  return first === undefined ? null : { ...first, ...(ties.length === 0 ? {} : { ties }) };
};

const linksIn = async (
  request: AnalyseRequest,
  { domain, profiles }: ScenarioReading,
  io: AnalyseIo,
): Promise<readonly Link[] | Outcome> => {
  if (request.links === undefined) return [];
  const [file] = (await io.read(request.links))?.files ?? [];
  if (file === undefined) return unreadable(request.links);
  const reading = readLinks(
    file,
    domain,
    profiles.map(({ name }) => name),
  );
  return isRefused(reading) ? faultOutcome(reading) : reading.links;
};

const settingsWrong = ({ budget, parties }: AnalyseRequest): Outcome | undefined => {
  const isWhole = (value: number | undefined): boolean =>
    value === undefined || (Number.isSafeInteger(value) && value > 0);
  if (!isWhole(budget)) return refused("budget", "--budget takes whole milliseconds above 0.");
  return isWhole(parties)
    ? undefined
    : refused("parties", "--parties takes a whole number above 0.");
};

// Links that lie in the folder itself were not left out of it.
const isLinksFile = ({ note, place }: ReadingNote, links: string | undefined): boolean =>
  note === "left-out" && links?.split(/[/\\]/).at(-1) === place.file;

/** Reads, analyses, writes the picture if asked, and says what came out. */
export const analyse = async (request: AnalyseRequest, io: AnalyseIo): Promise<Outcome> => {
  const wrong = settingsWrong(request);
  if (wrong !== undefined) return wrong;
  const read = await readAll(request, io);
  if (isOutcome(read)) return read;
  const { domain, profiles } = read;
  const links = await linksIn(request, read, io);
  if ("code" in links) return links;
  const reservations = reservationsIn(request.reservation, profiles.length);
  if (reservations !== undefined && typeof reservations === "object" && "code" in reservations)
    return reservations;
  const findings = findingsOf(domain, profiles, links);
  const refusals = findings.filter(({ type }) => type === "refused");
  const [refusal] = refusals;
  if (refusal !== undefined) {
    const sentences = refusals.map((finding) => findingText(finding, profiles, domain));
    return {
      code: 2,
      json: { refused: refusal.code, sentence: sentences[0], others: sentences.slice(1) },
      lines: [`Refused (${refusal.code}): ${sentences[0]}`, ...sentences.slice(1, 6)],
    };
  }
  const start = io.now();
  const settings = { links, ...(reservations === undefined ? {} : { reservations }) };
  const frontier = await frontierOf(
    domain,
    profiles,
    request.budget === undefined
      ? settings
      : { ...settings, budgetMs: request.budget, now: io.now },
  );
  const solutions = solutionsOf(frontier);
  const ms = Math.round((io.now() - start) * 1000) / 1000;
  const notes = [
    ...read.notes.filter((note) => !isLinksFile(note, request.links)).map(sentenceOf),
    ...findings.map((finding) => findingText(finding, profiles, domain)),
  ];
  if (request.svg !== undefined) {
    const language = request.language ?? "en";
    const written = await io.write(request.svg, pictureOf({ frontier, solutions, language }));
    if (written === "failed")
      return outside("cannot-write", `${request.svg} cannot be written; check the folder.`);
  }
  const json = {
    outcomes: outcomesOf(domain).toString(),
    parties: profiles.map(({ name }) => name),
    reservations: frontier.profiles.map(({ reservation }) =>
      reservation === undefined ? null : numberFromRational(reservation),
    ),
    status: frontier.status,
    ...(frontier.gap === undefined ? {} : { gap: frontier.gap.map(numberFromRational) }),
    ms,
    frontier: {
      size: frontier.points.length,
      points: frontier.points.map((point) => pointJson(domain, point.utilities, point)),
    },
    ...Object.fromEntries(SOLUTIONS.map((name) => [name, solutionJson(domain, solutions[name])])),
    notes,
  };
  return done(
    json,
    ...peopleLines(frontier, solutions, ms),
    ...(notes.length === 0 ? [] : ["", ...notes.map((note) => `Note: ${note}`)]),
  );
};
