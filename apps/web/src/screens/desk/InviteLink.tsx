// Nobody has come to this room yet: the one thing to do about it.

import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { useWords } from "../../words/use-words.ts";
import type { RoomOnDesk } from "./use-desk.ts";
import { useDesk } from "./use-desk.ts";

/** The invitation of a room nobody has come to, ready to copy. */
export const InviteLink = ({ room }: { readonly room: RoomOnDesk }): ReactNode => {
  const { t } = useWords();
  const { state } = useDesk();
  const open = state.invitations.find(
    ({ party, standing }) => party === room.party && standing === "open",
  );
  const copy = async (address: string): Promise<void> => {
    await navigator.clipboard.writeText(address);
    say(t("desk.invitation-copied", { room: room.name }));
  };
  return (
    <Empty
      sentence={t("desk.nobody-yet", { room: room.name })}
      action={
        open !== undefined && (
          <Button icon={Copy} kind="fill" onClick={() => void copy(open.address)}>
            {t("desk.copy-invitation", { room: room.name })}
          </Button>
        )
      }
    />
  );
};
