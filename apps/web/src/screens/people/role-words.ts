// What an invitation is for, in words.

import type { Key } from "../../words/key.ts";

const KEYS: Readonly<Record<string, Key>> = {
  head: "people.role-head",
  delegate: "people.role-delegate",
  interpreter: "people.role-interpreter",
  "mediators-interpreter": "people.role-mediators-interpreter",
  counsel: "people.role-counsel",
  capital: "people.role-capital",
  mediator: "people.role-mediator",
  observer: "people.role-observer",
};

/** The message of a role; of any other word, "guest". */
export const roleKey = (role: string): Key => KEYS[role] ?? "people.role-guest";
