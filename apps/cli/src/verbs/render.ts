// `tworooms render`: a rendering in another language, beside what was said, told, asked or read back in a room. It never
// replaces the original and never leaves its room; rendering again in the same language takes the earlier one's place.

import { newId, sentenceOf } from "@tworooms/client";
import type { Original, Party, RoomView, SeatView } from "@tworooms/talks";
import { shortId, startingWith, viewOf } from "../finding.ts";
import { languageFlag, languageIn } from "../language-flag.ts";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

type Found = { readonly room: Party; readonly id: string; readonly of: Original };

const originalsIn = (room: RoomView): readonly Found[] => {
  const found = (id: string, of: Original): Found => ({ room: room.party, id, of });
  return [
    ...room.messages.map(({ item }) => found(item, { type: "item", item })),
    ...room.questions.map(({ asked }) => found(asked, { type: "asked", asked })),
    ...room.tolds.flatMap(({ told, readBacks }) => [
      found(told, { type: "told", told }),
      ...readBacks.map(({ readBack }) => found(readBack, { type: "read-back", readBack })),
    ]),
  ];
};

const roomsOf = (view: SeatView): readonly RoomView[] => {
  if (view.type !== "party") return view.rooms;
  return view.room === undefined ? [] : [view.room];
};

export const render = verb<
  { readonly words?: string; readonly language?: string } & TalkFlags,
  [string]
>({
  brief: "Write a rendering in another language beside what was said or told in a room",
  about:
    "Interpreters, mediators and a room's own people may. Words come from a file with --words, from a prompt, or from stdin. The original stays as it is; rendering it again in the same language shows the newer one, and the log keeps both.",
  parameters: {
    flags: {
      language: languageFlag,
      words: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with the words; - for stdin",
      },
      ...talkFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [
        {
          parse: String,
          placeholder: "original",
          brief: "First digits of a message, a telling, a question or a read-back",
        },
      ],
    },
  },
  run: async (flags, terminal, start) => {
    const spoken = languageIn(flags.language);
    if (isOutcome(spoken)) return spoken;
    const { language } = spoken;
    if (language === undefined)
      return refused("language-tag", "Say into which language, with --language and its tag.");
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    const all = roomsOf(view).flatMap(originalsIn);
    const original = startingWith(all, ({ id }) => id, start, "original");
    if (isOutcome(original)) return original;
    const words = await readText(terminal, flags.words, { ask: "Rendering", isSecret: false });
    if (isUnread(words)) return refused("no-words", sentenceOf("no-words"));
    const rendering = newId<"rendering">(seated.client.ports);
    const { room, of } = original;
    const no = hindered(
      await seated.talk.perform({ type: "render", room, rendering, of, language, words }),
    );
    return no ?? done({ rendering, of, language }, `Rendered (${shortId(rendering)}).`);
  },
});
