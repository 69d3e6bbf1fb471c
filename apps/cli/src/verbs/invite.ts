// `tworooms invite`: one link for one person. It is shown only when it stands in every log it leads to.

import { invite as makeInvitation, invitedLogs, isNotDone } from "@tworooms/client";
import type { GuestKind } from "@tworooms/client";
import type { Party } from "@tworooms/talks";
import { writeFile } from "node:fs/promises";
import { partyNamed, viewOf } from "../finding.ts";
import { serverOf } from "../home.ts";
import { done, outside, refused } from "../outcome.ts";
import { isOutcome, outcomeOf, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

type Flags = {
  readonly party?: string;
  readonly as?:
    | "head"
    | "delegate"
    | "interpreter"
    | "counsel"
    | "capital"
    | "mediator"
    | "observer";
  readonly room?: readonly string[];
  readonly title?: string;
  readonly days: number;
  readonly out?: string;
};

const kindOf = (
  as: NonNullable<Flags["as"]>,
  party: Party | undefined,
  rooms: readonly Party[],
): GuestKind | undefined => {
  if (as === "mediator" || as === "observer") return { as };
  if (as === "interpreter" && rooms.length > 0) return { as: "mediators-interpreter", rooms };
  return party === undefined ? undefined : { as, party };
};

export const invite = verb<Flags & TalkFlags>({
  brief: "Invite somebody: prints a link that works at once until the doors are shut",
  about:
    "A mediator invites heads of delegation (--party NAME), other mediators (--as mediator), observers and capitals; a head invites its own people (--as delegate, interpreter, counsel). Mediators invite their own interpreter into one room or several: --as interpreter --room NAME. An interpreter renders and does nothing else. Send the link by a way only the guest reads. Then compare four words by voice: tworooms words.",
  parameters: {
    flags: {
      party: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "name",
        brief: "Of which party",
      },
      as: {
        kind: "enum",
        values: ["head", "delegate", "interpreter", "counsel", "capital", "mediator", "observer"],
        optional: true,
        brief: "As what (a mediator's guest: head; a head's: delegate)",
      },
      room: {
        kind: "parsed",
        parse: String,
        variadic: true,
        optional: true,
        placeholder: "name",
        brief: "For the mediators' interpreter: in whose room; may be given again",
      },
      title: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "text",
        brief: "The guest's title",
      },
      days: {
        kind: "parsed",
        parse: Number,
        default: "7",
        placeholder: "n",
        brief: "How many days the link lives",
      },
      out: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "Write the link to a file (mode 0600) instead of printing it",
      },
      ...talkFlag,
    },
  },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const { client, talk, home } = seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    const isMine = view.type === "party";
    const as = flags.as ?? (isMine ? "delegate" : "head");
    const party =
      flags.party === undefined
        ? isMine
          ? view.party
          : undefined
        : partyNamed(view.rules, flags.party);
    if (typeof party === "object") return party;
    const rooms: Party[] = [];
    for (const name of flags.room ?? []) {
      const room = partyNamed(view.rules, name);
      if (typeof room === "object") return room;
      rooms.push(room);
    }
    if (rooms.length > 0 && (as !== "interpreter" || isMine || flags.party !== undefined))
      return refused(
        "which-rooms",
        "Rooms are named for the mediators' own interpreter alone; use --party for whose guest it is.",
      );
    const kind = kindOf(as, party, rooms);
    if (kind === undefined && as === "interpreter")
      return refused(
        "which-rooms",
        "Say in whose rooms the mediators' interpreter sits, with --room; a party's own is invited by its head.",
      );
    if (kind === undefined)
      return refused("which-party", "Say of which party, with --party and its name.");
    const logs = await invitedLogs(client.ports, talk, kind);
    if (!("length" in logs)) return outcomeOf(logs);
    const made = await makeInvitation(client.ports, client.records, {
      logs,
      role: kind.as === "mediators-interpreter" ? "interpreter of the mediators" : as,
      title: flags.title ?? "",
      until: client.ports.now() + flags.days * 86_400_000,
    });
    if (isNotDone(made)) return outcomeOf(made);
    const address = `${(await serverOf(home)) ?? ""}/join#${made.link}`;
    if (flags.out !== undefined) {
      try {
        await writeFile(flags.out, `${address}\n`, { mode: 0o600 });
      } catch {
        return outside(
          "cannot-write",
          "The file for the link cannot be written; the invitation stands: see tworooms people list.",
        );
      }
      return done({ invitation: made.name.split("/")[1] }, `The link is in ${flags.out}.`);
    }
    return done(
      { invitation: made.name.split("/")[1], link: address },
      address,
      `Good for ${flags.days} days, for one person. When it was used: tworooms words, by voice.`,
    );
  },
});
