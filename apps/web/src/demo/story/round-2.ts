// The second round: a repair crew was turned back, a mistake of the mediators is put right in the open, and the list of
// detained people is set aside so that it does not become the price of water.

import type { Sitting } from "../step.ts";
import { carry, caucus, does, may, note, readBack, rendered, say, tell, written } from "../step.ts";

/** Round 2, four days ago. */
export const roundTwo: Sitting = {
  begins: { day: -4, hour: 10, minute: 0 },
  steps: [
    tell(
      1,
      "tavares",
      "varda",
      "Good morning. A repair crew was turned back at the eastern post since we last sat. I would like to hear it from you first, and I would like it to stay out of the papers until I have heard both.",
    ),
    tell(
      2,
      "tavares",
      "selen",
      "Good morning. I have to begin with the crew at the eastern post. What do you know, and what do you not know?",
    ),
    say(
      6,
      "merrin",
      "crew-varda",
      "The crew was turned back although its passage had been announced the evening before. Nobody was hurt. We ask that it does not happen a second time, and we do not need to win the argument about whose fault it was.",
      may("reworded-named"),
    ),
    say(
      9,
      "orlo",
      "crew-selen",
      "No notice reached the post. The crew was asked to wait and left of its own accord. I would rather repair the arrangement than the story.",
      may("as-written", "reworded-named"),
    ),
    does(11, "lind", {
      type: "note-public",
      words: "A crew of six reached the post in the morning and did not cross.",
      source: "Selen state radio, morning news, two days ago",
      about: "crew-selen",
    }),
    carry(14, "tavares", {
      carry: "c-crew-selen",
      item: "crew-selen",
      manner: "as-written",
    }),
    carry(18, "lind", {
      carry: "c-crew-varda",
      item: "crew-varda",
      manner: "reworded-named",
      words:
        "Varda says that the passage had been announced, that nobody came to harm, and that they do not need to settle whose fault it was. They ask that it does not happen again.",
    }),
    readBack(22, "orlo", "c-crew-varda"),
    say(
      29,
      "aalto",
      "telephone",
      "You could float a telephone between the two posts, staffed day and night. It must not look like ours. At home it would be called a concession; as your idea it would be called sensible.",
      may("own-idea"),
    ),
    carry(34, "tavares", {
      carry: "c-telephone",
      item: "telephone",
      manner: "own-idea",
      words:
        "A thought of our own: a telephone line from post to post with somebody at both ends around the clock, so that a crew is announced to the very people who will meet it.",
    }),
    readBack(39, "orlo", "c-telephone"),
    say(
      42,
      "orlo",
      "telephone-yes",
      "The telephone is a good thought. We can staff our end from Monday.",
      may("as-written", "reworded-named"),
    ),
    carry(46, "tavares", {
      carry: "c-telephone-yes",
      item: "telephone-yes",
      manner: "reworded-named",
      words:
        "We put the idea of a telephone between the posts to Selen as ours. They like it and can staff their end from Monday.",
    }),
    caucus(49, "merrin", "So the telephone has come back to us as a gift from the mediators."),
    caucus(51, "aalto", "I find I do not mind at all."),
    written(
      "ar",
      caucus(55, "vass", "سيسألني الناس عن المحتجزين قبل أي شيء آخر. لا أريد أن يصبحوا ثمناً للماء."),
    ),
    caucus(
      58,
      "merrin",
      "Nor do I. Say it to the mediators in your own words, without our name on it.",
    ),
    written(
      "ar",
      say(
        62,
        "vass",
        "list-apart",
        "قائمة المحتجزين يجب ألا تُربط بالماء. لنتركها جانباً إلى أن يثبت شيء آخر بين الجانبين.",
        may("reworded-unnamed"),
      ),
    ),
    rendered(
      64,
      { item: "list-apart" },
      "en",
      "The list of detained people must not be tied to the water. Let us leave it aside until something else has held between the two sides.",
    ),
    say(
      65,
      "orlo",
      "four-families",
      "We have families who ask for their men every week. One of them is Rahim Dastan, a ferryman; his daughter writes to me herself. Please do not let this become a coin for anything.",
      "stays",
    ),
    does(67, "lind", { type: "list-name", name: "Rahim Dastan" }),
    carry(71, "tavares", {
      carry: "c-list-apart",
      item: "list-apart",
      manner: "reworded-unnamed",
      words:
        "Our sense is that the question of detained people is better kept apart from the water, and taken up once something else has proved to hold. Nobody is dropping it.",
    }),
    readBack(
      76,
      "orlo",
      "c-list-apart",
      "We understand that the list is set aside, not closed, and that it comes back as soon as one other thing has held.",
    ),
    tell(
      79,
      "tavares",
      "selen",
      "That is exactly how I understand it too. I have written it down as you said it.",
    ),
    note(
      81,
      "tavares",
      "Detainee list parked by both, each for its own good reason, and neither knows the other’s. Take it up first thing after the telephone has worked for a month.",
      "list-apart",
    ),
    say(
      86,
      "behn",
      "weekly",
      "Readings from the gauge at Tel Aru could be shared once a week, beginning with the thaw.",
      may("reworded-named"),
    ),
    carry(91, "lind", {
      carry: "c-weekly-wrong",
      item: "weekly",
      manner: "reworded-named",
      words: "Selen could share readings from the gauge at Tel Aru, daily once the thaw begins.",
    }),
    say(
      95,
      "behn",
      "put-right",
      "Your receipt says daily. We offered less than that. Please put it right before they build on it.",
      may("reworded-named"),
    ),
    carry(99, "lind", {
      carry: "c-weekly",
      item: "weekly",
      manner: "reworded-named",
      words:
        "A correction, and the slip was mine: Selen spoke of readings once a week from the thaw on, not daily.",
      corrects: "c-weekly-wrong",
    }),
    readBack(103, "oja", "c-weekly"),
    tell(
      105,
      "lind",
      "selen",
      "Put right, in front of everybody. I am sorry, and thank you for reading your receipts.",
    ),
    say(
      109,
      "oja",
      "crew-notice",
      "Crews could be announced two hours ahead as well, in both directions. I have not cleared that with Henrik yet.",
      "stays",
    ),
    does(112, "lind", {
      type: "ask-leave",
      ask: "a-crew-notice",
      item: "crew-notice",
      leave: { manners: ["reworded-named"] },
      words: "Once you have spoken with him: may I offer the same notice for crews, as Varda’s?",
    }),
    caucus(115, "oja", "Two hours’ notice for crews, both ways. Any objection?"),
    caucus(117, "merrin", "None. You should have it in writing from me: yes."),
    does(119, "merrin", {
      type: "give-leave",
      ask: "a-crew-notice",
      leave: { manners: ["reworded-named"] },
    }),
    carry(123, "lind", {
      carry: "c-crew-notice",
      item: "crew-notice",
      manner: "reworded-named",
      words:
        "Varda offers the same two hours for crews as for gates, in both directions, from the day the telephone works.",
    }),
    readBack(128, "behn", "c-crew-notice"),
    caucus(
      131,
      "behn",
      "Two hours for gates and two for crews. They are tidier than I had thought.",
    ),
    caucus(133, "orlo", "Tidy is good. Do not tell anybody I said so."),
    tell(
      136,
      "tavares",
      "varda",
      "A good day’s work. Please rest; the third round will be about the crossing itself.",
    ),
    tell(
      137,
      "tavares",
      "selen",
      "Thank you all. We meet for the third round in three days, over two days if you can stay.",
    ),
  ],
};
