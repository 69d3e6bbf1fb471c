// Every no a person may meet, in one sentence: what is wrong, and what to do. Codes are stable; the sentences are English and
// hold no name, text or id of any talks.

import { refusalSentences as talksSentences } from "@tworooms/talks";
import { refusalSentences as wireSentences } from "@tworooms/wire";

/** What this workspace itself refuses, and what the sealed half finds wrong. */
const clientSentences: Readonly<Record<string, string>> = {
  unreachable: "The server did not answer; check the address and the network, then try again.",
  "went-back":
    "The server holds less of a log than this device knows; do not go on before the operator explains, then offer back what is missing.",
  split: "The server shows two histories of one log; stop, and speak to the others by another way.",
  "not-an-entry":
    "The server gave something that is no entry of the log; stop, and tell the operator.",
  "update-needed": "These talks follow newer rules than this program knows; update it.",
  locked: "A key of this place is missing; its epoch's signer must add you first.",
  "key-missing":
    "This seat holds no key for the newest epoch here; wait until an authority adds you.",
  "unknown-member":
    "Nobody of that kind sits here in a standing that allows this; look at the list of people.",
  "unknown-invite": "There is no such open invitation here; look at the list of people.",
  "not-boxable": "Doors are shut here: newcomers are added after they came; invite again.",
  "not-invited": "This seat came by no invitation to that place; ask for one.",
  "not-seated": "That person does not sit here; look at the list of people.",
  "not-governed":
    "Another authority decides about that side's people here; ask their head, or the lead.",
  note: "The invitation's note cannot be read; ask for a new link.",
  link: "This is no invitation link; copy it again whole, from its first to its last letter.",
  "false-room":
    "This link leads to a room its inviter did not make; do not go on, and tell your inviter by voice.",
  "link-closed":
    "This link opens nothing any more: somebody came by it, or it was withdrawn, or it has run out. Ask whoever gave it to you for a new one; if you never came by it, say so, for somebody else may have.",
  "invitation-used":
    "Somebody else came by this link; raise the alarm: the inviter must withdraw it and remove that seat.",
  "invitation-withdrawn": "This invitation was withdrawn; ask for a new one.",
  "salt-known":
    "A log repeats the salt of another; its keys would tie the two: do not join, tell your inviter.",
  "already-seated":
    "You sit in that place already; this link is for somebody else, who opens it on a device of its own.",
  "other-side":
    "This link is for another side of talks you already sit in; whoever it is for opens it on a device of its own.",
  "place-taken": "Another log already stands for this place; do not join, and tell your inviter.",
  "vault-unreadable": "The vault at the server does not open with this key sheet; check the sheet.",
  "vault-went-back":
    "The server holds an older vault than this device; offer the newer one back once the operator has restored.",
  "unknown-talk": "This vault knows no such talks; see the list with: tworooms people list.",
  "unknown-log": "That place is not founded yet; finish convening first.",
  "needs-admission":
    "Convening was not finished and needs the operator's admission token once more.",
  "words-elsewhere":
    "The words were begun on another device of yours; go on there, or restart them.",
  "words-taken": "Two others already compare these words; wait for them, or restart.",
  "one-authority": "Name a second authority first, so that one lost key does not lose the place.",
  "file-missing":
    "The server does not give this file: it has lost it, or this seat sits there no longer; tell the operator, and ask for it to be sent again.",
  "file-false":
    "What the server gave is not this file, and nothing of it was believed; tell the operator, and ask for it to be sent again.",
  "files-full": "There is no room left for files in this place; send words, or ask the operator.",
  moved: "Things moved while this was decided; look again and repeat it.",
  stopped: "This log is stopped; nothing is written to it.",
};

const tables = [clientSentences, talksSentences, wireSentences] as const;

/** Every code that has a sentence here: whoever speaks another language says each of them. */
export const sentenceCodes: ReadonlySet<string> = new Set(
  tables.flatMap((table) => Object.keys(table)),
);

/** A sentence for a code; a plain one when the code is unknown here. */
export const sentenceOf = (code: string): string => {
  for (const table of tables)
    if (Object.hasOwn(table, code)) {
      const sentence: unknown = Object.entries(table).find(([name]) => name === code)?.[1];
      if (typeof sentence === "string") return sentence;
    }
  return "This was refused; nothing changed.";
};
