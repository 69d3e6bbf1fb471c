// A server's disk is lost and a backup from before is put in its place. Clients find out, say so, and give back what they hold.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { memoryDevice, newId, warningsOf } from "@tworooms/client";
import { backup, restore, resume } from "@tworooms/server";
import type { Party } from "@tworooms/talks";
import { convened, got, seated } from "../packages/client/test/world.ts";
import { openStage } from "./stage.ts";

const p1 = "p1" as Party;

test("W3 a server restored from an old backup is healed by its clients before it takes anything new", async () => {
  const folder = await mkdtemp(join(tmpdir(), "two-rooms-restore-"));
  try {
    const [leadDevice, northDevice] = [memoryDevice(), memoryDevice()];
    const first = await openStage("restore", { data: join(folder, "data") });
    const lead = await first.player("lead", leadDevice);
    const north = await first.player("north", northDevice);
    const desk = await convened(lead);
    const a = await seated(
      { person: lead, talk: desk },
      north,
      { as: "head", party: p1 },
      "authority",
    );
    const say = (words: string) =>
      ({
        type: "say",
        room: p1,
        item: newId<"item">(north.client.ports),
        words,
        leave: "stays",
      }) as const;
    got(await a.perform(say("before the backup")));
    expect(await backup(join(folder, "data"), join(folder, "kept"))).toBe("done");
    got(await a.perform(say("after the backup")));
    got(await a.perform(say("and this")));
    await desk.sync();
    const vaultVersion = north.client.vault.version();
    await first.close();

    expect(await restore(join(folder, "kept"), join(folder, "new"))).toBe("done");
    const second = await openStage("restore", { data: join(folder, "new") });
    expect(second.running.standing).toBe("restored");
    const backNorth = await second.player("north", northDevice);
    const again = got(await backNorth.client.open(desk.id));
    // Opening was enough: what was missing is back, so nothing is left to warn of.
    expect(warningsOf(again, backNorth.client.vault)).toEqual([]);
    expect(await again.perform(say("too early"))).toMatchObject({
      type: "refused",
      code: "restoring",
    });
    const backLead = await second.player("lead", leadDevice);
    const deskAgain = got(await backLead.client.open(desk.id));
    expect(warningsOf(deskAgain, backLead.client.vault)).toEqual([]);
    expect(JSON.stringify(deskAgain.view())).toContain("and this");
    await second.close();

    expect(await resume(join(folder, "new"))).toBe("done");
    const third = await openStage("restore", { data: join(folder, "new") });
    const fresh = await third.player("north", memoryDevice());
    await fresh.client.vault.refresh();
    expect(fresh.client.vault.version()).toBeGreaterThanOrEqual(vaultVersion);
    const talk = got(await fresh.client.open(desk.id));
    expect(JSON.stringify(talk.view())).toContain("after the backup");
    expect(JSON.stringify(talk.view())).not.toContain("too early");
    expect(await talk.perform(say("going on"))).toMatchObject({ type: "appended" });
    await third.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
