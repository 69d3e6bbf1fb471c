// The first round: each side says what brings it to the river, and notice of the gates becomes the first thing both can give.

import type { Sitting } from "../step.ts";
import {
  carry,
  caucus,
  does,
  ifAsked,
  may,
  note,
  readBack,
  rendered,
  say,
  tell,
  written,
} from "../step.ts";

/** Round 1, nine days ago. */
export const roundOne: Sitting = {
  begins: { day: -9, hour: 9, minute: 30 },
  steps: [
    tell(
      2,
      "tavares",
      "varda",
      "Good morning, and thank you for making the journey. You will not meet the other delegation here. What you write in this room reaches Jonas Lind and me, and nobody else. With each message you choose whether we may use it, and how. If you choose nothing, it stays here.",
    ),
    tell(
      4,
      "tavares",
      "selen",
      "Good morning. Everything you write here rests with the two of us until you say otherwise, message by message. Before we come to positions, I would like to hear what the river means to you this year.",
    ),
    say(
      9,
      "merrin",
      "why-varda",
      "We are here because the river has become a reason not to speak. Families with fields on both banks have not crossed since the winter. We want people to cross again, in an order we can defend at home.",
      may("reworded-named"),
    ),
    say(
      12,
      "orlo",
      "why-selen",
      "Our first concern is water. When the gates at Kesh are moved without a word, our pumps stand dry for days, and our farmers read it as pressure. Whether or not it is meant so, we need to know before it happens.",
      may("as-written", "reworded-named"),
    ),
    say(
      16,
      "aalto",
      "east-matters",
      "The eastern crossing matters most to the market towns. The railway bridge is for much later, and nobody should be surprised by that.",
      may("reworded-unnamed"),
    ),
    tell(
      19,
      "lind",
      "varda",
      "That helps. I will say that you want an order, and leave the names of the crossings out for now.",
    ),
    carry(24, "tavares", {
      carry: "c-why-varda",
      item: "why-varda",
      manner: "reworded-named",
      words:
        "Varda would like people to cross the river again, and would like to agree with you on the order in which crossings open. Families who farm both banks are a large part of their reason.",
    }),
    readBack(29, "behn", "c-why-varda"),
    carry(33, "tavares", {
      carry: "c-why-selen",
      item: "why-selen",
      manner: "reworded-named",
      words:
        "Selen’s first concern is notice. When the gates at Kesh move unannounced, pumps downstream run dry, and people there take it for pressure. They ask to be told beforehand.",
    }),
    readBack(
      41,
      "merrin",
      "c-why-selen",
      "We heard that Selen accuses us of using the gates as pressure, and asks to be told beforehand.",
    ),
    tell(
      44,
      "lind",
      "varda",
      "Close, but not quite. They said that people take it for pressure, not that you mean it so. They were careful about the difference, and I would like it to arrive.",
    ),
    caucus(
      52,
      "merrin",
      "They opened with water, as we expected. I would rather answer on notice than on volume. Notice costs us little.",
    ),
    caucus(
      54,
      "oja",
      "It costs the control room a telephone call. I can live with two hours. What I cannot do is promise volumes before the snow is measured.",
    ),
    written(
      "ar",
      caucus(
        57,
        "vass",
        "أهل الضفة يسألون عن المعبر قبل أن يسألوا عن الماء. لا ينبغي أن نعود إليهم بالماء وحده.",
      ),
    ),
    caucus(
      60,
      "aalto",
      "Then both: notice today, because we can, and the crossing as what we came for.",
    ),
    caucus(
      53,
      "orlo",
      "They want an order for the crossings. Good. But nobody crosses anything before somebody has looked at what lies under that roadway.",
    ),
    written(
      "fa",
      caucus(
        56,
        "amari",
        "بدون بازرسی، هیچ گذرگاهی. بهتر است این را از همان آغاز و بی‌سروصدا روشن کنیم.",
      ),
    ),
    caucus(59, "behn", "Then we say it early, and as a worry rather than a condition."),
    written(
      "fa",
      say(
        63,
        "amari",
        "no-talk-before",
        "پیش از بازرسی مشترک، دربارهٔ گذرگاه شرقی گفت‌وگو نمی‌کنیم.",
        may("reworded-named", "reworded-unnamed"),
      ),
    ),
    rendered(
      66,
      { item: "no-talk-before" },
      "en",
      "Before a joint inspection, we do not discuss the eastern crossing.",
    ),
    say(
      69,
      "oja",
      "two-hours",
      "If notice of the gates comes up again: two hours ahead is something our control room can do, day and night.",
      ifAsked("as-written", "reworded-named"),
    ),
    does(74, "behn", {
      type: "ask-for",
      asked: "q-notice",
      words:
        "How long before a gate moves could we be told? We would plan the pumps around the answer.",
    }),
    carry(79, "tavares", {
      carry: "c-two-hours",
      item: "two-hours",
      manner: "reworded-named",
      words:
        "You asked how long before. Varda’s control room can give notice two hours before a gate moves, at any time of day.",
      asked: "q-notice",
    }),
    readBack(83, "behn", "c-two-hours"),
    say(
      97,
      "merrin",
      "korsh",
      "For the two of you alone: our own surveyor, Ilya Korsh, thinks the eastern roadway is not safe as it stands. If that is ever quoted, he loses his post.",
      "stays",
    ),
    does(99, "tavares", { type: "list-name", name: "Ilya Korsh" }),
    note(
      101,
      "tavares",
      "Notice before volume: each side can give here without giving anything up. Build the first days on it.",
      "two-hours",
    ),
    note(
      103,
      "lind",
      "Merrin hears accusation quickly. Word Selen’s worries as facts about pumps, never about intentions.",
    ),
    tell(
      106,
      "tavares",
      "varda",
      "Thank you for today. The next sitting will be in five days; the place will be told to each of you separately.",
    ),
    tell(
      107,
      "tavares",
      "selen",
      "Thank you. That was a good beginning, and more than I had expected of one morning. We sit again in five days.",
    ),
  ],
};
