import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Control,
  type LogReader,
  type MemberId,
  addMember,
  bytesFromControl,
  checkMember,
  giveAuthority,
  inviteKeys,
  isFault,
  openBox,
  rawEpochKey,
  recipientsOf,
  removeMember,
  shutDoors,
  turnEpoch,
  withdrawInvite,
} from "@tworooms/seal";
import {
  type Shelf,
  accepted,
  bodiesOf,
  current,
  everything,
  founded,
  invited,
  partyOf,
  post,
  say,
  secretOf,
  sequence,
} from "./shelf.ts";

const names = ["ada", "bob", "cid"] as const;
type Name = (typeof names)[number];
const acts = ["invite", "accept", "check", "add", "remove", "withdraw", "turn", "shut"] as const;
type Act = { readonly act: (typeof acts)[number]; readonly name: Name };

/** What a log's own history says of each name: what a reader with no knowledge of rosters would write down. */
type Tale = {
  readonly invited: Map<Name, "boxed" | "bare" | "used" | "gone">;
  readonly seated: Map<Name, "pending" | "unchecked" | "checked" | "removed">;
  isShut: boolean;
};

const turnOf = (
  control: Control,
): Extract<Control, { readonly turn: unknown }>["turn"] | undefined =>
  "turn" in control ? control.turn : undefined;

const controlFor = async (
  shelf: Shelf,
  lead: LogReader,
  tale: Tale,
  { act, name }: Act,
): Promise<Control | undefined> => {
  const random = sequence(`${act} ${name} ${shelf.entries.length}`);
  const seat = [...lead.state.members.values()].find(({ party }) => party === partyOf(name));
  const standing = tale.seated.get(name);
  const invitation = tale.invited.get(name);
  const made = async (): Promise<unknown> => {
    if (act === "turn") return turnEpoch(lead, random);
    if (act === "shut" && !tale.isShut) return shutDoors(lead, random);
    if (act === "check" && standing === "unchecked" && seat)
      return checkMember(lead, seat.id, random);
    if (act === "add" && standing === "pending" && seat) return addMember(lead, seat.id, random);
    if (act === "remove" && seat && standing !== "removed")
      return removeMember(lead, seat.id, random);
    if (act === "withdraw" && (invitation === "boxed" || invitation === "bare"))
      return withdrawInvite(lead, (await inviteKeys(secretOf(name), shelf.log)).id, random);
    return undefined;
  };
  return (await made()) as Control | undefined;
};

/** Plays acts and says, after each entry that turned the epoch, to whom it was boxed and to whom the tale says it should be. */
const played = async (isBoxed: boolean, script: readonly Act[]) => {
  const { shelf, reader } = await founded("lead", { isBoxed });
  let lead = reader;
  const tale: Tale = { invited: new Map(), seated: new Map(), isShut: !isBoxed };
  const ids = new Map<MemberId, string>([[lead.seat.id, "lead"]]);
  const rows: { readonly act: string; readonly boxed: string[]; readonly due: string[] }[] = [];
  for (const step of script) {
    const { act, name } = step;
    if (act === "invite" && !tale.invited.has(name)) {
      lead = await invited(shelf, lead, name, !tale.isShut);
      tale.invited.set(name, tale.isShut ? "bare" : "boxed");
      ids.set((await inviteKeys(secretOf(name), shelf.log)).id, `link of ${name}`);
    } else if (act === "accept" && ["boxed", "bare"].includes(tale.invited.get(name) ?? "")) {
      const guest = await accepted(shelf, name);
      lead = await current(shelf, lead);
      tale.seated.set(name, tale.invited.get(name) === "boxed" ? "unchecked" : "pending");
      tale.invited.set(name, "used");
      ids.set(guest.seat.id, name);
    } else {
      const control = await controlFor(shelf, lead, tale, step);
      if (control === undefined) continue;
      lead = await post(shelf, lead, control);
      if (act === "check" || act === "add") tale.seated.set(name, "checked");
      if (act === "remove") tale.seated.set(name, "removed");
      if (act === "withdraw") tale.invited.set(name, "gone");
      if (act === "shut") {
        tale.isShut = true;
        for (const [each, state] of tale.invited)
          if (state === "boxed") tale.invited.set(each, "bare");
      }
      const turn = turnOf(control);
      if (turn === undefined) continue;
      const seated = names.filter((each) =>
        ["unchecked", "checked"].includes(tale.seated.get(each) ?? ""),
      );
      const open = names.filter((each) => tale.invited.get(each) === "boxed");
      rows.push({
        act,
        boxed: turn.boxes.map(({ to }) => ids.get(to) ?? "a stranger").toSorted(),
        due: ["lead", ...seated, ...open.map((each) => `link of ${each}`)].toSorted(),
      });
      expect(lead.state.epoch).toBe(turn.n);
    }
  }
  return { shelf, lead, rows };
};

const script = fc.array(
  fc.record({ act: fc.constantFrom(...acts), name: fc.constantFrom(...names) }),
  { minLength: 4, maxLength: 14 },
);

