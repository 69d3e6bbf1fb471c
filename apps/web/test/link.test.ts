import { expect, test } from "vitest";
import type { Id, Party } from "@tworooms/talks";
import type { Asked } from "../src/host/acts.ts";
import type { Host } from "../src/host/host.ts";
import { patchBetween } from "../src/host/patch.ts";
import { serveHost } from "../src/host/serve.ts";
import type { HostState } from "../src/host/state.ts";
import { startState } from "../src/host/state.ts";
import { linkOver } from "../src/page/link.ts";
import { makeChannels } from "./hosts.ts";

/** A host whose tree a test changes, and which notes what it is asked. */
const plainHost = (server: string) => {
  let state: HostState = { ...startState, device: { ...startState.device, server } };
  let turn = 0;
  const listeners = new Set<Parameters<Host["onChange"]>[0]>();
  const asked: Asked[] = [];
  const host: Host = {
    state: () => state,
    turn: () => turn,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: async (each) => {
      asked.push(each);
      return { ok: true, value: { server } };
    },
    tryNow: () => undefined,
    stop: () => undefined,
  };
  const rename = (next: string): void => {
    const before = state;
    state = { ...state, device: { ...state.device, server: next } };
    turn += 1;
    for (const listener of listeners) listener(patchBetween(before, state), turn);
  };
  return { host, asked, rename };
};

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const p1 = "p1" as Party;
const id1 = "1".repeat(32) as Id<"asked">;

test("V11 a tab that comes, misses a change or meets a new host has the whole tree again", async () => {
  const channel = makeChannels();
  let id = 0;
  const link = linkOver(channel(), () => `id-${(id += 1)}`);
  const asking = link.act("lock", {});
  const first = plainHost("one");
  serveHost(first.host, channel(), "run-1");
  expect(await asking).toEqual({ ok: true, value: { server: "one" } });
  expect(link.state().device.server).toBe("one");
  first.rename("two");
  first.rename("three");
  await quiet();
  expect(link.state().device.server).toBe("three");
  const late = linkOver(channel(), () => `late-${(id += 1)}`);
  await quiet();
  expect(late.state().device.server).toBe("three");
});

test("V11 what was asked of a host that is gone is asked of the next, once; what makes new things is refused instead", async () => {
  const channel = makeChannels();
  let id = 0;
  const link = linkOver(channel(), () => `id-${(id += 1)}`);
  const silent = plainHost("silent");
  const dead: Host = { ...silent.host, act: () => new Promise(() => undefined) };
  serveHost(dead, channel(), "run-1");
  await quiet();
  const kept = link.act("keep-text", { talk: "t", place: "room/p1", text: "x" });
  const command = { type: "ask-for", room: p1, asked: id1, words: "x" } as const;
  const held = link.act("hold", { talk: "t", command, hold: 1000 });
  const invited = link.act("invite", { talk: "t", kind: { as: "mediator" }, title: "", days: 1 });
  await quiet();
  const next = plainHost("next");
  serveHost(next.host, channel(), "run-2");
  expect(await kept).toEqual({ ok: true, value: { server: "next" } });
  expect(await invited).toEqual({ ok: false, code: "moved" });
  expect(await held).toEqual({ ok: true, value: { server: "next" } });
  expect(next.asked.map(({ act }) => act)).toEqual(["keep-text", "hold"]);
});
