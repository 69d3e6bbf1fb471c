// Check: what of the wording only the source room knows, who will read it, and then the one press that hands over. A stop disables that
// press and its button says why (rules V88, V89).

import { CircleAlert, Paperclip, Quote, ShieldCheck, UserRoundX } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useLook } from "../../look/use-look.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { classNames } from "../../parts/class-names.ts";
import { useWords } from "../../words/use-words.ts";
import type { CarryDraft } from "./carry-draft.ts";
import { lacksOf, wordingOf } from "./carry-draft.ts";
import { lackKeys } from "./leave-words.ts";
import { MarkedWords } from "./MarkedWords.tsx";
import { readerText } from "./ReaderChips.tsx";
import styles from "./Tray.module.css";
import { roomOnDesk, useDesk } from "./use-desk.ts";
import type { MarkFrom } from "./use-leak.ts";
import type { WhyNot } from "./use-tray.ts";

const Found = ({
  draft,
  mark,
  isFirstStop,
}: {
  readonly draft: CarryDraft;
  readonly mark: MarkFrom;
  readonly isFirstStop: boolean;
}): ReactNode => {
  const { t, time } = useWords();
  const desk = useDesk();
  const { tray } = desk;
  const isStop = mark.level === "stop";
  const from = roomOnDesk(desk, mark.from);
  const to = draft.to === undefined ? undefined : roomOnDesk(desk, draft.to);
  const said = from?.room?.messages.find(({ item }) => item === mark.item);
  const phrase = wordingOf(draft, tray.facts).slice(mark.start, mark.end);
  const Icon = isStop ? CircleAlert : Quote;
  const values = { room: from?.name ?? "", other: to?.name ?? "" };
  const isSource = mark.kind === "source";
  const why = (): string => {
    if (isSource) return t("desk.source-unnamed", values);
    return said === undefined
      ? t("desk.said-only-there", values)
      : t("desk.said-at", { ...values, time: time(said.at) });
  };
  const what = isStop ? "desk.mark-stop" : isSource ? "desk.mark-source" : "desk.mark-look";
  return (
    <li className={classNames(styles["found"], isStop && styles["foundStop"])}>
      <Icon aria-hidden="true" size={18} />
      <div>
        <p>
          <b dir="auto">“{phrase}”</b> {t(what, values)}
        </p>
        <p className={styles["foundWhy"]}>{why()}</p>
      </div>
      {isStop && draft.manner !== "as-written" ? (
        <Button
          size="small"
          {...(isFirstStop ? { keyHint: "X" } : {})}
          onClick={() => tray.change({ type: "take-out", start: mark.start, end: mark.end })}
        >
          {t("desk.take-out")}
        </Button>
      ) : (
        <Button
          size="small"
          kind="ghost"
          onClick={() => tray.change({ type: "step", step: "word" })}
        >
          {t("desk.reword")}
        </Button>
      )}
    </li>
  );
};

/** Readers of the target whose words were not compared, or who have not come yet: by name. */
const Doubtful = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t, list } = useWords();
  const desk = useDesk();
  const to = draft.to === undefined ? undefined : roomOnDesk(desk, draft.to);
  const doubtful = to?.readers.filter(({ standing }) => standing !== "checked") ?? [];
  if (to === undefined || doubtful.length === 0) return undefined;
  return (
    <p className={styles["doubtful"]}>
      <UserRoundX aria-hidden="true" size={15} />
      <span>
        {t("desk.unchecked-readers", {
          room: to.name,
          names: list(doubtful.map((reader) => readerText(t, reader))),
        })}
      </span>
    </p>
  );
};

/** The third step, and the press that makes the fourth. */
export const TrayCheck = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t, number, refusal } = useWords();
  const { hold } = useLook();
  const desk = useDesk();
  const { tray, dispatch } = desk;
  const [isPressed, setPressed] = useState(false);
  const { facts, marks } = tray;
  const from = roomOnDesk(desk, draft.from);
  const to = draft.to === undefined ? undefined : roomOnDesk(desk, draft.to);
  const words = wordingOf(draft, facts);
  const stops = marks?.filter(({ level }) => level === "stop") ?? [];
  const [lack] = lacksOf(draft, facts);
  const blocked = (): string | undefined => {
    if (lack === undefined) return undefined;
    return lack === "leak-stop"
      ? t("desk.stops-block", { stops: stops.length, room: to?.name ?? "" })
      : t(lackKeys[lack]);
  };
  const sentenceOf = (why: WhyNot): string => {
    switch (why.type) {
      case "lacks":
        return t(lackKeys[why.lack]);
      case "refused":
        return refusal(why.code);
      case "no-answer":
        return t("desk.leak-unknown");
    }
  };
  const handOver = async (): Promise<void> => {
    if (isPressed) return;
    setPressed(true);
    try {
      const why = await tray.handOver(hold);
      if (why !== undefined) return alarm(sentenceOf(why));
      dispatch({ type: "put-down" });
      say(t("desk.handed-over", { room: to?.name ?? "", seconds: hold / 1000 }));
    } finally {
      setPressed(false);
    }
  };
  return (
    <div className={styles["step"]}>
      <p className={styles["label"]}>{t("desk.your-wording")}</p>
      <p className={styles["checked"]} dir="auto" data-place={`room/${draft.from}`}>
        <MarkedWords words={words} marks={marks ?? []} className={from?.mark.className} />
      </p>
      {marks === undefined && <p className={styles["note"]}>{t("desk.checking")}</p>}
      <div role="alert">
        {stops.length > 0 && (
          <ul className={styles["leak"]}>
            {stops.map((mark, index) => (
              <Found
                key={`${mark.start}-${mark.kind}`}
                draft={draft}
                mark={mark}
                isFirstStop={index === 0}
              />
            ))}
          </ul>
        )}
      </div>
      <div role="status">
        {marks !== undefined && marks.length > stops.length && (
          <ul className={styles["leak"]}>
            {marks
              .filter(({ level }) => level === "look")
              .map((mark) => (
                <Found
                  key={`${mark.start}-${mark.kind}`}
                  draft={draft}
                  mark={mark}
                  isFirstStop={false}
                />
              ))}
          </ul>
        )}
        {marks?.length === 0 && (
          <p className={styles["clear"]}>
            <ShieldCheck aria-hidden="true" size={15} />
            {t("desk.nothing-only-there", { room: from?.name ?? "" })}
          </p>
        )}
      </div>
      {(draft.files?.length ?? 0) > 0 && (
        <p className={styles["doubtful"]}>
          <Paperclip aria-hidden="true" size={15} />
          <span>{t("desk.files-unchecked", { files: draft.files?.length ?? 0 })}</span>
        </p>
      )}
      <Doubtful draft={draft} />
      <p className={styles["note"]}>{t("desk.net-with-holes")}</p>
      <div className={classNames(styles["act"], to?.mark.className)}>
        <Button kind="ghost" onClick={() => tray.change({ type: "step", step: "word" })}>
          {t("desk.reword")}
        </Button>
        <span className={styles["space"]} />
        <Button kind="fill" blocked={blocked()} onClick={() => void handOver()}>
          {t("desk.hand-over-to", {
            room: to?.name ?? "",
            readers: number(to?.readers.length ?? 0),
          })}
        </Button>
      </div>
    </div>
  );
};
