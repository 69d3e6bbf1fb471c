import type { Ports } from "@tworooms/client";
import type { Id, Party } from "@tworooms/talks";
import { expect, test } from "vitest";
import { admission } from "../../../packages/client/test/world.ts";
import type { ActName, Acts } from "../src/host/acts.ts";
import type { TalkState } from "../src/host/state.ts";
import { onComingBack } from "../src/page/coming-back.ts";
import type { Link } from "../src/page/link.ts";
import { afterwards, makeOfficeWorld, onlyTalk, openTab, until } from "./hosts.ts";
import type { Tab } from "./hosts.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;

const well = async <N extends ActName>(
  link: Link,
  act: N,
  takes: Acts[N]["takes"],
): Promise<Acts[N]["gives"]> => {
  const outcome = await link.act(act, takes);
  if (!outcome.ok) throw new Error(`${act}: ${outcome.code}`);
  return outcome.value;
};
const codeOf = async <N extends ActName>(link: Link, act: N, takes: Acts[N]["takes"]) => {
  const outcome = await link.act(act, takes);
  return outcome.ok ? "well" : outcome.code;
};

const plan: Acts["convene"]["takes"] = {
  title: "Aru River crossings",
  parties: ["Varda", "Selen"],
  languages: ["en", "fa"],
  caucusRule: "closed",
  secondApproval: "not-needed",
  receipts: "with-words",
  name: "Inês Tavares",
  personTitle: "",
  admission,
};

let ids = 0;
const newId = <Kind extends string>(): Id<Kind> =>
  (ids += 1).toString(16).padStart(32, "0") as Id<Kind>;

/** A mediator and two heads, their words compared, the doors open. */
const convened = async () => {
  const { office } = await makeOfficeWorld();
  const [mediator, varda, selen] = [
    openTab(office, "m"),
    openTab(office, "v"),
    openTab(office, "s"),
  ];
  const { talk } = await well(mediator.link, "convene", plan);
  for (const [tab, party] of [
    [varda, p1],
    [selen, p2],
  ] as const) {
    const { invitation, address } = await well(mediator.link, "invite", {
      talk,
      kind: { as: "head", party },
      title: "",
      days: 7,
    });
    await well(tab.link, "join", { link: address, name: `Head of ${party}`, title: "" });
    await until(mediator.link, (state) =>
      state.talks[talk]?.invitations.some(
        (each) => each.invitation === invitation && each.standing === "came",
      ),
    );
    await well(mediator.link, "compare", { talk, with: invitation, begin: "join" });
    await well(tab.link, "compare", { talk, with: "own", begin: "join" });
    const words = (link: Link) =>
      until(
        link,
        (state) =>
          state.talks[talk]?.comparing.flatMap(({ step }) =>
            step.type === "words" ? [step.words.join(" ")] : [],
          )[0],
      );
    expect(await words(tab.link)).toBe(await words(mediator.link));
    await well(mediator.link, "check", { talk, invitation });
    await until(tab.link, (state) => state.talks[talk]?.isChecked);
  }
  return { office, mediator, varda, selen, talk };
};

const say = (room: Party, words: string) => ({
  type: "say" as const,
  room,
  item: newId<"item">(),
  words,
  leave: { manners: ["reworded-named" as const], onlyIfAsked: false },
});
const wordsIn = (tab: Tab, talk: string, party: Party): readonly string[] => {
  const view = tab.link.state().talks[talk]?.view;
  const rooms = view?.type === "party" ? [view.room] : (view?.rooms ?? []);
  return rooms.flatMap((room) =>
    room?.party === party
      ? [...room.messages.map(({ words }) => words), ...room.tolds.map(({ words }) => words)]
      : [],
  );
};

