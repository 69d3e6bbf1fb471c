// Nobody has come to this room yet: its invitation as link and picture, in the colour and shape of the room, or the way to make one.

import { UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { useWords } from "../../words/use-words.ts";
import { InvitationCard } from "../people/InvitationCard.tsx";
import styles from "./RoomPane.module.css";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";

const days = 7;

/** The invitation of a room nobody has come to. */
export const InviteLink = ({ room }: { readonly room: RoomOnDesk }): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk, state } = useDesk();
  const open = state.invitations.find(
    ({ party, standing }) => party === room.party && standing === "open",
  );
  const make = async (): Promise<void> => {
    const kind = { as: "head", party: room.party } as const;
    const outcome = await link.act("invite", { talk, kind, title: "", days });
    if (!outcome.ok) alarm(refusal(outcome.code));
  };
  return (
    <div className={styles["nobody"]}>
      <Empty
        sentence={t("desk.nobody-yet", { room: room.name })}
        action={
          open === undefined && (
            <Button icon={UserPlus} kind="fill" onClick={() => void make()}>
              {t("people.invite-make")}
            </Button>
          )
        }
      />
      {open !== undefined && <InvitationCard talk={talk} invitation={open} />}
    </div>
  );
};
