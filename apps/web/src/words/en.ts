// The English messages, one file of keys per place. Loaded alone, when this language is the one chosen.

import app from "./en/app.json" with { type: "json" };
import demo from "./en/demo.json" with { type: "json" };
import desk from "./en/desk.json" with { type: "json" };
import files from "./en/files.json" with { type: "json" };
import ledger from "./en/ledger.json" with { type: "json" };
import log from "./en/log.json" with { type: "json" };
import look from "./en/look.json" with { type: "json" };
import parts from "./en/parts.json" with { type: "json" };
import people from "./en/people.json" with { type: "json" };
import refusal from "./en/refusal.json" with { type: "json" };
import room from "./en/room.json" with { type: "json" };
import start from "./en/start.json" with { type: "json" };
import warning from "./en/warning.json" with { type: "json" };
import words from "./en/words.json" with { type: "json" };

/** Every message of this language. */
export const messages = {
  ...app,
  ...demo,
  ...desk,
  ...files,
  ...ledger,
  ...log,
  ...look,
  ...parts,
  ...people,
  ...refusal,
  ...room,
  ...start,
  ...warning,
  ...words,
};