test("V3, V13 and V14: a round runs through the hosts: convene, invite, join, words, say, carry, told", async () => {
  const { mediator, varda, selen, talk } = await convened();
  await well(varda.link, "hold", {
    talk,
    command: say(p1, "We can open the east first."),
    hold: 1,
  });
  await until(mediator.link, () => wordsIn(mediator, talk, p1).length === 1);
  expect(mediator.link.state().device.talks[0]?.unread).toBe(1);
  const item = await until(mediator.link, (state) => {
    const view = state.talks[talk]?.view;
    return view?.type === "desk" ? view.rooms[0]?.messages[0]?.item : undefined;
  });
  await well(mediator.link, "seen", { talk, place: "room/p1", seq: 1_000 });
  expect(mediator.link.state().device.talks[0]?.unread).toBe(0);
  await well(mediator.link, "perform", {
    talk,
    command: {
      type: "prepare-carry",
      carry: newId(),
      from: p1,
      item,
      to: p2,
      manner: "reworded-named",
      words: "Varda sees a sequence.",
      hold: 5_000,
      used: newId(),
      told: newId(),
    },
  });
  expect(wordsIn(selen, talk, p2)).toEqual([]);
  await until(selen.link, () => wordsIn(selen, talk, p2).includes("Varda sees a sequence."));
  expect(JSON.stringify(selen.link.state())).not.toContain("open the east");
  expect(wordsIn(varda, talk, p2)).toEqual([]);
});

test("V4 the sheet's words are here until two of them were typed again, and then no more", async () => {
  const { office } = await makeOfficeWorld();
  const tab = openTab(office, "sheet");
  await well(tab.link, "convene", plan);
  expect(tab.link.state().device.sheet).toBe("unsaved");
  const { words } = await well(tab.link, "sheet-words", {});
  expect(words).toHaveLength(12);
  const typed = (place: number, word = words[place - 1] ?? "") => ({ place, word });
  expect(await codeOf(tab.link, "lock", {})).toBe("sheet-unsaved");
  expect(await codeOf(tab.link, "sheet-saved", { typed: [typed(3), typed(7, "wrong")] })).toBe(
    "words-differ",
  );
  expect(await codeOf(tab.link, "sheet-saved", { typed: [typed(3), typed(3)] })).toBe(
    "words-differ",
  );
  await well(tab.link, "sheet-saved", { typed: [typed(3), typed(7)] });
  expect(tab.link.state().device.sheet).toBe("saved");
  expect(await codeOf(tab.link, "sheet-words", {})).toBe("sheet-not-here");
});

test("V5 a held message is nowhere else until its time; taken back, it never was", async () => {
  const { mediator, varda, talk } = await convened();
  const entries = () =>
    onlyTalk(mediator.link.state())?.logs.find(({ place }) => place === "room/p1")?.entries ?? 0;
  const before = entries();
  const early = say(p1, "Too early.");
  const { name } = await well(varda.link, "hold", { talk, command: early, hold: 600_000 });
  // Asked again, as by a tab that heard no answer, it is the same one.
  expect(await well(varda.link, "hold", { talk, command: early, hold: 600_000 })).toEqual({ name });
  expect(onlyTalk(varda.link.state())?.held.map((held) => held.name)).toEqual([name]);
  const { command } = await well(varda.link, "take-back", { talk, name });
  expect(command).toMatchObject({ type: "say", words: "Too early." });
  expect(onlyTalk(varda.link.state())?.held).toEqual([]);
  expect(await codeOf(varda.link, "take-back", { talk, name })).toBe("gone-already");
  await well(varda.link, "hold", { talk, command: say(p1, "Now."), hold: 1 });
  await until(mediator.link, () => wordsIn(mediator, talk, p1).includes("Now."));
  await until(varda.link, (state) => onlyTalk(state)?.held.length === 0);
  expect(wordsIn(mediator, talk, p1)).toEqual(["Now."]);
  expect(entries()).toBe(before + 1);
});

test("V6 a device that starts again in mid-hold waits for a tap, then says it once", async () => {
  const { office, mediator, varda, talk } = await convened();
  const command = say(p1, "Held over a restart.");
  await well(varda.link, "hold", { talk, command, hold: 20 });
  varda.host.stop();
  const again = openTab(office, "v-again", { store: varda.store, keys: varda.keys });
  const held = await until(again.link, (state) => state.talks[talk]?.held[0]);
  expect(held.holdUntil).toBeUndefined();
  expect(held.why).toBe("found-again");
  expect(wordsIn(mediator, talk, p1)).toEqual([]);
  await well(again.link, "send-held", { talk, names: [held.name] });
  await well(again.link, "perform", { talk, command });
  await until(mediator.link, () => wordsIn(mediator, talk, p1).length > 0);
  expect(wordsIn(mediator, talk, p1)).toEqual(["Held over a restart."]);
});

const saved = async (tab: Tab): Promise<string> => {
  const { words } = await well(tab.link, "sheet-words", {});
  await well(tab.link, "sheet-saved", {
    typed: [1, 2].map((place) => ({ place, word: words[place - 1] ?? "" })),
  });
  return words.join(" ");
};

