// Playing one step of the story: a deed becomes the command a person's client performs, and a carry goes its whole way. A
// refusal is a fault of the story and stops it.

import type { Command, Id, Leave, Time } from "@tworooms/talks";
import type { StoryClock } from "./clock.ts";
import type { SideName, Who } from "./people.ts";
import { characters, sides } from "./people.ts";
import type { Cast, Player, Seated } from "./player.ts";
import { seatedIn } from "./player.ts";
import { bringIn, got, inviteAs } from "./seating.ts";
import { sideOfAsk, sideOfItem, storyCarry } from "./story-index.ts";
import type { Deed, Step, StoryLeave } from "./step.ts";

/** What a step is played on. */
export type Scene = {
  readonly cast: Cast;
  readonly players: ReadonlyMap<Who, Player>;
  readonly clock: StoryClock;
  readonly idOf: (name: string) => string;
};

/** How long a carry is held in the story. */
const hold = 10_000;

const otherSide: Readonly<Record<SideName, SideName>> = { varda: "selen", selen: "varda" };
const sideOf = (who: Who): SideName => {
  const { side } = characters[who];
  if (side === "mediators") throw new Error("a mediator speaks as a party");
  return side;
};

/** Where a message was said, or a carry told. */
const roomOf = (of: { readonly item: string } | { readonly carry: string }): SideName =>
  "item" in of ? sideOfItem(of.item) : otherSide[sideOfItem(storyCarry(of.carry).item)];

type Said = Exclude<Deed, { readonly type: "carry" | "invite" | "come" }>;
type CarryDeed = Extract<Deed, { readonly type: "carry" }>;

const commandOf = (scene: Scene, by: Who, deed: Said, nth: string): Command => {
  // A name of the story stands for one noun only.
  const id = <Kind extends string>(name: string): Id<Kind> => scene.idOf(name) as Id<Kind>;
  const leaveOf = (leave: StoryLeave): Leave =>
    leave === "stays"
      ? "stays"
      : {
          manners: leave.manners,
          onlyIfAsked: leave.onlyIfAsked !== undefined,
          ...(leave.notBefore === undefined
            ? {}
            : { notBefore: scene.clock.hoursIn(leave.notBefore) as Time }),
        };
  switch (deed.type) {
    case "say":
      return {
        type: "say",
        room: sides[sideOf(by)],
        item: id(deed.item),
        words: deed.words,
        language: deed.language ?? "en",
        ...(deed.leave === undefined ? {} : { leave: leaveOf(deed.leave) }),
      };
    case "tell":
      return {
        type: "say",
        room: sides[deed.to],
        item: id(nth),
        words: deed.words,
        language: "en",
      };
    case "ask-leave":
      return {
        type: "ask-leave",
        room: sides[sideOfItem(deed.item)],
        ask: id(deed.ask),
        item: id(deed.item),
        leave: leaveOf(deed.leave),
        ...(deed.words === undefined ? {} : { words: deed.words }),
      };
    case "give-leave":
      return {
        type: "give-leave",
        room: sides[sideOfAsk(deed.ask)],
        ask: id(deed.ask),
        leave: leaveOf(deed.leave),
      };
    case "refuse-leave":
      return { type: "refuse-leave", room: sides[sideOfAsk(deed.ask)], ask: id(deed.ask) };
    case "narrow-leave":
      return {
        type: "narrow-leave",
        room: sides[sideOfItem(deed.item)],
        item: id(deed.item),
        leave: leaveOf(deed.leave),
      };
    case "ask-for":
      return { type: "ask-for", room: sides[sideOf(by)], asked: id(deed.asked), words: deed.words };
    case "read-back":
      return {
        type: "read-back",
        room: sides[roomOf({ carry: deed.carry })],
        readBack: id(nth),
        told: id(`${deed.carry}/told`),
        ...(deed.words === undefined ? {} : { words: deed.words }),
      };
    case "note":
      return {
        type: "note",
        note: id(nth),
        words: deed.words,
        ...(deed.about === undefined
          ? {}
          : { about: { party: sides[sideOfItem(deed.about)], item: id(deed.about) } }),
      };
    case "list-name":
      return { type: "list-name", listed: id(nth), name: deed.name };
    case "caucus":
      return {
        type: "caucus-say",
        caucus: sides[sideOf(by)],
        message: id(nth),
        words: deed.words,
        language: deed.language ?? "en",
      };
    case "render":
      return {
        type: "render",
        room: sides[roomOf(deed.of)],
        rendering: id(nth),
        of:
          "item" in deed.of
            ? { type: "item", item: id(deed.of.item) }
            : { type: "told", told: id(`${deed.of.carry}/told`) },
        language: deed.language,
        words: deed.words,
      };
    case "note-public":
      return {
        type: "note-public",
        public: id(nth),
        words: deed.words,
        source: deed.source,
        ...(deed.about === undefined
          ? {}
          : { about: { party: sides[sideOfItem(deed.about)], item: id(deed.about) } }),
      };
  }
};

const carryCommand = ({ idOf }: Scene, deed: CarryDeed): Command => {
  const id = <Kind extends string>(name: string): Id<Kind> => idOf(name) as Id<Kind>;
  const from = sideOfItem(deed.item);
  return {
    type: "prepare-carry",
    carry: id(deed.carry),
    from: sides[from],
    item: id(deed.item),
    to: sides[otherSide[from]],
    manner: deed.manner,
    ...(deed.words === undefined ? {} : { words: deed.words, language: "en" }),
    hold,
    ...(deed.asked === undefined ? {} : { asked: id(deed.asked) }),
    ...(deed.corrects === undefined ? {} : { corrects: id(deed.corrects) }),
    used: id(`${deed.carry}/used`),
    told: id(`${deed.carry}/told`),
  };
};

const playCarry = async (scene: Scene, { talk }: Seated, deed: CarryDeed): Promise<void> => {
  got(await talk.perform(carryCommand(scene, deed)));
  switch (deed.ends) {
    case "held":
      return;
    case "taken-back":
      scene.clock.pass(hold / 2);
      got(
        await talk.perform({
          type: "take-back-carry",
          carry: scene.idOf(deed.carry) as Id<"carry">,
        }),
      );
      return;
    case "told": {
      scene.clock.pass(hold + 200);
      const asks = got(await talk.settle());
      if (asks.length > 0) throw new Error("a carry of the story waits for somebody");
    }
  }
};

/** Plays one step as its doer. */
export const playStep = async (scene: Scene, { at, by, deed }: Step): Promise<void> => {
  if (deed.type === "come") {
    const { seated } = await bringIn(seatedIn(scene.cast, by), guestOf(scene));
    scene.cast.set("sohrab", seated);
    return;
  }
  const actor = seatedIn(scene.cast, by);
  if (deed.type === "invite") {
    const as = { as: "delegate", party: sides[sideOf(by)] } as const;
    await inviteAs(actor, as, deed.title.toLowerCase(), deed.title);
    return;
  }
  if (deed.type === "carry") return playCarry(scene, actor, deed);
  const nth = `${by}/${deed.type}/${at}/${scene.clock.now()}`;
  got(await actor.talk.perform(commandOf(scene, by, deed, nth)));
};

const guestOf = ({ players }: Scene): Player => {
  const found = players.get("sohrab");
  if (found === undefined) throw new Error("nobody is left to come");
  return found;
};
