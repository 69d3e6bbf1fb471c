// A room's composer. At rest it is a bar; opened it is the one live composer of the desk, names everybody who will read, and
// sends to its own room alone: there is nobody to pick. Enter is a new line; the button or ⌘↵ sends (rules V81 to V83).

import { Lock, PenLine, Send } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useLook } from "../../look/use-look.ts";
import { newId } from "../../page/new-id.ts";
import { useLine, useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { chordOf } from "../../parts/chord.ts";
import { KeyHint } from "../../parts/KeyHint.tsx";
import { useWords } from "../../words/use-words.ts";
import { AttachFiles, dropOn, waitKeys } from "../files/AttachFiles.tsx";
import { useAttached } from "../files/use-attached.ts";
import styles from "./Composer.module.css";
import { isLiveRoom } from "./desk-ui.ts";
import { FoundElsewhere } from "./FoundElsewhere.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { ReaderChips } from "./ReaderChips.tsx";
import type { RoomOnDesk } from "./use-desk.ts";
import { roomOnDesk, useDesk, useUnsent } from "./use-desk.ts";
import { useLanding } from "./use-landing.ts";
import { askLeak, useLeak } from "./use-leak.ts";

const Live = ({ room }: { readonly room: RoomOnDesk }): ReactNode => {
  const { t, refusal, number } = useWords();
  const link = useLink();
  const { hold } = useLook();
  const { talk, view, dispatch, rooms, unsent, puts } = useDesk();
  const place = `room/${room.party}`;
  const [words, setWords] = useUnsent(place);
  const [language, setLanguage] = useUnsent(`language/${room.party}`);
  const attached = useAttached(talk, { type: "room", party: room.party }, puts);
  const landing = useLanding(room.party);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isSending, setSending] = useState(false);
  const isShutOut = useLine(talk) === "shut-out";
  useEffect(() => {
    const shown = field.current;
    shown?.focus();
    shown?.setSelectionRange(shown.value.length, shown.value.length);
  }, []);

  const others = rooms.map(({ party }) => party).filter((party) => party !== room.party);
  const question = words.trim() === "" ? undefined : { to: room.party, others, words };
  const found = useLeak(talk, question, view.rooms);
  const stops = found?.marks.filter(({ level }) => level === "stop") ?? [];

  const send = async (): Promise<void> => {
    if (question === undefined || isSending || isShutOut || attached.waits !== undefined) return;
    setSending(true);
    try {
      const last = await askLeak(link, talk, question);
      if (last === undefined) return alarm(t("desk.leak-unknown"));
      if (last.marks.some(({ level }) => level === "stop")) return alarm(t("desk.send-stopped"));
      const command = {
        type: "say",
        room: room.party,
        item: newId<"item">(),
        words,
        ...(language === "" ? {} : { language }),
        ...(attached.files.length === 0 ? {} : { files: attached.files }),
      } as const;
      unsent.flush();
      const outcome = await link.act("hold", { talk, command, hold });
      if (!outcome.ok) return alarm(refusal(outcome.code));
      setWords("");
      attached.clear();
      say(t("desk.held-for", { room: room.name, seconds: hold / 1000 }));
    } finally {
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (
      event.key === "Enter" &&
      (event.metaKey || event.ctrlKey) &&
      !event.nativeEvent.isComposing
    ) {
      event.preventDefault();
      void send();
    }
  };
  const why = (): string | undefined => {
    if (isShutOut) return t("room.shut-out");
    if (attached.waits !== undefined) return t(waitKeys[attached.waits]);
    return stops.length === 0 ? undefined : t("desk.send-blocked", { stops: stops.length });
  };
  return (
    <div className={styles["live"]} {...dropOn(attached)}>
      <ReaderChips readers={room.readers} />
      <textarea
        ref={field}
        className={styles["field"]}
        dir="auto"
        rows={3}
        value={words}
        aria-label={t("desk.write-to", { room: room.name })}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
        {...landing}
      />
      <FoundElsewhere
        words={words}
        found={found}
        isAsked={question !== undefined}
        onTakeOut={setWords}
      />
      <AttachFiles talk={talk} attached={attached} />
      <div className={styles["row"]}>
        <Button
          kind="ghost"
          size="small"
          keyHint="Esc"
          onClick={() => dispatch({ type: "put-down" })}
        >
          {t("desk.put-down")}
        </Button>
        <LanguageChoice value={language} onChoose={setLanguage} />
        <span className={styles["space"]} />
        <Button
          kind="fill"
          icon={Send}
          blocked={why()}
          keyHint={chordOf("↵")}
          onClick={() => void send()}
        >
          {t("desk.send-to", { room: room.name, readers: number(room.readers.length) })}
        </Button>
      </div>
    </div>
  );
};

const Resting = ({
  room,
  keyHint,
}: {
  readonly room: RoomOnDesk;
  readonly keyHint: string;
}): ReactNode => {
  const { t } = useWords();
  const desk = useDesk();
  const { dispatch, ui, tray } = desk;
  const [words] = useUnsent(`room/${room.party}`);
  const { draft } = tray;
  if (ui.live.type === "tray" && draft !== undefined) {
    const to = draft.to === undefined ? undefined : roomOnDesk(desk, draft.to)?.name;
    const isTarget = draft.to === room.party;
    return (
      <div className={styles["rests"]}>
        <Lock aria-hidden="true" size={14} />
        <span>
          {isTarget || to === undefined
            ? t("desk.rests-until-handed")
            : t("desk.rests-while-handing", { room: to })}
        </span>
        {!isTarget && (
          <Button
            kind="ghost"
            size="small"
            keyHint="Esc"
            onClick={() => {
              tray.putDown();
              dispatch({ type: "put-down" });
            }}
          >
            {t("desk.put-down")}
          </Button>
        )}
      </div>
    );
  }
  const open = (): void => dispatch({ type: "open", live: { type: "room", party: room.party } });
  return (
    <div className={styles["bar"]}>
      <button type="button" className={styles["open"]} onClick={open}>
        {words.trim() === "" ? (
          <span>{t("desk.write-to", { room: room.name })}</span>
        ) : (
          <>
            <PenLine aria-hidden="true" size={14} />
            <span className={styles["kept"]} dir="auto">
              {words}
            </span>
          </>
        )}
        <KeyHint keys={keyHint} />
      </button>
    </div>
  );
};

/** The composer of a room: at rest, or the live one. */
export const Composer = ({
  room,
  keyHint,
}: {
  readonly room: RoomOnDesk;
  readonly keyHint: string;
}): ReactNode => {
  const { t } = useWords();
  const { ui } = useDesk();
  if (room.room?.standing !== "open")
    return <p className={styles["rests"]}>{t("desk.room-shut")}</p>;
  return isLiveRoom(ui.live, room.party) ? (
    <Live room={room} />
  ) : (
    <Resting room={room} keyHint={keyHint} />
  );
};