test("V7 a locked device opens by its own words alone, also after a restart", async () => {
  const { office, mediator, varda, talk } = await convened();
  await well(varda.link, "keep-text", { talk, place: "room/p1", text: "not sent yet" });
  const words = await saved(varda);
  const others = await saved(mediator);
  await well(varda.link, "lock", {});
  expect(varda.link.state()).toMatchObject({ device: { phase: "locked", talks: [] }, talks: {} });
  expect(await varda.keys.read()).toEqual({});
  expect(await codeOf(varda.link, "unlock", { words: "one two three" })).toBe("sheet-length");
  expect(await codeOf(varda.link, "unlock", { words: others })).toBe("another-sheet");
  expect(varda.link.state().device.phase).toBe("locked");
  varda.host.stop();
  const again = openTab(office, "v-2", { store: varda.store, keys: varda.keys });
  await until(again.link, ({ device }) => device.phase === "locked");
  await well(again.link, "unlock", { words });
  await until(again.link, (state) => state.talks[talk]?.texts["room/p1"] === "not sent yet");
  expect(again.link.state().device).toMatchObject({ phase: "open", sheet: "saved" });
});

test("V8 a device that walks into a room holds that room's keys alone", async () => {
  const { office, mediator, varda, talk } = await convened();
  await well(varda.link, "hold", { talk, command: say(p1, "Only in Varda's room."), hold: 1 });
  await until(mediator.link, () => wordsIn(mediator, talk, p1).length === 1);
  const words = await saved(mediator);
  await well(mediator.link, "walk-in", { talk, party: p2 });
  await until(mediator.link, ({ device }) => device.phase === "walk-in");
  const shown = await until(mediator.link, (state) => state.talks[talk]?.view);
  expect(shown).toMatchObject({ type: "desk", rooms: [{ party: p2 }], tray: [], ledger: [] });
  expect(JSON.stringify(mediator.link.state())).not.toContain("Only in Varda's room.");
  const kept = await mediator.keys.read();
  expect(kept.sheet).toBeUndefined();
  expect(kept.alone?.logs.map(({ party }) => party)).toEqual([p2]);
  mediator.host.stop();
  const again = openTab(office, "m-2", { store: mediator.store, keys: mediator.keys });
  await until(again.link, ({ device }) => device.phase === "walk-in");
  const spoken = {
    type: "say" as const,
    room: p2,
    item: newId<"item">(),
    words: "Said in Selen's room.",
  };
  await well(again.link, "perform", { talk, command: spoken });
  expect(await codeOf(again.link, "walk-in", { talk, party: p1 })).toBe("walk-in-only");
  await well(again.link, "unlock", { words });
  await until(again.link, (state) =>
    state.talks[talk]?.view?.people.some(({ place }) => place.type === "desk"),
  );
  expect(wordsIn(again, talk, p1)).toEqual(["Only in Varda's room."]);
  expect(wordsIn(again, talk, p2)).toEqual(["Said in Selen's room."]);
});

test("V9 a new key sheet opens the same seats, the old one nothing", async () => {
  const { office, varda, talk } = await convened();
  const old = await saved(varda);
  const { words } = await well(varda.link, "new-sheet", {});
  await until(varda.link, (state) => state.talks[talk]?.view !== undefined);
  const fresh = openTab(office, "fresh");
  expect(await codeOf(fresh.link, "unlock", { words: old })).toBe("not-admitted");
  await well(fresh.link, "unlock", { words: words.join(" ") });
  await until(fresh.link, (state) => state.talks[talk]?.view?.type === "party");
});

test("V10 without a server a device shows what it knows, and what is said waits", async () => {
  const { mediator, varda, talk } = await convened();
  varda.network.isUp = false;
  const held = await well(varda.link, "hold", { talk, command: say(p1, "Said offline."), hold: 1 });
  await until(varda.link, (state) =>
    state.talks[talk]?.held.some(({ name, why }) => name === held.name && why === "unreachable"),
  );
  varda.network.isUp = true;
  await well(varda.link, "send-held", { talk, names: [held.name] });
  await until(mediator.link, () => wordsIn(mediator, talk, p1).includes("Said offline."));
});

