// The room of a delegation in which two messages stand and more come, and how often each was drawn: a message that is drawn is asked
// whether it is checked, and nothing else asks it.

import type { ReactNode } from "react";
import type { Id, Member, MessageView, Party, PartyView, Time } from "@tworooms/talks";
import { Room } from "../../src/screens/room/Room.tsx";
import { putTalk, rules, talk } from "./fake-link.ts";

const party = "p1" as Party;
const author = "1".repeat(32) as Member;
const drawn: number[] = [];

const message = (seq: number): MessageView => ({
  item: String(seq).padStart(32, "0") as Id<"item">,
  author,
  side: "mediators",
  get isChecked() {
    drawn[seq] = (drawn[seq] ?? 0) + 1;
    return true;
  },
  words: `Message ${seq}.`,
  renderings: [],
  files: [],
  at: (1_770_000_000_000 + seq * 60_000) as Time,
  seq,
  asks: [],
  receipts: [],
});

let messages: readonly MessageView[] = [message(0), message(1)];
const people: PartyView["people"] = [{ place: { type: "room", party }, people: [] }];

/** As the host does it: what changed is new, what did not is the same object. */
const show = (): void =>
  putTalk({
    view: {
      type: "party",
      party,
      rules,
      people,
      flags: [],
      room: { party, standing: "open", messages, tolds: [], questions: [], outgoing: [] },
    },
  });

Object.assign(globalThis, {
  drawn,
  come: () => {
    messages = [...messages, message(messages.length)];
    show();
  },
});

/** Puts up the room; `come()` on its page brings one message more, `drawn` tells how often each was drawn. */
export const growingRoom = (): ReactNode => {
  show();
  return (
    <main>
      <h1>Room</h1>
      <Room talk={talk} />
    </main>
  );
};
