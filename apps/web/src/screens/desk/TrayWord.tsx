// Word: in which of the allowed manners, and in which words. As written locks them; what was told already is said here, before anybody
// tells it again.

import { History, Lock } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef } from "react";
import type { Manner } from "@tworooms/talks";
import { manners } from "@tworooms/talks";
import { Button } from "../../parts/Button.tsx";
import { SelectField } from "../../parts/Field.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { TimeField } from "../../parts/TimeField.tsx";
import { useWords } from "../../words/use-words.ts";
import type { CarryDraft } from "./carry-draft.ts";
import { lacksAt, mannersIn, wordingOf } from "./carry-draft.ts";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { lackKeys, mannerHelp, mannerKeys } from "./leave-words.ts";
import styles from "./Tray.module.css";
import { roomOnDesk, useDesk } from "./use-desk.ts";
import { useLanding } from "./use-landing.ts";

/** What the target room was told of this item before, with when. */
const ToldBefore = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t, dateTime } = useWords();
  const desk = useDesk();
  const { view, tray } = desk;
  const tellings =
    view.ledger
      .find(({ from, item }) => from === draft.from && item === draft.item)
      ?.cells.find(({ to }) => to === draft.to)?.tellings ?? [];
  const { isOnItsWay } = tray.facts;
  if (!isOnItsWay) return undefined;
  const name = draft.to === undefined ? "" : (roomOnDesk(desk, draft.to)?.name ?? "");
  return (
    <div className={styles["before"]}>
      <History aria-hidden="true" size={15} />
      <div>
        {tellings.map((telling) => (
          <p key={telling.told} data-place={`room/${draft.from}`}>
            {t("desk.already-told", {
              room: name,
              time: dateTime(telling.at),
              manner: t(mannerKeys[telling.manner]),
            })}{" "}
            <q dir="auto">{telling.words}</q>
          </p>
        ))}
        {tellings.length === 0 && <p>{t("desk.already-in-hand", { room: name })}</p>}
        {draft.corrects === undefined ? (
          <label>
            <input
              type="checkbox"
              checked={draft.again !== undefined}
              onChange={(event) =>
                tray.change({ type: "again", again: event.target.checked ? "again" : undefined })
              }
            />
            {t("desk.carry-again")}
          </label>
        ) : (
          <p>{t("desk.corrects-it", { room: name })}</p>
        )}
      </div>
    </div>
  );
};

/** The item's files, each of which goes along only when it is chosen. */
const Files = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t } = useWords();
  const { tray } = useDesk();
  const files = tray.facts.message?.files ?? [];
  if (files.length === 0) return undefined;
  return (
    <fieldset className={styles["files"]}>
      <legend>{t("desk.which-files")}</legend>
      {files.map((file) => (
        <label key={file.blob}>
          <input
            type="checkbox"
            checked={draft.files?.includes(file.blob) === true}
            onChange={() => tray.change({ type: "file", file: file.blob })}
          />
          <bdi>{file.name}</bdi>
        </label>
      ))}
    </fieldset>
  );
};

/** The target room's questions, where the leave holds only if they ask. */
const Asked = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t } = useWords();
  const desk = useDesk();
  const leave = desk.tray.facts.message?.leave?.leave;
  if (leave === undefined || leave === "stays" || !leave.onlyIfAsked) return undefined;
  const room = draft.to === undefined ? undefined : roomOnDesk(desk, draft.to);
  const questions = room?.room?.questions ?? [];
  if (questions.length === 0)
    return <p className={styles["note"]}>{t("desk.nobody-asked", { room: room?.name ?? "" })}</p>;
  return (
    <SelectField
      label={t("desk.which-question", { room: room?.name ?? "" })}
      value={draft.asked ?? ""}
      choices={[
        { value: "", label: t("desk.choose-question") },
        ...questions.map(({ asked, words }) => ({ value: asked as string, label: words })),
      ]}
      onChoose={(chosen) =>
        desk.tray.change({
          type: "asked",
          asked: questions.find(({ asked }) => asked === chosen)?.asked,
        })
      }
    />
  );
};

/** The second step. */
export const TrayWord = ({ draft }: { readonly draft: CarryDraft }): ReactNode => {
  const { t } = useWords();
  const { tray, ui } = useDesk();
  const { facts } = tray;
  const leave = facts.message?.leave?.leave ?? "stays";
  const allowed = mannersIn(leave);
  const landing = useLanding(draft.to ?? draft.from, draft.from);
  const field = useRef<HTMLTextAreaElement>(null);
  const isLive = ui.live.type === "tray";
  useEffect(() => {
    if (isLive) field.current?.focus();
  }, [isLive]);
  const isLocked = draft.manner === "as-written";
  const [lack] = lacksAt("word", draft, facts);
  const blocked = lack === undefined ? undefined : t(lackKeys[lack]);
  const check = (): void => tray.change({ type: "step", step: "check" });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    if (lack === undefined) check();
  };
  return (
    <div className={styles["step"]}>
      <ToldBefore draft={draft} />
      <Segmented<Manner | "">
        label={t("desk.say-it")}
        isLabelSeen
        value={draft.manner ?? ""}
        choices={manners.map((manner) => ({
          value: manner,
          label: t(mannerKeys[manner]),
          blocked: allowed.includes(manner) ? undefined : t("desk.manner-not-allowed"),
        }))}
        onChoose={(manner) => {
          if (manner !== "") tray.change({ type: "manner", manner });
        }}
      />
      {draft.manner !== undefined && (
        <p className={styles["note"]}>{t(mannerHelp[draft.manner])}</p>
      )}
      <label className={styles["label"]} htmlFor={`words-${draft.carry}`}>
        {t("desk.your-wording")}
        {isLocked && (
          <span className={styles["locked"]}>
            <Lock aria-hidden="true" size={13} /> {t("desk.as-written-locked")}
          </span>
        )}
      </label>
      <textarea
        ref={field}
        id={`words-${draft.carry}`}
        className={styles["words"]}
        dir="auto"
        rows={4}
        readOnly={isLocked}
        value={wordingOf(draft, facts)}
        data-place={`room/${draft.from}`}
        onChange={(event) => tray.change({ type: "words", words: event.target.value })}
        onKeyDown={onKeyDown}
        {...landing}
      />
      {!isLocked && (
        <LanguageChoice
          value={draft.language ?? ""}
          onChoose={(language) => tray.change({ type: "language", language })}
        />
      )}
      <Files draft={draft} />
      <Asked draft={draft} />
      <TimeField
        label={t("desk.not-before")}
        at={draft.notBefore}
        onChange={(at) => tray.change({ type: "not-before", at })}
      />
      <div className={styles["act"]}>
        <Button kind="ghost" onClick={() => tray.change({ type: "step", step: "pick" })}>
          {t("desk.back")}
        </Button>
        <span className={styles["space"]} />
        <Button kind="solid" blocked={blocked} onClick={check}>
          {t("desk.check-it")}
        </Button>
      </div>
    </div>
  );
};
