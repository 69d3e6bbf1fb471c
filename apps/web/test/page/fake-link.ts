// A link to no host: one made-up talk, for what is looked at and pressed and goes nowhere.

import type { Party, Rules } from "@tworooms/talks";
import type { HostState, PersonState, TalkState } from "../../src/host/state.ts";
import type { Link } from "../../src/page/link.ts";

/** The talk of the gallery. */
export const talk = "0f".repeat(16);

const person = (id: string, name: string): PersonState => ({
  id,
  name,
  title: "",
  role: "",
  isMe: false,
  seats: [{ place: "table", member: id, side: "mediators", roles: [], standing: "checked" }],
  isMine: false,
});

/** The ground rules of the gallery's talk. */
export const rules: Rules = {
  title: "Aru River crossings",
  caucusRule: "closed",
  secondApproval: "not-needed",
  receipts: "without-words",
  languages: ["en"],
  parties: [
    { party: "p1" as Party, name: "Varda" },
    { party: "p2" as Party, name: "Selen" },
  ],
};

let ofTalk: TalkState = {
  talk,
  view: {
    type: "desk",
    rules,
    people: [],
    flags: [],
    rooms: [],
    tray: [],
    dropped: [],
    ledger: [],
    publics: [],
    notes: [],
    names: [],
  },
  line: "live",
  entries: 1204,
  warnings: [
    { place: "room/p1", code: "went-back" },
    { place: "desk", code: "locked" },
  ],
  dues: [],
  held: [],
  attaching: [],
  persons: [person("1", "Inês Tavares"), person("2", "Jonas Lind")],
  invitations: [],
  comparing: [],
  logs: [],
  doors: { areShut: false },
  isChecked: true,
  owesWords: false,
  seen: {},
  texts: {},
};
let state: HostState = {
  device: {
    phase: "open",
    server: "https://talks.example",
    sheet: "unsaved",
    storage: "may-be-cleared",
    talks: [{ talk, title: rules.title, unread: 4 }],
  },
  talks: { [talk]: ofTalk },
};

const listeners = new Set<() => void>();

/** The talk with something about it changed. */
export const putTalk = (change: Partial<TalkState>): void => {
  ofTalk = { ...ofTalk, ...change };
  state = { ...state, talks: { [talk]: ofTalk } };
  for (const listener of listeners) listener();
};
Object.assign(globalThis, { putTalk });

export const plainLink: Link = {
  state: () => state,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  act: async () => ({ ok: false, code: "unreachable" }),
};
