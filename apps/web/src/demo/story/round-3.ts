// The third round, first day: inspection before sequence. Varda lets a little of its room on the order of the crossings be
// known, Selen keeps its minister's worry to itself.

import type { Sitting } from "../step.ts";
import { carry, caucus, does, may, note, readBack, rendered, say, tell, written } from "../step.ts";

/** Round 3, first day, yesterday. */
export const roundThreeFirstDay: Sitting = {
  begins: { day: -1, hour: 9, minute: 45 },
  steps: [
    tell(
      1,
      "tavares",
      "varda",
      "Good morning. The telephone has been answered at both ends for three nights. Today I would like to talk about the eastern crossing.",
    ),
    does(4, "lind", {
      type: "note-public",
      words: "Our people want to cross again. That is all I will say.",
      source: "Henrik Merrin to reporters at the airport, Sunday",
      about: "why-varda",
    }),
    tell(
      2,
      "tavares",
      "selen",
      "Good morning. The line between the posts has held for three nights now. May we speak about the eastern crossing, and about what you would need first?",
    ),
    does(6, "tavares", {
      type: "ask-leave",
      ask: "a-no-talk",
      item: "no-talk-before",
      leave: { manners: ["as-written", "reworded-named"] },
      words: "I would like to bring the Colonel’s sentence to Varda exactly as he wrote it.",
    }),
    does(9, "amari", { type: "refuse-leave", ask: "a-no-talk" }),
    say(
      11,
      "behn",
      "soften",
      "Not word for word, please. It sounds harder in writing than it is. Say what it means.",
      "stays",
    ),
    carry(15, "tavares", {
      carry: "c-inspection",
      item: "no-talk-before",
      manner: "reworded-named",
      words:
        "Selen would want both sides to look at the eastern crossing together before anything about opening it is discussed.",
    }),
    readBack(21, "merrin", "c-inspection"),
    caucus(25, "merrin", "An inspection first. Frankly, I would like to know the answer myself."),
    caucus(27, "oja", "So would I. I have asked for it twice since spring."),
    caucus(
      30,
      "aalto",
      "Then let us not sell it as a concession. We let it be known that sequence is open, if the inspection comes first.",
    ),
    say(
      35,
      "merrin",
      "some-room",
      "There is some room in the order of the crossings. I do not want it heard yet.",
      "stays",
    ),
    does(39, "tavares", {
      type: "ask-leave",
      ask: "a-some-room",
      item: "some-room",
      leave: { manners: ["reworded-unnamed"] },
      words:
        "May I tell Selen that I sense some room on the sequence, if inspection comes before, and nothing more?",
    }),
    does(46, "merrin", {
      type: "give-leave",
      ask: "a-some-room",
      leave: { manners: ["reworded-unnamed"] },
    }),
    carry(51, "tavares", {
      carry: "c-some-room",
      item: "some-room",
      manner: "reworded-unnamed",
      words:
        "I sense some room on which crossing opens when, provided that inspection comes before.",
    }),
    readBack(
      57,
      "orlo",
      "c-some-room",
      "We understand: first the inspection, then the order. That is also how we would put it.",
    ),
    caucus(60, "orlo", "That was Merrin. Nobody else there would dare."),
    caucus(62, "behn", "Or the mediators tidying up. Either way we can answer it."),
    written(
      "fa",
      caucus(65, "amari", "ده روز برای بازرسی کافی است، به شرط آن‌که هر دو طرف حاضر باشند."),
    ),
    say(
      70,
      "amari",
      "ten-days",
      "Ten days would be enough for an inspection, with people of both sides present throughout.",
      may("as-written", "reworded-named", "reworded-unnamed"),
    ),
    say(
      86,
      "orlo",
      "publish",
      "And if the gates are shut in April as they were last year, we will publish every reading we hold, hour by hour, and let the region judge.",
      may("as-written", "reworded-named", "reworded-unnamed"),
    ),
    does(90, "lind", {
      type: "narrow-leave",
      item: "publish",
      leave: { manners: ["reworded-unnamed"] },
    }),
    tell(
      92,
      "lind",
      "selen",
      "I have narrowed how we may use that last message; your name is off it. It is yours to widen when we ask. I would like to sleep on it first.",
    ),
    note(
      94,
      "lind",
      "Orlo’s line about publishing was for his own people in the room. Do not carry it unless he says it twice.",
      "publish",
    ),
    carry(
      98,
      "lind",
      {
        carry: "c-too-soon",
        item: "east-matters",
        manner: "reworded-unnamed",
        words:
          "The market towns near the eastern crossing seem to matter a great deal on the other bank.",
      },
      "taken-back",
    ),
    note(
      100,
      "lind",
      "Took the market towns back before they went: with “some room” on the same day Selen would have read it as an offer.",
      "east-matters",
    ),
    say(
      104,
      "vass",
      "children",
      "There are children on the east bank who can see their school from the window and have not been in it since the winter. I do not know how to put that into a position.",
      may("as-written"),
    ),
    carry(108, "tavares", { carry: "c-children", item: "children", manner: "as-written" }),
    rendered(
      110,
      { carry: "c-children" },
      "fa",
      "در کرانهٔ شرقی کودکانی هستند که مدرسه‌شان را از پنجره می‌بینند و از زمستان به آن نرفته‌اند. نمی‌دانم چگونه باید این را موضع نامید.",
    ),
    readBack(113, "behn", "c-children"),
    say(
      116,
      "behn",
      "children-too",
      "We have that school’s teacher in our delegation’s district. Please tell her that we read it twice.",
      may("as-written", "reworded-named"),
    ),
    carry(120, "tavares", { carry: "c-children-too", item: "children-too", manner: "as-written" }),
    tell(
      124,
      "tavares",
      "varda",
      "Let us stop on that. Tomorrow afternoon, please bring me what you could say about the crossing itself.",
    ),
    tell(
      125,
      "tavares",
      "selen",
      "We stop here for today. Tomorrow afternoon I would like to hear about readings.",
    ),
  ],
};
