// `tworooms serve`: the post office on this machine, on a store in one folder, with the screens. It prints one address to open,
// the admission token after its #, where no server sees it. Rules V223, V224.

import {
  readSite,
  type Running,
  settingsFrom,
  type Site,
  type SiteFault,
  startServer,
  stoppedBySignal,
} from "@tworooms/server";
import { done, outside, refused } from "../outcome.ts";
import { siteFolder } from "../site-folder.ts";
import { verb } from "../verb.ts";

type Flags = {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly admission?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly url?: string;
  readonly site?: string;
  readonly behindProxy: boolean;
};

const text = (brief: string, placeholder: string) =>
  ({ kind: "parsed", parse: String, optional: true, brief, placeholder }) as const;

/** What a person is told: one address when there are screens; else how to build them, and what the rest needs. */
const startLines = ({ origin, admission }: Running, site: Site | SiteFault): readonly string[] =>
  "fault" in site
    ? [
        `Two Rooms serves at ${origin}`,
        `Admission token, for whoever convenes: ${admission}`,
        `${site.sentence} The server answers all the same: take part with the tworooms program.`,
      ]
    : [
        `Open ${origin}/#admission=${encodeURIComponent(admission)}`,
        "Whoever has the part after # may convene talks; give others the address without it.",
        `Screens ${site.hash}`,
      ];

export const serve = verb<Flags>({
  brief: "Serve: the post office, which can read nothing it keeps",
  about:
    "Binds to this machine alone unless told otherwise; beyond it, TLS is needed (tworooms certificate) or --behind-proxy. Every flag but the last two also has a variable: TWOROOMS_DATA, TWOROOMS_HOST, TWOROOMS_PORT, TWOROOMS_ADMISSION, TWOROOMS_CERT, TWOROOMS_KEY, TWOROOMS_URL.",
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
      site: text("Folder of the built screens, when not this checkout's own", "folder"),
      behindProxy: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "A proxy in front does TLS",
      },
    },
  },
  run: async (flags, terminal) => {
    const { behindProxy, json: _, home: __, site: folder, ...given } = flags;
    const settings = settingsFrom({ ...given, "behind-proxy": behindProxy }, terminal.env);
    if ("fault" in settings) return refused(settings.fault, settings.sentence);
    const site = readSite(folder ?? siteFolder);
    const isMissing = "fault" in site && site.fault === "site-missing" && folder === undefined;
    if ("fault" in site && !isMissing) return outside(site.fault, site.sentence);
    const running = await startServer(settings, "fault" in site ? {} : { site });
    if ("fault" in running) return outside(running.fault, running.sentence);
    const isRestoring = running.standing === "restored";
    if (terminal.isJson)
      process.stdout.write(
        `${JSON.stringify({
          url: running.origin,
          admission: running.admission,
          standing: isRestoring ? "restoring" : "open",
          ...("fault" in site ? {} : { site: site.hash }),
        })}\n`,
      );
    else {
      for (const line of startLines(running, site)) terminal.say(line);
      if (isRestoring)
        terminal.say(
          "Restored from a backup: it takes only what clients offer back. When they have, stop it, run tworooms restore --resume, and start it again.",
        );
    }
    await stoppedBySignal(running);
    return done({ ended: true }, "Stopped; everything acknowledged is on the disk.");
  },
});
