// Every no of the office: its status over HTTP and a sentence that says what is wrong and what to do. A sentence is
// a constant: it can hold no id, name or figure. One code, one status, one sentence, whoever asks: rule O12.

import type { RefusalCode } from "./request.ts";

/** HTTP status of each refusal. */
export const refusalStatuses: Readonly<Record<RefusalCode, number>> = {
  "not-admitted": 403,
  malformed: 400,
  "too-large": 413,
  "too-many": 422,
  "too-often": 429,
  void: 422,
  "old-epoch": 422,
  "not-next": 422,
  restoring: 503,
  "not-restoring": 422,
  "store-full": 507,
  "store-failed": 503,
  closing: 503,
  "vault-moved": 409,
  "exists-already": 409,
};

/** What is wrong and what to do, in a sentence for whoever reads the bare answer. */
export const refusalSentences: Readonly<Record<RefusalCode, string>> = {
  "not-admitted":
    "You are not admitted to this, or there is no such thing, or your token has run out: win a new token, or ask whoever invited you.",
  malformed: "The request is not one this server knows: compare it with /v1/openapi.json.",
  "too-large": "The request is larger than the server takes: send less, or in parts.",
  "too-many": "The limit for this seat in this log is reached: nothing more of this kind is taken.",
  "too-often": "This seat asks too often in this log: wait some seconds and ask again.",
  void: "The entry breaks a rule of its log and would be void: read the log to its end and decide again.",
  "old-epoch":
    "The entry is sealed under an epoch that has ended: read the log to its end and seal it again.",
  "not-next": "A log begins with its genesis at place 0: send that.",
  restoring:
    "The server was restored from a backup and takes only what was lost: offer your longer tails, and try again later.",
  "not-restoring": "The server has lost nothing it knows of: append the entry in the ordinary way.",
  "store-full": "The server has no room left and has kept nothing of this: tell the operator.",
  "store-failed":
    "The server could not keep this safely and promises nothing: send the same bytes again later.",
  closing: "The server is stopping: send the same bytes again in some seconds.",
  "vault-moved": "Another device has put this version of the vault: read it and put the next one.",
  "exists-already": "Other bytes already stand under this id: choose a new one.",
};

/** Seconds after which asking again may help, for refusals that pass by themselves. */
export const secondsToWait: Readonly<Partial<Record<RefusalCode, number>>> = {
  "too-often": 5,
  restoring: 60,
  "store-failed": 10,
  closing: 5,
};
