// `tworooms leave`: mediators ask for more leave; the author or its head gives or refuses; anybody concerned narrows.

import { buildRouteMap } from "@stricli/core";
import { newId } from "@tworooms/client";
import type { Command, RoomView, SeatView } from "@tworooms/talks";
import { shortId, startingWith, viewOf } from "../finding.ts";
import { leaveFlags, leaveFrom } from "../leave-flags.ts";
import type { LeaveFlags } from "../leave-flags.ts";
import { done, refused } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { Seated, TalkFlags } from "../seated.ts";
import type { CommonFlags, Terminal } from "../verb.ts";
import { verb } from "../verb.ts";

const roomsOf = (view: SeatView): readonly RoomView[] => {
  if (view.type !== "party") return view.rooms;
  return view.room === undefined ? [] : [view.room];
};

const itemsOf = (view: SeatView) =>
  roomsOf(view).flatMap((room) =>
    room.messages.map((message) => ({ room: room.party, ...message })),
  );

const acting = async (
  flags: TalkFlags & CommonFlags,
  terminal: Terminal,
  act: (seated: Seated, view: SeatView) => Promise<Command | Outcome>,
  line: string,
): Promise<Outcome> => {
  const seated = await seatedIn(flags, terminal);
  if (isOutcome(seated)) return seated;
  const view = viewOf(seated);
  if (isOutcome(view)) return view;
  const command = await act(seated, view);
  if (isOutcome(command)) return command;
  const no = hindered(await seated.talk.perform(command));
  const id = "ask" in command ? command.ask : "item" in command ? command.item : "";
  return no ?? done({ id }, `${line} (${shortId(id)}).`);
};

const noLeave = refused("which-leave", "Say which leave, with --leave: stays, or manners.");

const item = {
  kind: "tuple",
  parameters: [{ parse: String, placeholder: "item", brief: "First digits of the item" }],
} as const;
const asked = {
  kind: "tuple",
  parameters: [{ parse: String, placeholder: "ask", brief: "First digits of the ask" }],
} as const;
const flagsOf = { ...leaveFlags, ...talkFlag };

const askLeave = verb<LeaveFlags & TalkFlags & { readonly words?: string }, [string]>({
  brief: "As a mediator: ask an item's author for more leave",
  parameters: {
    flags: {
      ...flagsOf,
      words: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with a word of explanation",
      },
    },
    positional: item,
  },
  run: (flags, terminal, start) =>
    acting(
      flags,
      terminal,
      async ({ client }, view) => {
        const leave = leaveFrom(flags);
        if (leave === undefined) return noLeave;
        if (typeof leave === "object" && isOutcome(leave)) return leave;
        const found = startingWith(itemsOf(view), (each) => each.item, start, "item");
        if (isOutcome(found)) return found;
        const words =
          flags.words === undefined
            ? undefined
            : await readText(terminal, flags.words, { ask: "", isSecret: false });
        if (words !== undefined && isUnread(words))
          return refused("no-words", "There is nothing to read in that file.");
        return {
          type: "ask-leave",
          room: found.room,
          ask: newId<"ask">(client.ports),
          item: found.item,
          leave,
          ...(words === undefined ? {} : { words }),
        };
      },
      "Asked for leave",
    ),
});

const answering = (type: "give-leave" | "refuse-leave", brief: string, line: string) =>
  verb<LeaveFlags & TalkFlags, [string]>({
    brief,
    parameters: { flags: flagsOf, positional: asked },
    run: (flags, terminal, start) =>
      acting(
        flags,
        terminal,
        async (_, view) => {
          const asks = itemsOf(view).flatMap(({ room, asks: all }) =>
            all.map((each) => ({ room, ...each })),
          );
          const found = startingWith(asks, (each) => each.ask, start, "ask");
          if (isOutcome(found)) return found;
          if (type === "refuse-leave") return { type, room: found.room, ask: found.ask };
          const leave = leaveFrom(flags);
          if (typeof leave === "object" && isOutcome(leave)) return leave;
          return { type, room: found.room, ask: found.ask, leave: leave ?? found.leave };
        },
        line,
      ),
  });

const narrow = verb<LeaveFlags & TalkFlags, [string]>({
  brief: "Narrow an item's leave: fewer manners, more conditions, or stays",
  parameters: { flags: flagsOf, positional: item },
  run: (flags, terminal, start) =>
    acting(
      flags,
      terminal,
      async (_, view) => {
        const leave = leaveFrom(flags);
        if (leave === undefined) return noLeave;
        if (typeof leave === "object" && isOutcome(leave)) return leave;
        const found = startingWith(itemsOf(view), (each) => each.item, start, "item");
        if (isOutcome(found)) return found;
        return { type: "narrow-leave", room: found.room, item: found.item, leave };
      },
      "Narrowed",
    ),
});

export const leave = buildRouteMap({
  routes: {
    ask: askLeave,
    give: answering(
      "give-leave",
      "Give the leave that was asked for, or with --leave another",
      "Given",
    ),
    refuse: answering("refuse-leave", "Refuse the leave that was asked for", "Refused"),
    narrow,
  },
  docs: { brief: "Ask for, give, refuse or narrow leave to carry an item" },
});
