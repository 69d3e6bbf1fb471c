// `tworooms people interpreter`: an authority names one of its side's people interpreter where they sit already, so that they
// render and do nothing else, or frees them again. Who is invited as interpreter is confined from the first entry on.

import { hasStood, personsOf } from "@tworooms/client";
import type { Appended } from "@tworooms/client";
import type { Member } from "@tworooms/talks";
import { done, refused } from "../outcome.ts";
import { isOutcome, outcomeOf, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

export const interpreter = verb<{ readonly free: boolean } & TalkFlags, [string]>({
  brief: "Confine one of your own side's people to renderings; --free takes that away again",
  about:
    "From then on every reader voids what that person writes in the room but renderings, a profile and leaving. Only an authority of its own side may do either.",
  parameters: {
    flags: {
      free: { kind: "boolean", default: false, withNegated: false, brief: "Take it away again" },
      ...talkFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [
        {
          parse: String,
          placeholder: "name",
          brief: "Whom: a name, or first digits of people list",
        },
      ],
    },
  },
  run: async (flags, terminal, name) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const { talk } = seated;
    const found = personsOf(talk).filter(
      (person) =>
        person.name.toLowerCase() === name.toLowerCase() ||
        (name.length >= 4 && person.id.startsWith(name.toLowerCase())),
    );
    const [person] = found;
    if (person === undefined)
      return refused("not-seated", "Nobody is called so; look at the list of people.");
    if (found.length > 1)
      return refused("who", "Several are called so; use the digits of people list --json.");
    const type = flags.free ? "free-interpreter" : "name-interpreter";
    let last: Appended = { type: "refused", code: "not-seated" };
    for (const { book, member, standing } of person.seats) {
      const place = talk.logs().find((log) => log.book === book)?.place;
      if (place?.type !== "room" || standing === "removed") continue;
      last = await talk.perform({
        type,
        room: place.party,
        member: member as string as Member,
      });
      if (!hasStood(last)) break;
    }
    if ("fault" in last || last.type === "refused") return outcomeOf(last);
    return done(
      { isInterpreter: !flags.free },
      flags.free
        ? `${person.name} may speak again.`
        : `${person.name} is interpreter: it renders and does nothing else.`,
    );
  },
});
