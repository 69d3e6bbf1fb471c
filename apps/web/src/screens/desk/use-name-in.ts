// What somebody in a room is called on this desk.

import type { Member } from "@tworooms/talks";
import { useWords } from "../../words/use-words.ts";
import { isMeIn, nameIn } from "./readers.ts";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";

/** Names by member, of one room; one's own is "You". */
export const useNameIn = (room: Pick<RoomOnDesk, "party">): ((member: Member) => string) => {
  const { t } = useWords();
  const { view } = useDesk();
  return (member) =>
    isMeIn(view.people, room.party, member)
      ? t("desk.you")
      : (nameIn(view.people, room.party, member) ?? t("desk.reader-unnamed"));
};

/** Who did something in a room, for a sentence that says so: a verb follows "you" otherwise than a name. */
export const useDoerIn = (
  room: Pick<RoomOnDesk, "party">,
): ((member: Member) => { readonly name: string; readonly who: "me" | "other" }) => {
  const { view } = useDesk();
  const nameOf = useNameIn(room);
  return (member) => ({
    name: nameOf(member),
    who: isMeIn(view.people, room.party, member) ? "me" : "other",
  });
};
