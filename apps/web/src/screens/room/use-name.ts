// What people are called in the room around.

import type { Member } from "@tworooms/talks";
import { useWords } from "../../words/use-words.ts";
import { isMe, nameInRoom, useRoom } from "./use-room.ts";

/** What somebody in the room around is called. */
export const useName = (): ((member: Member) => string) => {
  const { t } = useWords();
  const { view, party } = useRoom();
  return (member) =>
    isMe(view, party, member)
      ? t("app.you")
      : (nameInRoom(view, party, member) ?? t("room.unnamed"));
};
