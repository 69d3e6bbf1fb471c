// `tworooms watch`: stays, shows what is new, and, on a mediator's device, hands over what is due when its hold ends.

import { sentenceOf, warningsOf } from "@tworooms/client";
import { viewLines } from "../lines.ts";
import { done } from "../outcome.ts";
import { isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

export const watch = verb<TalkFlags>({
  brief: "Stay: show what is new; as a mediator, hand over what is due. Ctrl-C ends",
  parameters: { flags: talkFlag },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const { talk } = seated;
    const shown = new Set<string>();
    const show = (): void => {
      const view = talk.view();
      if ("refused" in view) return;
      for (const { place, code } of warningsOf(talk, seated.client.vault)) {
        const line = `! ${place}: ${sentenceOf(code)}`;
        if (!shown.has(line)) terminal.say(line);
        shown.add(line);
      }
      for (const line of viewLines(view)) {
        if (!shown.has(line)) terminal.say(line);
        shown.add(line);
      }
    };
    const goOn = async (): Promise<void> => {
      const asks = await talk.settle();
      if ("length" in asks)
        for (const { carry, why } of asks) {
          const line = `! carry ${carry.slice(0, 8)} waits for you: ${why}`;
          if (!shown.has(line)) terminal.say(line);
          shown.add(line);
        }
      show();
    };
    let settling = Promise.resolve();
    const settle = (): void => {
      settling = settling.then(goOn);
    };
    const following = talk.follow();
    const stopListening = talk.onChange(settle);
    // Holds end by the clock, not by an entry: the chain is looked at each second.
    const beat = setInterval(settle, 1_000);
    settle();
    await new Promise<void>((resolve) => {
      process.once("SIGINT", resolve);
      process.once("SIGTERM", resolve);
    });
    clearInterval(beat);
    stopListening();
    following.stop();
    await settling;
    return done({ ended: true });
  },
});
