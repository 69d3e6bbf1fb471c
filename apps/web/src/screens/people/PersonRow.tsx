// One person: who, in which places, whether the words were compared, and what this seat may do about it.

import { ShieldAlert, ShieldCheck, UserCog, UserX } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { PersonState } from "../../host/state.ts";
import { useLink, useTalk } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Avatar } from "../../parts/Avatar.tsx";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./People.module.css";
import { standingFor, standingOf, standingWords } from "./standing.ts";

/** A person's row. */
export const PersonRow = ({
  talk,
  person,
  places,
}: {
  readonly talk: string;
  readonly person: PersonState;
  /** The places it sits in, in words. */
  readonly places: string;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const [isRemoving, setRemoving] = useState(false);
  const standing = standingOf(person);
  const shown = standingFor(person, useTalk(talk)?.isChecked === true);
  const name = person.name === "" ? t("people.newcomer") : person.name;
  const isMediator = person.seats.some(({ side }) => side === "mediators");
  const { invitation } = person;
  const hasAuthority = person.seats.some(({ roles }) => roles.length > 0);
  const tell = (outcome: { readonly ok: boolean; readonly code?: string }, words: string): void => {
    if (outcome.ok) say(words);
    else alarm(refusal(outcome.code ?? ""));
  };
  const remove = async (): Promise<void> => {
    setRemoving(false);
    tell(await link.act("remove", { talk, person: person.id }), t("people.removed", { name }));
  };
  const empower = async (): Promise<void> => {
    if (invitation === undefined) return;
    tell(await link.act("authority", { talk, invitation }), t("people.empowered", { name }));
  };
  return (
    <li className={styles["person"]}>
      <Avatar name={name} {...(isMediator ? { tone: "mediator" as const } : {})} />
      <div>
        <span className={styles["name"]}>
          <bdi>{name}</bdi>
          {person.isMe ? ` (${t("app.you")})` : ""}
        </span>
        <p>{[person.title, places].filter((part) => part !== "").join(" · ")}</p>
      </div>
      <div className={styles["acts"]}>
        <Chip
          tone={shown === "checked" ? "ok" : "stop"}
          icon={shown === "checked" ? ShieldCheck : ShieldAlert}
        >
          {t(standingWords[shown])}
        </Chip>
        {invitation !== undefined && (standing === "unchecked" || standing === "pending") && (
          <Button
            size="small"
            kind="solid"
            onClick={() => void link.act("compare", { talk, with: invitation, begin: "join" })}
          >
            {t("people.compare")}
          </Button>
        )}
        {invitation !== undefined && standing === "checked" && person.isMine && !hasAuthority && (
          <Button size="small" kind="ghost" icon={UserCog} onClick={() => void empower()}>
            {t("people.empower")}
          </Button>
        )}
        {person.isMine && standing !== "removed" && (
          <Button size="small" kind="ghost" icon={UserX} onClick={() => setRemoving(true)}>
            {t("people.remove")}
          </Button>
        )}
      </div>
      <Dialog
        isOpen={isRemoving}
        title={t("people.remove-title", { name })}
        onClose={() => setRemoving(false)}
        footer={
          <Button kind="stop" icon={UserX} onClick={() => void remove()}>
            {t("people.remove-now")}
          </Button>
        }
      >
        <p>{t("people.remove-advice")}</p>
      </Dialog>
    </li>
  );
};
