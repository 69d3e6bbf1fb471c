// A trade in words and figures, one sentence for each party: what it gives, what it gets, what it gains in all.

import { optionTextsOf } from "../formats/issue-options.ts";
import type { Frontier } from "../frontier.ts";
import { type Rational, zero } from "../rational.ts";
import type { Trade } from "../trades.ts";
import { figureOf, type PictureLanguage, pictureWords } from "./picture-words.ts";

const signed = (value: Rational, language: PictureLanguage): string =>
  value.num > 0n ? `+${figureOf(value, language)}` : figureOf(value, language);

/** One sentence for each party of a frontier about a trade, in party order. */
export const tradeSentences = (
  frontier: Frontier,
  trade: Trade,
  language: PictureLanguage,
): readonly string[] => {
  const words = pictureWords[language];
  const { issues } = frontier.domain;
  return frontier.profiles.map(({ name }, party) => {
    const said = (kind: "gives" | "gets"): readonly string[] =>
      trade.changes.flatMap(({ issue, from, to, deltas }) => {
        const delta = deltas[party] ?? zero;
        const isOurs = kind === "gives" ? delta.num < 0n : delta.num > 0n;
        const named = issues[issue];
        if (!isOurs || named === undefined) {
          return [];
        }
        const options = optionTextsOf(named);
        return [
          words.gives(named.name, options[from] ?? "", options[to] ?? "", signed(delta, language)),
        ];
      });
    const gain = signed(trade.gains[party] ?? zero, language);
    return words.trade(name, said("gives"), said("gets"), gain);
  });
};
