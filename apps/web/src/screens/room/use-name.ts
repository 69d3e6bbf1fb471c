// What people are called in the room around.

import type { Member } from "@tworooms/talks";
import { useWords } from "../../words/use-words.ts";
import { isMe, nameInRoom, useRoom } from "./use-room.ts";

/** Somebody as sentences take them: `who` tells apart what is said to its doer from what is said of another. */
export type Doer = { readonly name: string; readonly who: "me" | "other" };

/** What somebody in the room around is called. */
export const useName = (): ((member: Member) => string) => {
  const { t } = useWords();
  const { view, party } = useRoom();
  return (member) =>
    isMe(view, party, member)
      ? t("app.you")
      : (nameInRoom(view, party, member) ?? t("room.unnamed"));
};

/** Who did something in the room around, for a sentence that says so: a verb follows "you" otherwise than a name. */
export const useDoer = (): ((member: Member) => Doer) => {
  const { view, party } = useRoom();
  const nameOf = useName();
  return (member) => ({ name: nameOf(member), who: isMe(view, party, member) ? "me" : "other" });
};
