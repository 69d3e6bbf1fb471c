// Every no the domain can say: what is wrong, and what to do. The codes are stable; the sentences are English and for
// people, and hold no name, text or id of any talks (rule T6).

/** Each code with one sentence: what is wrong and what to do. */
export const refusalSentences = {
  "already-used": "This leave was already used; the carry goes on by itself.",
  "approval-not-needed":
    "These talks ask for no second mediator's approval; let the carry go at the end of its hold.",
  "ask-answered": "This ask was answered already; ask again if more is needed.",
  "carried-already":
    "This item was carried to that room, or is in hand for it; mark the carry as again if you mean it.",
  "file-empty": "The file is empty; choose another.",
  "file-name":
    "A file's name is 1 to 200 characters, with no slash, control sign or turned direction; rename it.",
  "file-not-anew":
    "A carried file gets a new id and key for the other room; mint new ones and try again.",
  "file-too-large": "The file is larger than 16 MiB; make it smaller, or send it in parts.",
  "file-twice": "The same file is there twice; take one out.",
  "file-type": "A file's type is a media type like application/pdf, in lower case; correct it.",
  "hold-past": "The hold would end before it begins; set a hold of zero or more.",
  "has-left": "This person has left this log; ask an authority to invite a new seat.",
  "handed-over": "It is handed over and cannot be taken back; carry a correction instead.",
  confined:
    "An interpreter writes renderings here and nothing else; ask an authority of its side to free it.",
  held: "The hold has not ended; wait, or take the carry back.",
  "id-taken": "This id stands for something else already; make a new one.",
  "language-tag": 'This is no language tag; write one such as "fa", "ar-IQ" or "zh-Hant".',
  "leak-stop":
    "The wording holds a figure, date, name or phrase that stays in its room; take it out, or ask for leave.",
  "leave-not-yours": "Only the author of an item, or its head, decides on its leave.",
  "leave-stands": "The item's leave already allows this; nothing needs to be asked.",
  "leave-unsaid":
    "In these talks nothing is sent without a choice; say whether the item may be carried.",
  "let-go": "This carry was let go because its leave no longer stood; prepare it again.",
  "log-closed": "This place is closed; nothing more can be written there.",
  "log-locked":
    "A key of this place is missing; wait for the epoch's signer before you write there.",
  malformed: "This is not of the form the talks know; check the fields and their sizes.",
  "mixed-seat": "These logs do not belong to one seat; open each seat by itself.",
  "no-leave": "The author's leave does not cover this manner; choose another, or ask for leave.",
  "no-log": "This device does not hold that place of the talks; join it or sync first.",
  "no-rules": "The ground rules do not stand in this log yet; the lead writes them first.",
  "no-such-ask": "There is no such ask in this room; sync and look again.",
  "no-such-carry": "There is no such carry at the desk; sync and look again.",
  "no-such-file": "There is no such file there; sync and look again.",
  "no-such-item": "There is no such item with leave in this room; sync and look again.",
  "no-such-name": "There is no such name on the desk's list; sync and look again.",
  "no-such-original":
    "There is nothing in words under that id in this room to render; sync and look again.",
  "no-such-party": "The ground rules name no such other party; check which room is meant.",
  "no-such-public": "Nothing was noted as public under that id; sync and look again.",
  "no-such-question": "The other room has not asked for that; carry it once it asks.",
  "no-such-telling": "This room was told nothing under that id; sync and look again.",
  "no-words": "There is nothing to read in it; write some words.",
  "not-a-mediator": "Only a mediator may do this; ask one.",
  "not-an-interpreter":
    "Interpreters, mediators and the room's own people write renderings; ask to be named interpreter.",
  "not-an-event": "This entry is no event that the talks know.",
  "not-approved": "Another mediator must approve this carry first.",
  "not-as-written": "As written means word for word; choose a reworded manner to change the words.",
  "not-asked": "This leave holds only if they ask; name the question that the other room asked.",
  "not-the-founder": "Only the founder sets the ground rules, in the first sealed entry of a log.",
  "not-told-yet": "The telling to correct has not reached the other room; wait until it has.",
  "not-your-caucus": "Only a party's own people and its capital speak in its caucus.",
  "not-your-room": "Only the party of this room may do this here.",
  "not-yours": "Only the person itself or an authority over it sets a profile.",
  "not-yours-to-name":
    "Only an authority names and frees interpreters, among its own side's people without authority.",
  "nothing-to-correct": "There is no finished carry between these rooms to correct; carry it anew.",
  "own-carry": "Who prepared a carry cannot approve it; ask another mediator.",
  "receipt-words": "The receipt must hold the words exactly when the ground rules say so.",
  "rules-stand": "The ground rules of this log stand and cannot be replaced.",
  "same-language": "The original is in this language already; render into another, or say it anew.",
  "same-room": "An item cannot be carried into its own room; choose another.",
  "side-stands":
    "Whose people these are was named already and cannot be changed; invite them anew.",
  "taken-back": "This carry was taken back; prepare it again.",
  "too-early": "It may not go before its time; wait until then.",
  "too-many-files": "There are more than ten files; send the rest with another message.",
  unchecked: "Its author's words have not been compared; check that person first.",
  "unknown-command": "There is no such command; see the list of commands.",
  "wider-leave": "Narrowing cannot widen leave; ask the author for more.",
  "words-broken": "The words hold half a character; write them again.",
  "words-too-long": "The words are too long; at most 20,000 characters, names at most 200.",
} as const;

/** Why the talks refuse something: a closed list of stable kebab words. */
export type RefusalCode = keyof typeof refusalSentences;
