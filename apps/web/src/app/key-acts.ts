// Every act that has a key: which key, and what it is called. One table, so that the list of keys, the palette, the foot and the
// settings tell the same, and no two acts share a key unseen (rule V52).

import type { Key } from "../words/key.ts";

type KeyActKind = {
  readonly key: string;
  /** The key comes after this one: "g" then "d". */
  readonly after?: "g";
  readonly label: Key;
  /** Whether the foot shows it while it can be done. */
  readonly isInFoot?: true;
};

/** Acts by name, with their usual keys. */
export const keyActs = {
  "pane-1": { key: "1", label: "app.key-pane-1", isInFoot: true },
  "pane-2": { key: "2", label: "app.key-pane-2", isInFoot: true },
  "pane-3": { key: "3", label: "app.key-pane-3", isInFoot: true },
  carry: { key: "c", label: "app.key-carry", isInFoot: true },
  "take-phrase-out": { key: "x", label: "app.key-take-phrase-out" },
  "take-back": { key: "z", label: "app.key-take-back", isInFoot: true },
  ledger: { key: "l", label: "app.key-ledger", isInFoot: true },
  next: { key: "j", label: "app.key-next" },
  previous: { key: "k", label: "app.key-previous" },
  search: { key: "/", label: "app.key-search" },
  "go-desk": { key: "d", after: "g", label: "app.key-go-desk" },
  "go-room": { key: "r", after: "g", label: "app.key-go-room" },
  "go-caucus": { key: "c", after: "g", label: "app.key-go-caucus" },
  "go-ledger": { key: "l", after: "g", label: "app.key-go-ledger" },
  "go-people": { key: "p", after: "g", label: "app.key-go-people" },
  "go-log": { key: "o", after: "g", label: "app.key-go-log" },
  "go-settings": { key: "s", after: "g", label: "app.key-go-settings" },
  "go-talks": { key: "t", after: "g", label: "app.key-go-talks" },
  curtain: { key: ".", label: "app.key-curtain" },
  "key-list": { key: "?", label: "app.key-list", isInFoot: true },
} as const satisfies Readonly<Record<string, KeyActKind>>;

/** An act that has a key. */
export type KeyAct = keyof typeof keyActs;
/** All acts, in the order they are listed. */
// Object.keys gives the very names of the table.
export const keyActNames = Object.keys(keyActs) as readonly KeyAct[];

/** The act of that name, as wide as any. */
export const keyActOf = (act: KeyAct): KeyActKind => keyActs[act];
