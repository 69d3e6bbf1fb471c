// An invitation to give away: its link and the same as a picture, in the colour and shape of the room it leads to. The link is a
// secret until somebody used it, so it stands here and nowhere else.

import { Check, Copy, X } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { InvitationState } from "../../host/state.ts";
import { useLink, useTalk } from "../../page/use-link.ts";
import { say, alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { QrCode } from "../../parts/QrCode.tsx";
import { roomOf } from "../../parts/room-marks.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./People.module.css";
import { roleKey } from "./role-words.ts";

/** An open invitation: copy it, show it, withdraw it. */
export const InvitationCard = ({
  talk,
  invitation,
}: {
  readonly talk: string;
  readonly invitation: InvitationState;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const parties = useTalk(talk)?.view?.rules?.parties ?? [];
  const index = parties.findIndex(({ party }) => party === invitation.party);
  const mark = index < 0 ? undefined : roomOf(index);
  const party = parties[index]?.name;
  const [isCopied, setCopied] = useState(false);
  const label =
    party === undefined
      ? t(roleKey(invitation.role))
      : t("people.invitation-for", { role: t(roleKey(invitation.role)), party });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(invitation.address);
    setCopied(true);
    say(t("people.copied"));
  };
  const withdraw = async (): Promise<void> => {
    const outcome = await link.act("withdraw", { talk, invitation: invitation.invitation });
    if (outcome.ok) say(t("people.withdrawn"));
    else alarm(refusal(outcome.code));
  };
  return (
    <article className={`${styles["invitation"]} ${mark?.className ?? ""}`}>
      <QrCode
        address={invitation.address}
        label={label}
        {...(mark === undefined ? {} : { mark })}
      />
      <div className={styles["invitationText"]}>
        <p>{t("people.invitation-advice")}</p>
        <input
          readOnly
          dir="ltr"
          aria-label={t("people.link")}
          value={invitation.address}
          onFocus={(event) => event.target.select()}
        />
        <div className={styles["acts"]}>
          <Button
            kind={mark === undefined ? "solid" : "fill"}
            size="small"
            icon={isCopied ? Check : Copy}
            onClick={() => void copy()}
          >
            {party === undefined ? t("people.copy") : t("people.copy-for", { party })}
          </Button>
          <Button kind="ghost" size="small" icon={X} onClick={() => void withdraw()}>
            {t("people.withdraw")}
          </Button>
        </div>
      </div>
    </article>
  );
};
