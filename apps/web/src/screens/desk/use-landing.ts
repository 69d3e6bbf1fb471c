// What a room's composer hears when words are pasted or dropped into it: its own room's stay, another room's go to the tray,
// other talks' go nowhere (rule V91). Whoever is at the desk is told in a sentence.

import type { ClipboardEvent, DragEvent } from "react";
import type { Party } from "@tworooms/talks";
import { alarm, say } from "../../parts/announce.ts";
import { useWords } from "../../words/use-words.ts";
import { pastedFrom } from "./clip-guard.ts";
import { landingOf } from "./clip.ts";
import { roomOnDesk, useDesk } from "./use-desk.ts";

/** Handlers for the field that takes words for a room. */
export type Landings = {
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
};

/**
 * For words that go to `into`. `alsoFrom`: the room a carry comes from, whose words may stand in its wording. `onCross` is done
 * when another room's words came, after they went to the tray.
 */
export const useLanding = (into: Party, alsoFrom?: Party): Landings => {
  const { t } = useWords();
  const desk = useDesk();
  const land = (data: DataTransfer): boolean => {
    const pasted = pastedFrom(desk.talk, data);
    const { words } = pasted;
    const landing = landingOf(desk.view, into, pasted);
    if (landing.type === "stays") return false;
    if (landing.type === "other-talk") {
      alarm(t("desk.paste-other-talk"));
      return true;
    }
    const { source } = landing;
    if (source.party === alsoFrom) return false;
    const name = roomOnDesk(desk, source.party)?.name ?? "";
    if (alsoFrom !== undefined) {
      alarm(t("desk.paste-third-room", { room: name }));
      return true;
    }
    const { party, item } = source;
    desk.tray.begin({ from: party, to: into, words, ...(item === undefined ? {} : { item }) });
    desk.dispatch({ type: "open", live: { type: "tray" } });
    say(t("desk.paste-crossed", { room: name }));
    return true;
  };
  return {
    onPaste: (event) => {
      if (land(event.clipboardData)) event.preventDefault();
    },
    onDrop: (event) => {
      if (land(event.dataTransfer)) event.preventDefault();
    },
  };
};
