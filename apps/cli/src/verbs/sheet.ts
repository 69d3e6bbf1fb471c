// `tworooms sheet`: the twelve words of this seat, or a seat opened again from them on a new device.

import { isFault, sheetFromText, wordsFromSheet } from "@tworooms/client";
import type { SheetFault } from "@tworooms/client";
import { clientAt, homeOf, putServer, putSheet, serverOf, sheetOf } from "../home.ts";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { outcomeOf } from "../seated.ts";
import { verb } from "../verb.ts";

type Flags = { readonly restore: boolean; readonly server?: string; readonly from?: string };

const sentenceOf = (fault: SheetFault): string => {
  switch (fault.fault) {
    case "sheet-length":
      return "A key sheet has twelve words; count them again.";
    case "sheet-word":
      return `Word ${fault.place} is not in the list of words; check its spelling.`;
    case "sheet-checksum":
      return "These twelve words do not belong together; one of them is wrong.";
  }
};

export const sheet = verb<Flags>({
  brief: "Show this seat's key sheet, or open a seat again from one",
  parameters: {
    flags: {
      restore: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Open a seat on this device from its twelve words",
      },
      server: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "url",
        brief: "The server that holds the vault",
      },
      from: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with the words; - for stdin",
      },
    },
  },
  run: async (flags, terminal) => {
    const home = homeOf(flags, terminal);
    const held = await sheetOf(home);
    if (!flags.restore) {
      if (held === undefined) return refused("no-seat", "This folder holds no key sheet yet.");
      const words = wordsFromSheet(held);
      return done({ keySheet: words }, words.slice(0, 6).join(" "), words.slice(6).join(" "));
    }
    if (held !== undefined)
      return refused(
        "sheet-stands",
        "This folder holds a key sheet already; choose another with --home.",
      );
    const server = flags.server ?? (await serverOf(home));
    if (server === undefined)
      return refused("no-server", "Say which server, with --server and its address.");
    const text = await readText(terminal, flags.from, { ask: "The twelve words", isSecret: true });
    if (isUnread(text))
      return refused("no-words", "There are no words there; type the sheet's twelve words.");
    const entropy = sheetFromText(text);
    if (isFault(entropy)) return refused(entropy.fault, sentenceOf(entropy));
    const client = await clientAt(home, new URL(server).origin, entropy);
    const refreshed = await client.vault.refresh();
    if (refreshed !== "current") return outcomeOf(refreshed);
    await putSheet(home, entropy);
    await putServer(home, new URL(server).origin);
    const { seats } = client.vault.current();
    return done(
      { talks: seats.map(({ talk }) => talk) },
      `The vault is open: ${seats.length} talks. A fresh device cannot tell whether the server gave it the newest vault; the others' words will.`,
    );
  },
});
