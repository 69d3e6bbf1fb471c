// The program's beginning and end: runs one verb and settles the exit code. What a bug throws is caught here and in the frame
// of the verbs, and nowhere else.

import { ExitCode, run } from "@stricli/core";
import { reportBug } from "./verb.ts";

process.on("uncaughtException", (error) => {
  reportBug(process, error);
  process.exit();
});

const stage: { exitCode: number | string | null } & Pick<
  NodeJS.Process,
  "stdout" | "stderr" | "env"
> = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  exitCode: null,
};
const words = process.argv.slice(2);
// A server's threads start beside the rest of it; a serve that is refused ends without having used them.
if (words[0] === "serve") (await import("@tworooms/server/ahead")).startAhead();
const isOperators = ["serve", "web", "certificate", "backup", "restore"].includes(words[0] ?? "");
const { app } = await (isOperators ? import("./operator-app.ts") : import("./app.ts"));
await run(app, words, { process: stage, host: process });
// A command line that cannot be read is a refusal; what else the parser could not do is a bug of ours.
const { UnknownCommand, InvalidArgument, Success } = ExitCode;
if (stage.exitCode === UnknownCommand || stage.exitCode === InvalidArgument) process.exitCode = 2;
else if (stage.exitCode !== null && stage.exitCode !== Success) process.exitCode = 70;
