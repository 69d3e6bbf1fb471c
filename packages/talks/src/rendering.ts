// Renderings: what was said or told in a room, in another language, beside the original and never in its place. They live in
// the room of what they render and cross to no other; no carry, leave or receipt ever reads one (rules T132 to T134, T140).

import * as v from "valibot";
import type { By, Id, Member, Time, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Interpreters } from "./interpreter.ts";
import { isInterpreter } from "./interpreter.ts";
import { language } from "./language.ts";
import type { EventsOf, Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import type { Messages } from "./message.ts";
import { isMediator, isOfParty } from "./message.ts";
import { id, words } from "./parse.ts";
import type { Questions } from "./question.ts";
import type { Tellings } from "./told.ts";

/** What a rendering stands beside: a message, a telling, a question or a read-back of the same room. */
export type Original =
  | { readonly type: "item"; readonly item: Id<"item"> }
  | { readonly type: "told"; readonly told: Id<"told"> }
  | { readonly type: "asked"; readonly asked: Id<"asked"> }
  | { readonly type: "read-back"; readonly readBack: Id<"read-back"> };

export type RenderingInRoom = {
  rendered: {
    readonly rendering: Id<"rendering">;
    readonly of: Original;
    readonly language: string;
    readonly words: string;
  };
};
/** As what somebody rendered, when it did. */
export type RenderedAs = "interpreter" | "mediator" | "party";
/** A rendering as it was written. `isChecked`: whether its author's words had been compared by then. */
export type Rendering = RenderingInRoom["rendered"] & {
  readonly by: Member;
  readonly as: RenderedAs;
  readonly isChecked: boolean;
  readonly at: Time;
  readonly seq: number;
};
export type Renderings = { readonly renderings: ReadonlyMap<Id<"rendering">, Rendering> };
type Room = Messages & Questions & Tellings & Interpreters & Renderings;

const original: v.GenericSchema<Original> = v.variant("type", [
  v.strictObject({ type: v.literal("item"), item: id<"item">() }),
  v.strictObject({ type: v.literal("told"), told: id<"told">() }),
  v.strictObject({ type: v.literal("asked"), asked: id<"asked">() }),
  v.strictObject({ type: v.literal("read-back"), readBack: id<"read-back">() }),
]);
export const renderingSchemas: Schemas<RenderingInRoom> = {
  rendered: v.strictObject({
    type: v.literal("rendered"),
    ...stamp,
    rendering: id<"rendering">(),
    of: original,
    language,
    words,
  }),
};

/** An original as one key, for gathering the renderings of each. */
export const keyOfOriginal = (of: Original): string => {
  switch (of.type) {
    case "item":
      return `item/${of.item}`;
    case "told":
      return `told/${of.told}`;
    case "asked":
      return `asked/${of.asked}`;
    case "read-back":
      return `read-back/${of.readBack}`;
  }
};

/** The original in its room, with its language if its author said it; nothing where there are no words to render. */
const originalIn = (room: Room, of: Original): { readonly language?: string } | undefined => {
  switch (of.type) {
    case "item":
      return room.items.get(of.item);
    case "told":
      return room.tolds.get(of.told);
    case "asked":
      return room.questions.get(of.asked) === undefined ? undefined : {};
    case "read-back":
      return room.readBacks.get(of.readBack)?.heard.type === "differs" ? {} : undefined;
  }
};

/**
 * As what somebody may render here. Interpreters of either side; and whoever may speak here anyway, a mediator or the party's
 * own people, for small delegations bring no interpreter and a rendering says less than a message. Others of the
 * mediators' staff not.
 */
export const mayRenderAs = (
  room: Interpreters & Pick<Messages, "party">,
  by: Omit<By, "seq">,
): RenderedAs | undefined => {
  if (isInterpreter(room, by)) return "interpreter";
  if (isMediator(by)) return "mediator";
  return isOfParty(by, room.party) ? "party" : undefined;
};

const ruleRendered = (room: Room, event: EventsOf<RenderingInRoom>, by: By): Verdict => {
  const standing = room.renderings.get(event.rendering);
  if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
  if (mayRenderAs(room, by) === undefined) return refuse("not-an-interpreter");
  const rendered = originalIn(room, event.of);
  if (rendered === undefined) return refuse("no-such-original");
  return only(rendered.language !== event.language, "same-language");
};

export const renderingLaws: Laws<Room, RenderingInRoom> = {
  rendered: {
    rule: ruleRendered,
    apply: (draft, event, by) => {
      const as = mayRenderAs(draft, by);
      if (as === undefined) return;
      const { type: _, seen: __, ...fields } = event;
      draft.renderings.set(event.rendering, {
        ...fields,
        by: by.member,
        as,
        isChecked: by.isChecked,
        seq: by.seq,
      });
    },
  },
};
