// Pick: which item, and for which room. What its author wants to stay is not worded at all: the one thing to do is to ask.

import type { ReactNode } from "react";
import { Button } from "../../parts/Button.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { useWords } from "../../words/use-words.ts";
import type { CarryDraft } from "./carry-draft.ts";
import { lacksAt } from "./carry-draft.ts";
import { landedItems } from "./landed-items.ts";
import { LeaveChip } from "./LeaveChip.tsx";
import { lackKeys } from "./leave-words.ts";
import styles from "./Tray.module.css";
import { roomOnDesk, useDesk } from "./use-desk.ts";

/** The items of a room to choose from: those likest to landed words first. */
const ItemChoice = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t, time } = useWords();
  const desk = useDesk();
  const room = roomOnDesk(desk, draft.from);
  if (room?.room === undefined) return undefined;
  return (
    <fieldset className={styles["items"]} data-place={`room/${draft.from}`}>
      <legend>{t("desk.which-item", { room: room.name })}</legend>
      {draft.words !== "" && (
        <blockquote dir="auto" className={styles["landed"]}>
          {draft.words}
        </blockquote>
      )}
      {landedItems(room.room, draft.words).map((message) => (
        <label key={message.item}>
          <input
            type="radio"
            name="item"
            checked={draft.item === message.item}
            onChange={() => desk.tray.change({ type: "pick", item: message.item })}
          />
          <span dir="auto">{message.words}</span>
          <small>{time(message.at)}</small>
          {message.leave !== undefined && <LeaveChip leave={message.leave.leave} />}
        </label>
      ))}
    </fieldset>
  );
};

/** The first step. */
export const TrayPick = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t } = useWords();
  const { tray, rooms, dispatch } = useDesk();
  const others = rooms.filter(({ party }) => party !== draft.from);
  const [lack] = lacksAt("pick", draft, tray.facts);
  const { item } = draft;
  const ask = (): void => {
    if (item === undefined) return;
    tray.putDown();
    dispatch({ type: "choose", chosen: { party: draft.from, item } });
    dispatch({ type: "open", live: { type: "form" } });
  };
  return (
    <div className={styles["step"]}>
      {(item === undefined || draft.words !== "") && <ItemChoice draft={draft} />}
      {others.length > 1 && (
        <Segmented
          label={t("desk.to-which-room")}
          isLabelSeen
          value={draft.to ?? ""}
          choices={others.map(({ party, name }) => ({ value: party as string, label: name }))}
          onChoose={(chosen) => {
            const room = others.find(({ party }) => party === chosen);
            if (room !== undefined) tray.change({ type: "to", party: room.party });
          }}
        />
      )}
      <div className={styles["act"]}>
        {lack === "stays" && <Button onClick={ask}>{t("desk.ask-more")}</Button>}
        <span className={styles["space"]} />
        <Button
          kind="solid"
          blocked={lack === undefined ? undefined : t(lackKeys[lack])}
          onClick={() => tray.change({ type: "step", step: "word" })}
        >
          {t("desk.word-it")}
        </Button>
      </div>
    </div>
  );
};
