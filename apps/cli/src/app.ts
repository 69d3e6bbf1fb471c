// `tworooms`: the table of contents of its verbs.

import { buildApplication, buildRouteMap } from "@stricli/core";
import type { Application } from "@stricli/core";
import { operatorVerbs, spelling } from "./operator-app.ts";
import type { CliContext } from "./verb.ts";
import { analyse } from "./verbs/analyse.ts";
import { approve, release, takeBack } from "./verbs/approve.ts";
import { ask } from "./verbs/ask.ts";
import { carry } from "./verbs/carry.ts";
import { convene } from "./verbs/convene.ts";
import { drafts } from "./verbs/drafts.ts";
import { exportVerb } from "./verbs/export.ts";
import { file } from "./verbs/file.ts";
import { invite } from "./verbs/invite.ts";
import { join } from "./verbs/join.ts";
import { leave } from "./verbs/leave.ts";
import { ledger } from "./verbs/ledger.ts";
import { note } from "./verbs/note.ts";
import { people } from "./verbs/people.ts";
import { read } from "./verbs/read.ts";
import { readback } from "./verbs/readback.ts";
import { render } from "./verbs/render.ts";
import { replay } from "./verbs/replay.ts";
import { say } from "./verbs/say.ts";
import { sheet } from "./verbs/sheet.ts";
import { verify } from "./verbs/verify.ts";
import { watch } from "./verbs/watch.ts";
import { words } from "./verbs/words.ts";

/** The program. */
export const app: Application<CliContext> = buildApplication(
  buildRouteMap({
    routes: {
      ...operatorVerbs,
      convene,
      invite,
      join,
      words,
      sheet,
      people,
      say,
      drafts,
      ask,
      leave,
      carry,
      approve,
      takeBack,
      release,
      readback,
      render,
      ledger,
      read,
      file,
      watch,
      note,
      export: exportVerb,
      verify,
      replay,
      analyse,
    },
    docs: {
      brief:
        "Indirect talks: separate rooms, and a mediator carrying between them what each side allows",
      fullDescription:
        "Exit codes: 0 done, 2 refused, 3 a fault outside, 70 a bug. Every verb takes --json and --help. Secrets come from files, prompts or stdin, never from the command line.",
    },
  }),
  spelling,
);
