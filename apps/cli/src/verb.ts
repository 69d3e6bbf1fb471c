// The frame every verb stands in: flags parsed, one outcome printed, the exit code set. People read stdout in lines, or
// programs read one JSON object with --json; refusals and faults go to stderr. No verb prints by itself but while it waits.

import { buildCommand } from "@stricli/core";
import type { Command, CommandContext, TypedCommandParameters } from "@stricli/core";
import type { Outcome } from "./outcome.ts";

/** What a verb may touch of its process. */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  /** One line to the person, while work goes on; silent with --json. */
  readonly say: (line: string) => void;
  readonly isJson: boolean;
};

/** The context given to every command. */
export type CliContext = CommandContext & {
  readonly host: NodeJS.Process;
};

/** Flags every verb has. */
export type CommonFlags = { readonly json: boolean; readonly home?: string };

/** For verbs with no flags of their own. */
// oxlint-disable-next-line typescript/no-empty-object-type -- intersected with the common flags, it must add nothing
export type NoFlags = {};

const commonFlags = {
  json: { kind: "boolean", default: false, withNegated: false, brief: "Print one JSON object" },
  home: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "folder",
    brief: "This seat's folder (TWOROOMS_HOME; default ~/.tworooms)",
  },
} as const;

const print = (context: CliContext, outcome: Outcome, isJson: boolean): void => {
  const { stdout, stderr } = context.host;
  if (isJson) stdout.write(`${JSON.stringify(outcome.json)}\n`);
  else for (const line of outcome.lines) (outcome.code === 0 ? stdout : stderr).write(`${line}\n`);
  context.host.exitCode = outcome.code;
};

/** A bug is told by its kind and its places in the code, never by its message, which might quote what nobody should see. */
export const reportBug = (host: NodeJS.Process, error: unknown): void => {
  const name = error instanceof Error ? error.name : "unknown";
  const frames =
    error instanceof Error
      ? (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "))
      : [];
  host.stderr.write(
    `Bug (${name}): nothing more was done; please report these lines.\n${frames.slice(0, 6).join("\n")}\n`,
  );
  host.exitCode = 70;
};

/** A verb as a command of the program. */
export const verb = <
  FLAGS extends Readonly<Record<string, unknown>>,
  ARGS extends readonly unknown[] = [],
>(plan: {
  readonly brief: string;
  readonly about?: string;
  readonly parameters: TypedCommandParameters<FLAGS, ARGS, CliContext>;
  readonly run: (flags: FLAGS & CommonFlags, terminal: Terminal, ...args: ARGS) => Promise<Outcome>;
}): Command<CliContext> =>
  buildCommand<FLAGS & CommonFlags, ARGS, CliContext>({
    docs: {
      brief: plan.brief,
      ...(plan.about === undefined ? {} : { fullDescription: plan.about }),
    },
    parameters: {
      ...plan.parameters,
      flags: { ...plan.parameters.flags, ...commonFlags },
    } as unknown as TypedCommandParameters<FLAGS & CommonFlags, ARGS, CliContext>,
    async func(this: CliContext, flags, ...args) {
      const { host } = this;
      const terminal: Terminal = {
        env: host.env,
        stdin: host.stdin,
        isJson: flags.json,
        say: (line) => {
          if (!flags.json) host.stdout.write(`${line}\n`);
        },
      };
      try {
        print(this, await plan.run(flags, terminal, ...args), flags.json);
      } catch (error) {
        reportBug(host, error);
      }
    },
  });
