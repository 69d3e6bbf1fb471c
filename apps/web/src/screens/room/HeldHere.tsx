// What of this person's own waits on this device before it goes into the room: it can be taken back, and then it was never anywhere.

import { Send, Timer, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useKeys } from "../../app/use-keys.ts";
import type { HeldState } from "../../host/state.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { HoldBar } from "../../parts/HoldBar.tsx";
import { useWords } from "../../words/use-words.ts";
import bubble from "../desk/HeldBubble.module.css";
import type { Unsent } from "../desk/unsent.ts";
import { HeldFiles } from "../files/HeldFiles.tsx";
import type { Puts } from "../files/puts.ts";
import { putBack } from "../files/puts.ts";
import { useRoom } from "./use-room.ts";

const wordsOf = ({ command }: HeldState): string =>
  "words" in command && command.words !== undefined ? command.words : "";

/** The bubbles of what waits for one place. */
export const HeldBubbles = ({
  talk,
  held,
  place,
  unsent,
  puts,
}: {
  readonly talk: string;
  readonly held: readonly HeldState[];
  readonly place: string;
  readonly unsent: Unsent;
  readonly puts: Puts;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const takeBack = async (each: HeldState): Promise<void> => {
    const outcome = await link.act("take-back", { talk, name: each.name });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    // What was taken back can be written on; what was begun meanwhile is not lost.
    const begun = unsent.get(place);
    unsent.set(place, begun === "" ? wordsOf(each) : `${wordsOf(each)}\n${begun}`);
    putBack(puts, place, each.command);
    return say(t("room.taken-back"));
  };
  const send = async (each: HeldState): Promise<void> => {
    const outcome = await link.act("send-held", { talk, names: [each.name] });
    if (!outcome.ok) alarm(refusal(outcome.code));
  };
  const newest = held.at(-1);
  useKeys(newest === undefined ? {} : { "take-back": () => void takeBack(newest) });
  return held.map((each) => (
    <div key={each.name} className={bubble["held"]} data-held={each.name}>
      <div className={bubble["head"]}>
        <Timer aria-hidden="true" size={15} />
        <span className={bubble["when"]}>
          {t(each.holdUntil === undefined ? "room.waits-for-tap" : "room.goes-soon")}
        </span>
        <Button
          size="small"
          icon={Undo2}
          {...(each === newest ? { keyHint: "Z" } : {})}
          onClick={() => void takeBack(each)}
        >
          {t("room.take-back")}
        </Button>
        <Button kind="ghost" size="small" icon={Send} onClick={() => void send(each)}>
          {t("room.send-now")}
        </Button>
      </div>
      <p dir="auto">{wordsOf(each)}</p>
      <HeldFiles command={each.command} />
      {each.why !== undefined && <p className={bubble["why"]}>{refusal(each.why)}</p>}
      {each.holdUntil !== undefined && <HoldBar from={each.keptAt} until={each.holdUntil} />}
    </div>
  ));
};

/** What waits for the room around. */
export const HeldHere = ({ held }: { readonly held: readonly HeldState[] }): ReactNode => {
  const { talk, party, unsent, puts } = useRoom();
  const here = held.filter(({ command }) => "room" in command && command.room === party);
  return (
    <HeldBubbles talk={talk} held={here} place={`room/${party}`} unsent={unsent} puts={puts} />
  );
};
