// Muscat, 12 April 2025, as far as the nouns go: convening, invitations, words, the closed caucus rule; a position carried
// reworded and named; a figure that stays in its room, stopped; an answer carried only because they asked. The words are ours.

import type { Leave, Party, Rules } from "@tworooms/talks";
import type { Act, Acted } from "./seat-acts.ts";
import type { SeatProcess, Troupe } from "./troupe.ts";

const iran = "p1" as Party;
const unitedStates = "p2" as Party;

const rules: Rules = {
  title: "Muscat, indirect talks",
  caucusRule: "closed",
  secondApproval: "not-needed",
  receipts: "with-words",
  languages: ["en", "ar", "fa"],
  parties: [
    { party: iran, name: "Iran" },
    { party: unitedStates, name: "United States" },
  ],
};

const named: Leave = { manners: ["reworded-named"], onlyIfAsked: false };
const ifAsked: Leave = { manners: ["reworded-named", "reworded-unnamed"], onlyIfAsked: true };
/** Said in Iran's room and nowhere else: must be in nobody's bytes across the wall. */
export const secret = "For you alone: our people would look at a lower level than 60 %.";

/** What one seat saw at the end. */
export type SeatSeen = { readonly pid: number; readonly view: unknown; readonly verified: boolean };
/** A replay's result. */
export type Replayed = {
  readonly case: "muscat";
  readonly ok: boolean;
  readonly seats: Readonly<Record<string, SeatSeen>>;
  /** Where it did not go as the record has it. */
  readonly differs: readonly string[];
};

type Stage = {
  readonly mediator: SeatProcess;
  readonly iran: SeatProcess;
  readonly unitedStates: SeatProcess;
};

/** Plays the case; `say` hears what happens as it happens. */
export const playMuscat = async (
  troupe: Troupe,
  say: (line: string) => void,
): Promise<Replayed> => {
  const stage: Stage = {
    mediator: troupe.seat("mediator"),
    iran: troupe.seat("iran"),
    unitedStates: troupe.seat("united-states"),
  };
  const differs: string[] = [];
  const must = async (
    seat: SeatProcess,
    act: Act,
    what: string,
  ): Promise<Record<string, unknown>> => {
    say(what);
    const acted: Acted = await seat.act(act);
    if ("refused" in acted) differs.push(`${what}: ${String(acted["refused"])}`);
    return acted;
  };
  const mustRefuse = async (
    seat: SeatProcess,
    act: Act,
    code: string,
    what: string,
  ): Promise<void> => {
    say(what);
    const acted = await seat.act(act);
    if (!("refused" in acted) || acted["refused"] !== code)
      differs.push(`${what}: expected ${code}`);
  };

  await must(
    stage.mediator,
    {
      do: "convene",
      rules,
      name: "Foreign Minister of Oman",
      title: "Mediator",
      admission: troupe.admission,
    },
    "Oman convenes; caucus rule: closed",
  );
  const guests = [
    { seat: stage.iran, party: iran, name: "Foreign Minister of Iran", of: "Iran" },
    {
      seat: stage.unitedStates,
      party: unitedStates,
      name: "Middle East envoy",
      of: "the United States",
    },
  ];
  for (const { seat, party, name, of } of guests) {
    const { link } = await must(
      stage.mediator,
      { do: "invite", kind: { as: "head", party } },
      `Oman invites ${of}`,
    );
    await must(
      seat,
      { do: "join", link: String(link), name, title: "Head of delegation" },
      `${name} joins`,
    );
    say(`${name} and the mediator compare four words by voice`);
    const [mine, theirs] = await Promise.all([
      stage.mediator.act({ do: "words", with: "guest" }),
      seat.act({ do: "words", with: "inviter" }),
    ]);
    if (!("words" in mine) || JSON.stringify(mine) !== JSON.stringify(theirs))
      differs.push(`${of}: words differ`);
    await must(stage.mediator, { do: "check" }, `${name} is checked and named head of delegation`);
    await must(seat, { do: "caucus", party }, `${of}'s caucus is founded`);
  }
  await must(stage.mediator, { do: "shut" }, "The doors are shut for the first round");
  say("The heads compare four words at the table");
  const [one, other] = await Promise.all([
    stage.iran.act({ do: "words", with: "heads" }),
    stage.unitedStates.act({ do: "words", with: "heads" }),
  ]);
  if (!("words" in one) || JSON.stringify(one) !== JSON.stringify(other))
    differs.push("heads' words differ");

  const position = await must(
    stage.iran,
    {
      do: "say",
      room: iran,
      words:
        "We come for relief from sanctions and are ready to discuss limits on our nuclear work; our defences are not on the table.",
      leave: named,
    },
    "Iran gives its position, leave: reworded, named",
  );
  await must(
    stage.iran,
    { do: "say", room: iran, words: secret, leave: "stays" },
    "Iran adds a figure that stays in the room",
  );
  const carried = {
    do: "carry",
    from: iran,
    item: String(position["item"]) as never,
    to: unitedStates,
    manner: "reworded-named",
    hold: 200,
  } as const;
  await mustRefuse(
    stage.mediator,
    { ...carried, words: "They would discuss limits, perhaps below 60 %, in exchange for relief." },
    "leak-stop",
    "The mediator's wording holds the figure: the leak check stops it",
  );
  await must(
    stage.mediator,
    {
      ...carried,
      words:
        "They would discuss limits on their nuclear work in exchange for relief from sanctions; their defences are not for discussion.",
    },
    "The mediator carries Iran's position",
  );
  await must(stage.unitedStates, { do: "read-back" }, "The American room reads back");
  const answer = await must(
    stage.unitedStates,
    {
      do: "say",
      room: unitedStates,
      words:
        "If limits can be verified, some relief could come early. Tell them only if they ask about timing.",
      leave: ifAsked,
    },
    "The American room answers, leave: only if they ask",
  );
  const back = {
    do: "carry",
    from: unitedStates,
    item: String(answer["item"]) as never,
    to: iran,
    manner: "reworded-named",
    words: "With limits that can be verified, a part of the relief could come early.",
    hold: 200,
  } as const;
  await mustRefuse(stage.mediator, back, "not-asked", "Nobody asked yet: it may not be carried");
  const question = await must(
    stage.iran,
    { do: "ask", room: iran, words: "When would relief come?" },
    "Iran asks when relief would come",
  );
  await must(
    stage.mediator,
    { ...back, asked: String(question["asked"]) as never },
    "Now the mediator carries the answer",
  );
  await must(stage.iran, { do: "read-back" }, "Iran's room reads back");

  const seats: Record<string, SeatSeen> = {};
  for (const [name, seat] of [
    ["mediator", stage.mediator],
    ["iran", stage.iran],
    ["united-states", stage.unitedStates],
  ] as const) {
    const acted = await seat.act({ do: "show" });
    const { pid, view, verified } = acted as unknown as SeatSeen;
    seats[name] = { pid, view, verified };
    if (!verified) differs.push(`${name}: its transcript does not verify`);
  }
  if (JSON.stringify(seats["united-states"]?.view).includes("60 %"))
    differs.push("a figure crossed");
  return { case: "muscat", ok: differs.length === 0, seats, differs };
};