test("V271 who was removed is told so and keeps what was read; a network that is lost is something else", async () => {
  const { office, mediator, varda, talk } = await convened();
  await well(varda.link, "hold", { talk, command: say(p1, "Read before."), hold: 1 });
  await until(mediator.link, () => wordsIn(mediator, talk, p1).length === 1);
  const lineOf = (tab: Tab) => tab.link.state().talks[talk]?.line;
  varda.network.isUp = false;
  varda.network.hangUp();
  await until(varda.link, () => lineOf(varda) === "offline");
  varda.network.isUp = true;
  varda.host.tryNow();
  await until(varda.link, () => lineOf(varda) === "live");
  const person = await until(mediator.link, (state) => {
    const persons = state.talks[talk]?.persons ?? [];
    return persons.find(({ name }) => name === `Head of ${p1}`)?.id;
  });
  await well(mediator.link, "remove", { talk, person });
  await until(varda.link, () => lineOf(varda) === "shut-out");
  expect(wordsIn(varda, talk, p1)).toEqual(["Read before."]);
  // A device that starts again shows what it knows, and says the same.
  const again = openTab(office, "v again", varda);
  await until(again.link, () => lineOf(again) === "shut-out");
  expect(wordsIn(again, talk, p1)).toEqual(["Read before."]);
});

test("V12 search finds words in what the seat may open", async () => {
  const { mediator, varda, talk } = await convened();
  await well(varda.link, "hold", { talk, command: say(p1, "دربارهٔ گذرگاه شرقی ۴۲۰۰"), hold: 1 });
  await until(mediator.link, () => wordsIn(mediator, talk, p1).length === 1);
  const hits = async (link: Link, text: string) =>
    (await well(link, "search", { talk, text })).hits.map(({ place }) => place);
  expect(await hits(mediator.link, "4200 گذرگاه")).toEqual(["room/p1"]);
  expect(await hits(mediator.link, "شرقي")).toEqual(["room/p1"]);
  expect(await hits(mediator.link, "غربی")).toEqual([]);
  expect(await hits(mediator.link, "  ")).toEqual([]);
});

test("V15 a link of another side, or of somebody else in a place one sits in, changes nothing and stays good", async () => {
  const { office } = await makeOfficeWorld();
  const [mediator, varda] = [openTab(office, "m"), openTab(office, "v")];
  const { talk } = await well(mediator.link, "convene", plan);
  const invite = (party: Party) =>
    well(mediator.link, "invite", { talk, kind: { as: "head", party }, title: "", days: 7 });
  const ofVarda = await invite(p1);
  const ofSelen = await invite(p2);
  const join = (tab: Tab, link: string) => codeOf(tab.link, "join", { link, name: "N", title: "" });
  expect(await join(varda, ofVarda.address)).toBe("well");
  const places = () => onlyTalk(varda.link.state())?.logs.map(({ place }) => place);
  const before = places();
  expect(await join(mediator, ofSelen.address)).toBe("already-seated");
  expect(await join(varda, ofSelen.address)).toBe("other-side");
  expect(places()).toEqual(before);
  expect(varda.link.state().talks[talk]?.view?.type).toBe("party");
  expect(await join(openTab(office, "its own"), ofSelen.address)).toBe("well");
});

test("V16 a connection that is lost shows at once, and is tried at once when the tab is back", async () => {
  const { office } = await makeOfficeWorld();
  const first = openTab(office, "m");
  const { talk } = await well(first.link, "convene", plan);
  first.host.stop();
  // No wait of this device ends: what waits for one is never done.
  const { store, keys } = first;
  const later: Ports["later"] = (wait, run) =>
    wait < 250 ? afterwards(wait, run) : () => undefined;
  const { link, network, channel } = openTab(office, "m", { store, keys, later });
  const line = (wanted: TalkState["line"]) =>
    until(link, (state) => state.talks[talk]?.line === wanted);
  await line("live");
  network.isUp = false;
  network.hangUp();
  await line("offline");
  network.isUp = true;
  const window = new EventTarget();
  onComingBack(
    { window, document: Object.assign(new EventTarget(), { visibilityState: "hidden" }) },
    () => channel().postMessage({ from: "tab", type: "back" }),
  );
  window.dispatchEvent(new Event("online"));
  await line("live");
});

test("V16 a tab is back when its browser is online again, and when it comes into sight", () => {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  let count = 0;
  onComingBack({ window, document }, () => (count += 1));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(count).toBe(0);
  document.visibilityState = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  expect(count).toBe(1);
  window.dispatchEvent(new Event("offline"));
  expect(count).toBe(1);
  window.dispatchEvent(new Event("online"));
  expect(count).toBe(2);
});
