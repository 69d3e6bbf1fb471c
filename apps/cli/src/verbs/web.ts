// `tworooms web`: the screens alone, for a delegation that would not run the operator's copy of them. They speak to one named
// server and to nobody else; nothing is kept here. Rule V218.

import { hostSettingsFrom, readSite, startSiteHost, stoppedBySignal } from "@tworooms/server";
import { done, outside, refused } from "../outcome.ts";
import { siteFolder } from "../site-folder.ts";
import { verb } from "../verb.ts";

type Flags = {
  readonly server?: string;
  readonly host?: string;
  readonly port?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly url?: string;
  readonly site?: string;
  readonly behindProxy: boolean;
};

const text = (brief: string, placeholder: string) =>
  ({ kind: "parsed", parse: String, optional: true, brief, placeholder }) as const;

export const web = verb<Flags>({
  brief: "Host the screens yourself, for talks on somebody else's server",
  about:
    "Open the address that it prints and paste your invitation there. Binds to this machine alone unless told otherwise; beyond it, TLS is needed (tworooms certificate) or --behind-proxy. What a browser keeps of talks belongs to the address it opened: keep to one address for one server.",
  parameters: {
    flags: {
      server: text("Address of the server of the talks, such as https://talks.example", "url"),
      host: text("Address to listen on (127.0.0.1)", "address"),
      port: text("Port to listen on (8480; 0: any free one)", "number"),
      cert: text("Certificate chain, PEM", "file"),
      key: text("Its private key, PEM", "file"),
      url: text("Address that people open, when it is not this machine's own", "url"),
      site: text("Folder of the built screens, when not this checkout's own", "folder"),
      behindProxy: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "A proxy in front does TLS",
      },
    },
  },
  run: async ({ behindProxy, site: folder, ...flags }, terminal) => {
    const settings = hostSettingsFrom(flags, behindProxy ? "proxy" : "none");
    if ("fault" in settings) return refused(settings.fault, settings.sentence);
    const site = readSite(folder ?? siteFolder);
    if ("fault" in site) return outside(site.fault, site.sentence);
    const running = await startSiteHost(settings, site);
    if ("fault" in running) return outside(running.fault, running.sentence);
    const { origin } = running;
    if (terminal.isJson)
      process.stdout.write(
        `${JSON.stringify({ url: origin, server: settings.server, site: site.hash })}\n`,
      );
    else {
      terminal.say(`Open ${origin}/`);
      terminal.say(`It speaks to ${settings.server} and to nobody else.`);
      terminal.say(`Screens ${site.hash}`);
    }
    await stoppedBySignal(running);
    return done({ ended: true }, "Stopped.");
  },
});