test("S60 keys are boxed to the signed roster after the entry and its open boxed links, and to nobody else", () =>
  fc.assert(
    fc.asyncProperty(fc.boolean(), script, async (isBoxed, steps) => {
      const { rows, lead } = await played(isBoxed, steps);
      for (const { act, boxed, due } of rows) expect({ act, boxed }).toEqual({ act, boxed: due });
      const holders = [...lead.state.members.values()].filter(
        ({ standing }) => standing === "checked" || standing === "unchecked",
      );
      expect(recipientsOf(lead.state).length).toBeGreaterThanOrEqual(holders.length);
    }),
    { numRuns: 25 },
  ));

test("S60 every box of a turn opens for its recipient to the committed key", async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await invited(shelf, reader, "ada", true);
  const ada = await accepted(shelf, "ada");
  lead = await invited(shelf, await current(shelf, lead), "bob", true);
  const control = await turnEpoch(lead, sequence("turn"));
  const { n, commit, boxes } = control.turn;
  const bob = await inviteKeys(secretOf("bob"), shelf.log);
  expect(boxes).toHaveLength(3);
  const opened = await Promise.all(
    [lead.seat, ada.seat, bob].map((recipient) => {
      const box = boxes.find(({ to }) => to === recipient.id)?.box ?? new Uint8Array();
      return openBox({ log: shelf.log, n, recipient, box, commit });
    }),
  );
  for (const key of opened) expect(key).toEqual(opened[0]);
  expect(isFault(opened[0])).toBe(false);
});

test("S61 nothing a removed member ever received yields a later key", async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await invited(shelf, reader, "ada", true);
  const ada = await accepted(shelf, "ada");
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  lead = await say(shelf, lead, "while she sat here");
  lead = await post(shelf, lead, await removeMember(lead, ada.seat.id, sequence("remove")));
  lead = await say(shelf, lead, "after");
  lead = await post(shelf, lead, await turnEpoch(lead, sequence("turn")));
  await say(shelf, lead, "long after");
  // She keeps every key, her link's secret too, and is given all the server holds.
  const hers = await everything(shelf, "ada", secretOf("ada"));
  expect(bodiesOf(hers.entries)).toEqual(["while she sat here"]);
  expect(hers.reader.lock).toMatchObject({ epoch: 3, signer: lead.seat.id });
  expect([...hers.reader.keyring.keys()]).toEqual([1, 2]);
  expect(bodiesOf((await everything(shelf, "lead")).entries)).toHaveLength(3);
  // Each key is drawn anew: none of hers leads to a later one.
  const raw = await Promise.all([1, 2, 3, 4].map((n) => rawEpochKey(lead, n)));
  expect(new Set(raw.map(String)).size).toBe(4);
  expect(raw).not.toContain(undefined);
  expect(await rawEpochKey(hers.reader, 3)).toBeUndefined();
});

test("S61 random histories: a removed seat opens nothing sealed after its removal", () =>
  fc.assert(
    fc.asyncProperty(script, async (steps) => {
      const { shelf, lead } = await played(true, steps);
      await say(shelf, lead, "the last word");
      for (const name of names) {
        const seat = [...lead.state.members.values()].find(({ party }) => party === partyOf(name));
        if (seat?.standing !== "removed") continue;
        const { entries } = await everything(shelf, name, secretOf(name));
        expect(bodiesOf(entries)).toEqual([]);
      }
    }),
    { numRuns: 15 },
  ));

test("S60 a move about nobody, or without the keys to box again, is refused with a word", async () => {
  const { shelf, reader } = await founded("lead", { isBoxed: false });
  const lead = await invited(shelf, reader, "ada", false);
  const ada = await accepted(shelf, "ada");
  const stranger = (await inviteKeys(secretOf("ada"), shelf.log)).id;
  const random = sequence("none");
  const unknown = { fault: "unknown-member" };
  expect(await checkMember(lead, stranger, random)).toEqual(unknown);
  expect(await addMember(lead, stranger, random)).toEqual(unknown);
  expect(await removeMember(lead, stranger, random)).toEqual(unknown);
  expect(giveAuthority(lead, stranger, [])).toEqual(unknown);
  // Nor about somebody who does not stand where the move begins.
  expect(await checkMember(ada, ada.seat.id, random)).toEqual(unknown);
  expect(await checkMember(lead, lead.seat.id, random)).toEqual(unknown);
  expect(await addMember(lead, lead.seat.id, random)).toEqual(unknown);
  expect(giveAuthority(ada, ada.seat.id, [partyOf("ada")])).toEqual(unknown);
  // Ada, pending, holds no epoch: she has nothing to give.
  expect(await addMember(ada, ada.seat.id, random)).toEqual({ fault: "key-missing" });
});

test("S80 the same reader and the same random bytes give the same entry, and other bytes another", async () => {
  const { shelf, reader } = await founded("lead");
  const lead = await invited(shelf, reader, "ada", true);
  const made = async (label: string) =>
    String(bytesFromControl(await turnEpoch(lead, sequence(label))));
  expect(await made("one")).toBe(await made("one"));
  expect(await made("one")).not.toBe(await made("two"));
});
