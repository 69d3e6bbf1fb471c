// Who sits where: each side with its people, whose words were compared, the invitations that are out, and, for the lead, the doors.

import { DoorClosed, KeyRound, UserPlus } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Side } from "@tworooms/talks";
import type { PersonState, TalkState } from "../../host/state.ts";
import { useLink, useTalk } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Badge } from "../../parts/Badge.tsx";
import { Band } from "../../parts/Band.tsx";
import { Button } from "../../parts/Button.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { roomOf } from "../../parts/room-marks.ts";
import { useWords } from "../../words/use-words.ts";
import type { Words } from "../../words/words.ts";
import { guestsOf } from "./guests-offered.ts";
import { InvitationCard } from "./InvitationCard.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import styles from "./People.module.css";
import { PersonRow } from "./PersonRow.tsx";
import { standingOf } from "./standing.ts";

/** Whose people a person belongs to: a party's local id, or "mediators" or "observers". */
const sideName = (side: Side): string => (typeof side === "object" ? side.capitalOf : side);

const placeWords = (person: PersonState, state: TalkState, { t, list }: Words): string => {
  const names = new Map(state.view?.rules?.parties.map(({ party, name }) => [party, name]));
  const places = person.seats
    .filter(({ standing }) => standing !== "removed")
    .map(({ place }) => {
      const [kind, party] = place.split("/");
      const name = names.get(party as never) ?? "";
      if (kind === "room") return t("people.place-room", { party: name });
      if (kind === "caucus") return t("people.place-caucus", { party: name });
      return t(kind === "desk" ? "people.place-desk" : "people.place-table");
    });
  return list([...new Set(places)]);
};

const Doors = ({
  talk,
  state,
}: {
  readonly talk: string;
  readonly state: TalkState;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const shut = async (): Promise<void> => {
    const outcome = await link.act("shut", { talk });
    if (outcome.ok) say(t("people.doors-shut"));
    else alarm(refusal(outcome.code));
  };
  const { areShut, needs } = state.doors;
  return (
    <section className={styles["card"]}>
      <h2>{t("people.doors")}</h2>
      <p>{t(areShut ? "people.doors-shut-advice" : "people.doors-advice")}</p>
      {!areShut && (
        <Button
          icon={DoorClosed}
          blocked={
            needs === undefined
              ? undefined
              : t(needs === "unchecked" ? "people.doors-unchecked" : "people.doors-one-authority")
          }
          onClick={() => void shut()}
        >
          {t("people.doors-shut-now")}
        </Button>
      )}
    </section>
  );
};

const Caucus = ({
  talk,
  state,
}: {
  readonly talk: string;
  readonly state: TalkState;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { view } = state;
  if (view?.type !== "party" || view.caucus !== undefined) return undefined;
  const isHead = view.people.some(({ place, people }) =>
    place.type === "room" ? people.some(({ isMe, roles }) => isMe && roles.length > 0) : false,
  );
  if (!isHead) return undefined;
  const found = async (): Promise<void> => {
    const outcome = await link.act("found-caucus", { talk, party: view.party });
    if (outcome.ok) say(t("people.caucus-stands"));
    else alarm(refusal(outcome.code));
  };
  return (
    <section className={styles["card"]}>
      <h2>{t("people.caucus")}</h2>
      <p>{t("people.caucus-advice")}</p>
      <Button kind="solid" icon={KeyRound} onClick={() => void found()}>
        {t("people.caucus-found")}
      </Button>
    </section>
  );
};

/** The people screen. */
export const People = ({ talk }: { readonly talk: string }): ReactNode => {
  const words = useWords();
  const { t } = words;
  const link = useLink();
  const state = useTalk(talk);
  const [isInviting, setInviting] = useState(false);
  if (state?.view === undefined) return undefined;
  const { view, persons, invitations } = state;
  // An open invitation is no person yet. Who came after the doors were shut is one, and nameless until it is added.
  const present = persons.filter((person) => {
    const standing = standingOf(person);
    return standing !== "removed" && (person.name !== "" || standing !== "open");
  });
  const of = (name: string): readonly PersonState[] =>
    present.filter(({ seats: [first] }) => first !== undefined && sideName(first.side) === name);
  const open = invitations.filter(({ standing }) => standing === "open");
  const parties = view.rules?.parties ?? [];
  // Who sits for another side shows at the table alone.
  const seesTable = view.people.some(({ place }) => place.type === "table");
  const sides = [
    { name: "mediators", title: t("people.mediators"), index: -1 },
    ...parties.map(({ party, name }, index) => ({ name: party as string, title: name, index })),
    { name: "observers", title: t("people.observers"), index: -1 },
  ];
  return (
    <div className={styles["people"]}>
      <div className={styles["acts"]}>
        {guestsOf(view).length > 0 && (
          <Button kind="solid" icon={UserPlus} onClick={() => setInviting(true)}>
            {t("people.invite")}
          </Button>
        )}
        {view.type === "party" && (
          <Button
            kind="ghost"
            onClick={() => void link.act("compare", { talk, with: "table", begin: "join" })}
          >
            {t("people.compare-heads")}
          </Button>
        )}
      </div>
      {sides.map(({ name, title, index }) => {
        const people = of(name);
        const waiting = open.filter((each) =>
          index < 0 ? name === "mediators" && each.party === undefined : each.party === name,
        );
        if (people.length === 0 && waiting.length === 0 && index < 0) return undefined;
        const mark = index < 0 ? undefined : roomOf(index);
        return (
          <section key={name} className={`${styles["side"]} ${mark?.className ?? ""}`}>
            {mark !== undefined && <Band mark={mark} />}
            <header>
              {mark !== undefined && <Badge mark={mark} />}
              <h2 dir="auto">{title}</h2>
            </header>
            <ul>
              {people.map((person) => (
                <PersonRow
                  key={person.id}
                  talk={talk}
                  person={person}
                  places={placeWords(person, state, words)}
                />
              ))}
            </ul>
            {waiting.map((invitation) => (
              <InvitationCard key={invitation.invitation} talk={talk} invitation={invitation} />
            ))}
            {people.length === 0 && waiting.length === 0 && (
              <Empty
                sentence={t(seesTable ? "people.nobody" : "people.not-shown", { party: title })}
              />
            )}
          </section>
        );
      })}
      <Caucus talk={talk} state={state} />
      {view.type === "desk" && <Doors talk={talk} state={state} />}
      {isInviting && <InviteDialog talk={talk} view={view} onClose={() => setInviting(false)} />}
    </div>
  );
};
