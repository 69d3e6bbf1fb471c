// The third round, second day, up to "now": what the person who tries the demo finds on the desk. Merrin's word on the
// eastern crossing waits to be carried; the release figure beside it must stay in Varda's room.

import type { Sitting } from "../step.ts";
import { carry, caucus, does, ifAsked, may, note, rendered, say, tell, written } from "../step.ts";

/** How long the sitting has run when the demo opens, in minutes. */
const soFar = 142;

/** Round 3, second day. */
export const today: Sitting = {
  begins: { minutesBeforeNow: soFar },
  steps: [
    tell(1, "tavares", "varda", "Welcome back. Whenever you are ready: the crossing."),
    tell(
      2,
      "tavares",
      "selen",
      "Welcome back. I am listening whenever you wish to speak about readings.",
    ),
    does(5, "orlo", { type: "come" }),
    does(8, "merrin", { type: "invite", title: "Note-taker" }),
    say(
      14,
      "behn",
      "minister",
      "Our minister needs the first month of readings kept out of the press. That is the real obstacle, and it is not a large one.",
      "stays",
    ),
    tell(19, "tavares", "selen", "Understood. I will not mention the press to anyone."),
    say(
      26,
      "oja",
      "inspectors",
      "If inspectors come up: two from each side is workable for us.",
      ifAsked("reworded-named", "reworded-unnamed"),
    ),
    tell(
      32,
      "lind",
      "varda",
      "Noted. I keep that until Selen raises it. Where are you on the order of the crossings?",
    ),
    caucus(
      36,
      "merrin",
      "I am going to say it. East first, after the inspection, and not from us.",
    ),
    caucus(38, "aalto", "And the water?"),
    caucus(
      40,
      "merrin",
      "The capital allows us anything above 4,050. Tavares may know what we plan, but nobody else.",
    ),
    say(
      46,
      "merrin",
      "east-first",
      "On the eastern crossing: we could let it open first, but only after a joint inspection. Please don’t say it came from us.",
      may("reworded-unnamed", "own-idea"),
    ),
    tell(
      52,
      "tavares",
      "varda",
      "Thank you. I will look for words that do not sound like you. How would the river run while that happens?",
    ),
    say(
      57,
      "merrin",
      "release",
      "Through April we plan a release of 4,200 m³/s. That figure is for you alone.",
      "stays",
    ),
    does(64, "tavares", {
      type: "ask-leave",
      ask: "a-release",
      item: "release",
      leave: { manners: ["reworded-unnamed"] },
      words: "May I use “4,200 m³/s” with Selen, perhaps as a range? I have not.",
    }),
    written(
      "fa",
      say(
        71,
        "amari",
        "road-plan",
        "برای بازرسی به نقشهٔ زیرسازی جاده نیاز داریم. اگر آن را بدهند، ما هم گزارش مرزبانی را می‌دهیم.",
        may("reworded-named", "reworded-unnamed"),
      ),
    ),
    rendered(
      75,
      { item: "road-plan" },
      "en",
      "For an inspection we need the plan of the road’s foundations. If they give it, we give the border service’s report.",
    ),
    say(
      78,
      "aalto",
      "march-offer",
      "Varda will open the eastern crossing by 1 March if Selen will share gauge readings every day.",
      { manners: ["as-written", "reworded-named"], notBefore: 34 },
    ),
    caucus(
      82,
      "behn",
      "Daily readings I can do. What I cannot do is read them in a newspaper the next morning.",
    ),
    caucus(84, "orlo", "Then say so with a condition, and let the mediators guess the reason."),
    say(
      90,
      "orlo",
      "daily",
      "Daily gauge readings are possible if the first month stays private.",
      { manners: ["as-written", "reworded-named"], notBefore: 33 },
    ),
    tell(
      95,
      "lind",
      "selen",
      "Tomorrow morning, then, and not before, as you ask. I have it ready.",
    ),
    carry(98, "lind", { carry: "c-daily", item: "daily", manner: "as-written" }, "held"),
    does(104, "vass", {
      type: "ask-for",
      asked: "q-list",
      words: "Is there any word from the other side about the people who are held?",
    }),
    note(
      110,
      "tavares",
      "East first goes to Selen today, unnamed. It must not sound like Merrin, and the release figure must not come near it.",
      "east-first",
    ),
    note(
      114,
      "lind",
      "Daily readings and the March date fit each other, and neither room knows it. Aalto’s goes after Orlo’s, not before.",
      "march-offer",
    ),
    caucus(
      119,
      "orlo",
      "Mina Sohrab has arrived. She reads nothing until I have compared her words; it will be after the break.",
    ),
    caucus(
      124,
      "merrin",
      "Tavares asks whether she may use the figure. I want to sleep on it, and I want her to see that I am thinking.",
    ),
    tell(
      133,
      "tavares",
      "varda",
      "No hurry about the figure. I have what I need for the crossing.",
    ),
  ],
};
