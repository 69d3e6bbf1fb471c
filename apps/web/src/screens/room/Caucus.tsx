// A delegation's own place. It looks like nothing else here, because what is said in it must never be said anywhere else by mistake:
// neither mediators nor the server can open it, and nothing in it can be carried.

import { Lock, Send } from "lucide-react";
import type { ReactNode } from "react";
import { useCallback, useMemo, useState } from "react";
import type { CaucusView, PartyView } from "@tworooms/talks";
import type { TalkState } from "../../host/state.ts";
import { useLook } from "../../look/use-look.ts";
import { newId } from "../../page/new-id.ts";
import { useLink, useTalk } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Avatar } from "../../parts/Avatar.tsx";
import { Button } from "../../parts/Button.tsx";
import { chordOf } from "../../parts/chord.ts";
import { classNames } from "../../parts/class-names.ts";
import { Empty } from "../../parts/Empty.tsx";
import { KeyHint } from "../../parts/KeyHint.tsx";
import { VirtualList } from "../../parts/VirtualList.tsx";
import { useWords } from "../../words/use-words.ts";
import { clipGuardOf } from "../desk/clip-guard.ts";
import rows from "../desk/Rows.module.css";
import { AttachFiles, dropOn, waitKeys } from "../files/AttachFiles.tsx";
import { FileList } from "../files/FileList.tsx";
import { useUnsentOf, useWordsOf } from "../desk/use-unsent.ts";
import { putsOver } from "../files/puts.ts";
import { useAttached } from "../files/use-attached.ts";
import { HeldBubbles } from "./HeldHere.tsx";
import { PlaceTabs } from "./Room.tsx";
import styles from "./Room.module.css";
import { isSendKey } from "./RoomComposer.tsx";
import { partyName, waitsAt } from "./use-room.ts";

type Message = CaucusView["messages"][number];

const keyOf = ({ message }: Message): string => message;

const people = (view: PartyView) =>
  view.people.find(({ place }) => place.type === "caucus")?.people ?? [];

const Messages = ({
  talk,
  state,
  view,
  caucus,
}: {
  readonly talk: string;
  readonly state: TalkState;
  readonly view: PartyView;
  readonly caucus: CaucusView;
}): ReactNode => {
  const { t, time, day } = useWords();
  const link = useLink();
  const place = `caucus/${view.party}`;
  const last = caucus.messages.at(-1)?.seq ?? -1;
  const seen = state.seen[place] ?? -1;
  const look = useCallback(() => {
    if (last > seen && document.visibilityState === "visible")
      void link.act("seen", { talk, place, seq: last });
  }, [last, seen, link, talk, place]);
  const authorOf = (message: Message) =>
    people(view).find(({ member }) => member === message.author);
  const nameOf = (message: Message): string => {
    const person = authorOf(message);
    return person?.isMe === true ? t("app.you") : (person?.name ?? t("room.unnamed"));
  };
  if (caucus.messages.length === 0)
    return <p className={styles["none"]}>{t("room.caucus-empty")}</p>;
  return (
    <VirtualList
      items={caucus.messages}
      keyOf={keyOf}
      label={t("room.caucus-messages")}
      className={styles["timeline"]}
      onEnd={look}
      render={(message) => (
        <article className={rows["message"]} data-place={place}>
          <Avatar name={authorOf(message)?.name ?? nameOf(message)} tone="room" />
          <div className={rows["head"]}>
            <bdi className={rows["name"]}>{nameOf(message)}</bdi>
            <time dateTime={new Date(message.at).toISOString()}>
              {day(message.at)}, {time(message.at)}
            </time>
          </div>
          <p className={rows["words"]} dir="auto">
            {message.words}
          </p>
          <FileList
            talk={talk}
            place={{ type: "caucus", party: view.party }}
            files={message.files}
          />
        </article>
      )}
    />
  );
};

const Inside = ({
  talk,
  state,
  view,
  caucus,
}: {
  readonly talk: string;
  readonly state: TalkState;
  readonly view: PartyView;
  readonly caucus: CaucusView;
}): ReactNode => {
  const { t, refusal, number } = useWords();
  const link = useLink();
  const { hold } = useLook();
  const unsent = useUnsentOf(talk);
  const puts = useMemo(() => putsOver(unsent), [unsent]);
  const place = `caucus/${view.party}`;
  const [words, setWords] = useWordsOf(unsent, place);
  const [isBusy, setBusy] = useState(false);
  const attached = useAttached(talk, { type: "caucus", party: view.party }, puts);
  const readers = people(view).filter(({ standing }) => standing === "checked").length;
  const held = state.held.filter(({ command }) => command.type === "caucus-say");
  const why = (): string | undefined => {
    if (state.line === "shut-out") return t("room.shut-out");
    return attached.waits === undefined ? undefined : t(waitKeys[attached.waits]);
  };
  const blocked = why();
  const send = async (): Promise<void> => {
    if (words.trim() === "" || isBusy || blocked !== undefined) return;
    setBusy(true);
    unsent.flush();
    const outcome = await link.act("hold", {
      talk,
      hold,
      command: {
        type: "caucus-say",
        caucus: view.party,
        message: newId<"message">(),
        words,
        ...(attached.files.length > 0 ? { files: attached.files } : {}),
      },
    });
    setBusy(false);
    if (!outcome.ok) return alarm(refusal(outcome.code));
    setWords("");
    return attached.clear();
  };
  const clips = useMemo(() => clipGuardOf(talk), [talk]);
  return (
    <div className={classNames(styles["room"], styles["caucus"])} data-place={place} {...clips}>
      <header className={styles["banner"]}>
        <Lock aria-hidden="true" size={18} />
        <p>
          <b>{t("room.caucus-of", { party: partyName(view, view.party) })}</b>{" "}
          {t("room.caucus-sealed")}
        </p>
      </header>
      <section className={styles["pane"]} aria-label={t("room.our-caucus")}>
        <PlaceTabs talk={talk} view={view} here="caucus" />
        <Messages talk={talk} state={state} view={view} caucus={caucus} />
        <HeldBubbles talk={talk} held={held} place={place} unsent={unsent} puts={puts} />
        <form
          className={styles["composer"]}
          {...dropOn(attached)}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <textarea
            dir="auto"
            rows={2}
            value={words}
            placeholder={t("room.caucus-write")}
            aria-label={t("room.caucus-write")}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (!isSendKey(event)) return;
              event.preventDefault();
              void send();
            }}
          />
          <AttachFiles talk={talk} attached={attached} />
          <div className={styles["row"]}>
            <span className={styles["space"]} />
            <KeyHint keys={chordOf("↵")} />
            <Button type="submit" kind="solid" icon={Send} blocked={blocked}>
              {t("room.caucus-send", { readers: number(readers) })}
            </Button>
          </div>
        </form>
      </section>
    </div>
  );
};

/** The caucus' screen. */
export const Caucus = ({ talk }: { readonly talk: string }): ReactNode => {
  const { t } = useWords();
  const state = useTalk(talk);
  const view = state?.view;
  if (state === undefined || view === undefined) return undefined;
  if (view.type !== "party") return <Empty sentence={t("room.caucus-not-here")} />;
  if (view.caucus === undefined) return <Empty sentence={t("room.no-caucus")} />;
  if (waitsAt(view, "caucus")) return <Empty sentence={t("room.waits")} />;
  return <Inside talk={talk} state={state} view={view} caucus={view.caucus} />;
};
