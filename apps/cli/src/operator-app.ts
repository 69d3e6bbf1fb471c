// The operator's verbs by themselves: a server that starts loads nothing of what seats need, and so is ready sooner.

import { buildApplication, buildRouteMap } from "@stricli/core";
import type { Application, Command, PartialApplicationConfiguration } from "@stricli/core";
import type { CliContext } from "./verb.ts";
import { backup, restore } from "./verbs/backup.ts";
import { certificate } from "./verbs/certificate.ts";
import { serve } from "./verbs/serve.ts";
import { web } from "./verbs/web.ts";

/** Verbs of who runs the server. */
export const operatorVerbs: Readonly<Record<string, Command<CliContext>>> = {
  serve,
  web,
  certificate,
  backup,
  restore,
};

/** How words and flags are spelled on the command line. */
export const spelling: PartialApplicationConfiguration = {
  name: "tworooms",
  scanner: { caseStyle: "allow-kebab-for-camel" },
  documentation: { caseStyle: "convert-camel-to-kebab" },
};

/** The program, as far as operators need it. */
export const app: Application<CliContext> = buildApplication(
  buildRouteMap({
    routes: { ...operatorVerbs },
    docs: { brief: "Serve, host the screens, certify, back up, restore" },
  }),
  spelling,
);
