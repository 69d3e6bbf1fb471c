// The Arabic messages, one file of keys per place. Loaded alone, when this language is the one chosen.

import app from "./ar/app.json" with { type: "json" };
import demo from "./ar/demo.json" with { type: "json" };
import desk from "./ar/desk.json" with { type: "json" };
import files from "./ar/files.json" with { type: "json" };
import ledger from "./ar/ledger.json" with { type: "json" };
import log from "./ar/log.json" with { type: "json" };
import look from "./ar/look.json" with { type: "json" };
import parts from "./ar/parts.json" with { type: "json" };
import people from "./ar/people.json" with { type: "json" };
import refusal from "./ar/refusal.json" with { type: "json" };
import room from "./ar/room.json" with { type: "json" };
import start from "./ar/start.json" with { type: "json" };
import warning from "./ar/warning.json" with { type: "json" };
import words from "./ar/words.json" with { type: "json" };

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
