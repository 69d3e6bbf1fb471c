// From a folder to a seat: reads the sheet, opens the vault and the talk, finishes what a crash left open. Verbs that act in a
// talk begin here; what cannot be opened is an outcome to print.

import { isFault, isNotDone, sentenceOf } from "@tworooms/client";
import type { Appended, Client, NotDone, Talk } from "@tworooms/client";
import type { Home } from "./home.ts";
import { clientAt, homeOf, serverOf, sheetOf } from "./home.ts";
import type { Outcome } from "./outcome.ts";
import { outside, refused } from "./outcome.ts";
import type { CommonFlags, Terminal } from "./verb.ts";

/** A seat, open. */
export type Seated = { readonly home: Home; readonly client: Client; readonly talk: Talk };

/** Flags of verbs that act in a talk. */
export type TalkFlags = { readonly talk?: string };

/** The flag that names a talk, for verbs that take it. */
export const talkFlag = {
  talk: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "id",
    brief: "Which talks, by the first digits of their id, when this folder holds several",
  },
} as const;

/** The outcome of what did not come about. */
export const outcomeOf = (trouble: NotDone): Outcome =>
  isFault(trouble)
    ? outside("unreachable", sentenceOf("unreachable"))
    : refused(
        "code" in trouble ? trouble.code : "malformed",
        sentenceOf("code" in trouble ? trouble.code : "malformed"),
      );

/** The outcome of an append that did not happen; undefined when it stands. */
export const hindered = (appended: Appended): Outcome | undefined =>
  isNotDone(appended) ? outcomeOf(appended) : undefined;

/** Whether a seat could not be opened. */
export const isOutcome = (value: object): value is Outcome => "code" in value && "lines" in value;

/** The client of this folder. */
export const clientOf = async (
  flags: CommonFlags,
  terminal: Terminal,
): Promise<{ readonly home: Home; readonly client: Client } | Outcome> => {
  const home = homeOf(flags, terminal);
  const sheet = await sheetOf(home);
  const origin = await serverOf(home);
  if (sheet === undefined || origin === undefined)
    return refused(
      "no-seat",
      "This folder holds no seat yet; convene talks, join by a link, or restore a key sheet.",
    );
  return { home, client: await clientAt(home, origin, sheet) };
};

/** The seat of this folder in a talk. */
export const seatedIn = async (
  flags: TalkFlags & CommonFlags,
  terminal: Terminal,
): Promise<Seated | Outcome> => {
  const opened = await clientOf(flags, terminal);
  if (isOutcome(opened)) return opened;
  const { home, client } = opened;
  const ids = client.vault.current().seats.map(({ talk }) => talk);
  const wanted =
    flags.talk === undefined ? ids : ids.filter((id) => id.startsWith(flags.talk ?? ""));
  const [id] = wanted;
  if (id === undefined) return refused("unknown-talk", sentenceOf("unknown-talk"));
  if (wanted.length > 1)
    return refused(
      "which-talk",
      `This folder sits in several talks; name one with --talk: ${wanted.map((each) => each.slice(0, 8)).join(", ")}`,
    );
  const talk = await client.open(id);
  return "logs" in talk ? { home, client, talk } : outcomeOf(talk);
};
