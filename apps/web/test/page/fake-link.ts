// A link to no host: one made-up talk, for what is looked at and pressed and goes nowhere.

import type { HostState, TalkState } from "../../src/host/state.ts";
import type { Link } from "../../src/page/link.ts";

/** The talk of the gallery. */
export const talk = "0f".repeat(16);

const person = (id: string, name: string, side: "mediators" | "p1") => ({
  id,
  name,
  title: "",
  role: "",
  isMe: false,
  seats: [{ place: "table", member: id, side, roles: [], standing: "checked" }],
  isMine: false,
});

// What a view is made of is the domain's affair; the shell reads title and parties of it.
let state = {
  device: {
    phase: "open",
    server: "https://talks.example",
    sheet: "unsaved",
    storage: "may-be-cleared",
    talks: [{ talk, title: "Aru River crossings", unread: 4 }],
  },
  talks: {
    [talk]: {
      talk,
      view: {
        type: "desk",
        rules: {
          title: "Aru River crossings",
          parties: [
            { party: "p1", name: "Varda" },
            { party: "p2", name: "Selen" },
          ],
        },
        people: [],
        flags: [],
        rooms: [],
        tray: [],
        dropped: [],
        ledger: [],
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
      persons: [person("1", "Inês Tavares", "mediators"), person("2", "Jonas Lind", "mediators")],
      invitations: [],
      comparing: [],
      doors: { areShut: false },
      isChecked: true,
      owesWords: false,
      seen: {},
      texts: {},
    } as unknown as TalkState,
  },
} as HostState;

const listeners = new Set<() => void>();

/** For tests: the talk with something about it changed. */
const putTalk = (change: Partial<TalkState>): void => {
  const before = state.talks[talk];
  if (before === undefined) return;
  state = { ...state, talks: { [talk]: { ...before, ...change } } };
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
