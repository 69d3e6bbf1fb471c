// A process that holds a store and does what it is told on stdin, for tests that kill it, starve it or watch its system
// calls. It answers on file descriptor 3 with plain synchronous writes, so that what was acknowledged is out before
// anything else happens. `open FOLDER` (or `open-in-place`) · `append LOG SEQ` · `blob LOG BYTES` · `count LOG` · `write LOG...` · `close` · `die`.

import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { crc32 } from "node:zlib";
import type { Store } from "@tworooms/office";
import { openDataFolder } from "../../src/data-folder.ts";
import { openInPlace } from "../in-place.ts";
import { fillOf, logNamed } from "./contents.ts";
import { entryOf, newBlob } from "../../../../packages/office/test/stored-entries.ts";

const tell = (...words: readonly (string | number)[]): void => {
  writeSync(3, `${words.join(" ")}\n`);
};

const entryFor = (name: string, seq: number) =>
  entryOf(logNamed(name), seq, { fill: fillOf(name, seq), length: 300 });

let held: Store | undefined;

const storeNow = (): Store => {
  if (held === undefined) throw new Error("no store is open");
  return held;
};

const codeOf = (answer: unknown): string =>
  typeof answer === "object" && answer !== null && "fault" in answer
    ? String(answer.fault)
    : String(answer);

// How many entries a log has and a digest of them all; -1 when a place is empty or taken twice.
const tellCount = async (name: string): Promise<void> => {
  const entries = await storeNow().read(logNamed(name), 0, 1_000_000, 1 << 30);
  if ("fault" in entries) return tell("count", name, entries.fault);
  const isChain = entries.every((entry, index) => entry.seq === index);
  let digest = 0;
  for (const { bytes } of entries) digest = crc32(bytes, digest);
  const fact = await storeNow().getFact(name);
  const version = fact === undefined ? 0 : "fault" in fact ? fact.fault : fact.version;
  return tell("count", name, isChain ? entries.length : -1, digest, version);
};

// Writes for ever, beginning with the newest entry once more: a retry of what may not have been acknowledged.
const writeOn = async (name: string): Promise<void> => {
  const known = await storeNow().read(logNamed(name), 0, 1_000_000, 1 << 30);
  if ("fault" in known) throw new Error(known.fault);
  for (let seq = Math.max(0, known.length - 1); ; seq += 1) {
    const answer = await storeNow().append(entryFor(name, seq));
    if (answer !== "stored") throw new Error(`an append was answered ${codeOf(answer)}`);
    tell("stored", name, seq);
    if (seq % 5 !== 0) continue;
    const fact = await storeNow().getFact(name);
    const version = fact === undefined || "fault" in fact ? 0 : fact.version;
    if ((await storeNow().putFact(name, version, Uint8Array.of(seq & 0xff))) === "stored")
      tell("fact", name, version + 1);
  }
};

const obey = async (
  [word = "", name = "", number = ""]: readonly string[],
  rest: readonly string[],
) => {
  switch (word) {
    case "open":
    // Without threads, and carried over so often that a short life sees it several times.
    case "open-in-place": {
      tell("opening");
      const opened = word === "open" ? await openDataFolder(name) : openInPlace(name, 40);
      if ("store" in opened) held = opened.store;
      return tell("open", "fault" in opened ? opened.fault : opened.standing);
    }
    case "append":
      return tell(
        "append",
        name,
        number,
        codeOf(await storeNow().append(entryFor(name, Number(number)))),
      );
    case "blob":
      return tell(
        "blob",
        name,
        codeOf(await storeNow().putBlob(logNamed(name), newBlob(), new Uint8Array(Number(number)))),
      );
    case "count":
      return tellCount(name);
    case "write":
      await Promise.all(rest.map(writeOn));
      return undefined;
    case "close":
      await held?.close();
      return tell("closed");
    case "die":
      return process.kill(process.pid, "SIGKILL");
    default:
      throw new Error(`unknown word ${word}`);
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const words = line.split(" ");
  void obey(words, words.slice(1));
}
process.exit(0);
