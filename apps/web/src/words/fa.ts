// The Persian messages, one file of keys per place. Loaded alone, when this language is the one chosen.

import app from "./fa/app.json" with { type: "json" };
import demo from "./fa/demo.json" with { type: "json" };
import desk from "./fa/desk.json" with { type: "json" };
import files from "./fa/files.json" with { type: "json" };
import ledger from "./fa/ledger.json" with { type: "json" };
import log from "./fa/log.json" with { type: "json" };
import look from "./fa/look.json" with { type: "json" };
import parts from "./fa/parts.json" with { type: "json" };
import people from "./fa/people.json" with { type: "json" };
import refusal from "./fa/refusal.json" with { type: "json" };
import room from "./fa/room.json" with { type: "json" };
import start from "./fa/start.json" with { type: "json" };
import warning from "./fa/warning.json" with { type: "json" };
import words from "./fa/words.json" with { type: "json" };

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
