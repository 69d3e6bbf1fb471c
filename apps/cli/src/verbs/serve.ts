// `tworooms serve`: the post office on this machine, on a store in one folder. It prints one address and the admission token.

import { settingsFrom, startServer, stoppedBySignal } from "@tworooms/server";
import { done, outside, refused } from "../outcome.ts";
import { verb } from "../verb.ts";

type Flags = {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly admission?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly url?: string;
  readonly behindProxy: boolean;
};

const text = (brief: string, placeholder: string) =>
  ({ kind: "parsed", parse: String, optional: true, brief, placeholder }) as const;

export const serve = verb<Flags>({
  brief: "Serve: the post office, which can read nothing it keeps",
  about:
    "Binds to this machine alone unless told otherwise; beyond it, TLS is needed (tworooms certificate) or --behind-proxy. Every flag but the last also has a variable: TWOROOMS_DATA, TWOROOMS_HOST, TWOROOMS_PORT, TWOROOMS_ADMISSION, TWOROOMS_CERT, TWOROOMS_KEY, TWOROOMS_URL.",
  parameters: {
    flags: {
      data: text("Folder of the store (./data)", "folder"),
      host: text("Address to listen on (127.0.0.1)", "address"),
      port: text("Port to listen on (8470; 0: any free one)", "number"),
      admission: text(
        "File with the admission token, instead of the one kept in the data folder",
        "file",
      ),
      cert: text("Certificate chain, PEM", "file"),
      key: text("Its private key, PEM", "file"),
      url: text("Address that clients dial, when it is not this machine's own", "url"),
      behindProxy: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "A proxy in front does TLS",
      },
    },
  },
  run: async (flags, terminal) => {
    const { behindProxy, json: _, home: __, ...given } = flags;
    const settings = settingsFrom({ ...given, "behind-proxy": behindProxy }, terminal.env);
    if ("fault" in settings) return refused(settings.fault, settings.sentence);
    const running = await startServer(settings);
    if ("fault" in running) return outside(running.fault, running.sentence);
    const isRestoring = running.standing === "restored";
    if (terminal.isJson)
      process.stdout.write(
        `${JSON.stringify({ url: running.origin, admission: running.admission, standing: isRestoring ? "restoring" : "open" })}\n`,
      );
    else {
      terminal.say(`Two Rooms serves at ${running.origin}`);
      terminal.say(`Admission token, for whoever convenes: ${running.admission}`);
      if (isRestoring)
        terminal.say(
          "Restored from a backup: it takes only what clients offer back. When they have, stop it, run tworooms restore --resume, and start it again.",
        );
    }
    await stoppedBySignal(running);
    return done({ ended: true }, "Stopped; everything acknowledged is on the disk.");
  },
});
