// Inviting: for what, of which party, for how long. Only what this seat may give is offered.

import { useState } from "react";
import type { ReactNode } from "react";
import type { GuestKind } from "@tworooms/client";
import type { Party, SeatView } from "@tworooms/talks";
import { useLink } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import { guestsOf } from "./guests-offered.ts";
import styles from "./People.module.css";
import { roleKey } from "./role-words.ts";

const DAYS = ["1", "7", "30"] as const;

/** Asks what an invitation is for, and makes it. */
export const InviteDialog = ({
  talk,
  view,
  onClose,
}: {
  readonly talk: string;
  readonly view: SeatView;
  readonly onClose: () => void;
}): ReactNode => {
  const { t, refusal, number } = useWords();
  const link = useLink();
  const guests = guestsOf(view);
  const parties = view.rules?.parties ?? [];
  const [as, setAs] = useState<GuestKind["as"]>(guests[0]?.as ?? "delegate");
  const [party, setParty] = useState<Party | undefined>(
    view.type === "party" ? view.party : parties[0]?.party,
  );
  const [title, setTitle] = useState("");
  const [days, setDays] = useState<(typeof DAYS)[number]>("7");
  const [fault, setFault] = useState<string | undefined>();
  const guest = guests.find((each) => each.as === as);
  const make = async (): Promise<void> => {
    const kind = guest?.kindFor(party ?? ("" as Party));
    if (kind === undefined) return;
    const outcome = await link.act("invite", { talk, kind, title, days: Number(days) });
    if (outcome.ok) onClose();
    else setFault(refusal(outcome.code));
  };
  return (
    <Dialog isOpen title={t("people.invite")} onClose={onClose}>
      <form
        className={styles["wordsBody"]}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <SelectField
          label={t("people.invite-as")}
          value={as}
          choices={guests.map((each) => ({ value: each.as, label: t(roleKey(each.as)) }))}
          onChoose={setAs}
        />
        {guest?.needsParty === true && view.type !== "party" && (
          <SelectField
            label={t("people.invite-party")}
            value={party ?? ""}
            choices={parties.map((each) => ({ value: each.party, label: each.name }))}
            onChoose={(chosen) => setParty(chosen as Party)}
          />
        )}
        <TextField
          label={t("people.invite-title")}
          value={title}
          autoComplete="off"
          onChange={(event) => setTitle(event.target.value)}
        />
        <SelectField
          label={t("people.invite-days")}
          value={days}
          choices={DAYS.map((each) => ({
            value: each,
            label: t("people.days", { days: Number(each), shown: number(Number(each)) }),
          }))}
          onChoose={setDays}
        />
        {fault !== undefined && <p role="alert">{fault}</p>}
        <div className={styles["acts"]}>
          <Button type="submit" kind="solid">
            {t("people.invite-make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
