// The program's beginning and end: runs one verb and settles the exit code. What a bug throws is caught here and in the frame
// of the verbs, and nowhere else.

import { ExitCode, run } from "@stricli/core";
import { app } from "./app.ts";
import { reportBug } from "./verb.ts";

process.on("uncaughtException", (error) => {
  reportBug(process, error);
  process.exit();
});

const stage = { stdout: process.stdout, stderr: process.stderr, env: process.env, exitCode: 0 };
await run(app, process.argv.slice(2), { process: stage, host: process });
// A command line that cannot be read is a refusal; what else the parser could not do is a bug of ours.
const isUsage =
  stage.exitCode === ExitCode.UnknownCommand || stage.exitCode === ExitCode.InvalidArgument;
if (stage.exitCode !== 0) process.exitCode = isUsage ? 2 : 70;
