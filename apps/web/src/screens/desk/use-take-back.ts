// Taking back what is held: a message goes back into its own room's composer, where it came from; nothing reached any room.

import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { useWords } from "../../words/use-words.ts";
import type { HeldState } from "../../host/state.ts";
import { putBack } from "../files/puts.ts";
import { useDesk } from "./use-desk.ts";

/** Takes back something held on this device. */
export const useTakeBack = (): ((held: HeldState) => Promise<void>) => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk, unsent, puts, dispatch } = useDesk();
  return async (held) => {
    const outcome = await link.act("take-back", { talk, name: held.name });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    const { command } = outcome.value;
    if (command.type === "say") {
      const place = `room/${command.room}`;
      const typed = unsent.get(place);
      unsent.set(place, typed.trim() === "" ? command.words : `${command.words}\n${typed}`);
      putBack(puts, place, command);
      dispatch({ type: "open", live: { type: "room", party: command.room } });
    }
    say(t("desk.taken-back"));
  };
};
