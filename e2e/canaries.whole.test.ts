// Words, names and figures of one room are looked for wherever they must not be: in every byte the other party ever received,
// in every file the server wrote, in every line it logged.

import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { attach, isFileNo, newId, openFile, pickFile } from "@tworooms/client";
import type { Talk } from "@tworooms/client";
import type { Party, Place } from "@tworooms/talks";
import { convened, got, rules, seated } from "../packages/client/test/world.ts";
import { openStage } from "./stage.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;

/** A file whose name, type and contents are canaries. */
const canaryFile = async (talk: Talk, place: Place, name: string) => {
  const bytes = new TextEncoder().encode(`canary-${name}-contents `.repeat(5_000));
  const given = { name: `canary-${name}.pdf`, type: `canary/${name}`, bytes };
  const file = await attach(talk, place, given);
  if (isFileNo(file)) throw new Error("not attached");
  return file;
};

/** Every file below a folder, as one text of its bytes. */
const bytesBelow = async (folder: string): Promise<string> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(async (entry) =>
      (await readFile(join(entry.parentPath, entry.name))).toString("latin1"),
    ),
  );
  return texts.join("\n");
};

test("W4 canaries of one room are in none of the other party's bytes, the server's files or its log lines", async () => {
  const folder = await mkdtemp(join(tmpdir(), "two-rooms-canaries-"));
  const stage = await openStage("canaries", { data: folder });
  try {
    const [lead, a, b] = [
      await stage.player("canary-lead"),
      await stage.player("canary-north"),
      await stage.player("canary-south"),
    ];
    const desk = await convened(lead, { ...rules, title: "canary-title" });
    const inLead = { person: lead, talk: desk };
    const talkA = await seated(inLead, a, { as: "head", party: p1 }, "authority");
    const talkB = await seated(inLead, b, { as: "head", party: p2 }, "authority");
    const following = talkB.follow();
    got(await a.client.foundCaucus(talkA, p1));
    const item = newId<"item">(a.client.ports);
    const kept = await canaryFile(talkA, { type: "room", party: p1 }, "kept");
    const carried = await canaryFile(talkA, { type: "room", party: p1 }, "carried");
    const ours = await canaryFile(talkA, { type: "caucus", party: p1 }, "ours");
    const picked = pickFile(lead.client.ports, carried.blob, "canary-enclosure.pdf");
    got(
      await talkA.perform({
        type: "say",
        room: p1,
        item,
        words: "canary-said 4711 kg",
        files: [kept, carried],
        leave: { manners: ["own-idea"], onlyIfAsked: false },
      }),
    );
    got(
      await talkA.perform({
        type: "caucus-say",
        caucus: p1,
        message: newId(a.client.ports),
        words: "canary-caucus",
        files: [ours],
      }),
    );
    got(
      await talkA.perform({
        type: "ask-for",
        room: p1,
        asked: newId(a.client.ports),
        words: "canary-asked",
      }),
    );
    got(await desk.perform({ type: "note", note: newId(lead.client.ports), words: "canary-note" }));
    got(
      await desk.perform({
        type: "prepare-carry",
        carry: newId(lead.client.ports),
        from: p1,
        item,
        to: p2,
        manner: "own-idea",
        words: "An idea of the mediators.",
        hold: 0,
        used: newId(lead.client.ports),
        told: newId(lead.client.ports),
        files: [picked],
      }),
    );
    got(await desk.settle());
    await talkB.sync();
    following.stop();
    const opened = await openFile(talkB, { type: "room", party: p2 }, picked.blob);
    expect(opened).toMatchObject({ name: "canary-enclosure.pdf", bytes: { length: 120_000 } });
    expect(JSON.stringify(talkB.view())).toContain("An idea of the mediators.");

    const files = ["canary-kept", "canary-carried", "canary-ours", "canary/kept", "canary/ours"];
    const secrets = [
      "canary-said",
      "canary-caucus",
      "canary-asked",
      "canary-note",
      "4711",
      ...files,
      ...[kept, carried, ours].flatMap(({ key, digest }) => [key, digest]),
    ];
    const places = {
      "the other party's bytes": b.recording.bytes().join("\n"),
      "what the other party sees": JSON.stringify(talkB.view()),
      "the server's files": await bytesBelow(folder),
      "the server's log": stage.logLines.join("\n"),
    };
    for (const [place, bytes] of Object.entries(places))
      for (const secret of secrets)
        expect(bytes.includes(secret), `${secret} in ${place}`).toBe(false);
    // What crossed is told to the other party's people alone: neither its name nor its type to the server.
    for (const secret of ["canary-enclosure", "canary/carried"])
      for (const place of ["the server's files", "the server's log"] as const)
        expect(places[place].includes(secret), `${secret} in ${place}`).toBe(false);
    for (const { blob } of [kept, carried, ours]) {
      expect(places["the other party's bytes"].includes(blob), "a blob of A").toBe(false);
      expect(places["what the other party sees"].includes(blob), "a blob of A").toBe(false);
      expect(places["the server's log"].includes(blob), "a blob in a log line").toBe(false);
    }
    // Names and ids are nothing for the server either.
    for (const name of ["canary-title", "canary-lead", "canary-north", desk.id])
      expect(places["the server's log"].includes(name), name).toBe(false);
    for (const name of ["canary-title", "canary-lead", "canary-north"])
      expect(places["the server's files"].includes(name), name).toBe(false);
    expect(stage.logLines.length).toBeGreaterThan(20);
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
});
