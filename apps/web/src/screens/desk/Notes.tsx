// The desk's own paper: notes that no room ever reads, and the names the leak check looks for.

import { NotebookPen, Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Id } from "@tworooms/talks";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Badge } from "../../parts/Badge.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextArea, TextField } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Notes.module.css";
import { roomOnDesk, useDesk, useUnsent } from "./use-desk.ts";

const Names = (): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const { talk, view } = useDesk();
  const [name, setName] = useState("");
  const add = async (): Promise<void> => {
    if (name.trim() === "") return;
    const command = { type: "list-name", listed: newId<"listed">(), name: name.trim() } as const;
    const outcome = await link.act("perform", { talk, command });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    setName("");
  };
  const drop = async (listed: Id<"listed">): Promise<void> => {
    const outcome = await link.act("perform", { talk, command: { type: "drop-name", listed } });
    if (!outcome.ok) alarm(refusal(outcome.code));
  };
  return (
    <details className={styles["names"]}>
      <summary>{t("desk.names", { names: view.names.length })}</summary>
      <p>{t("desk.names-help")}</p>
      <ul>
        {view.names.map((each) => (
          <li key={each.listed}>
            <bdi>{each.name}</bdi>
            <Button
              size="small"
              kind="ghost"
              icon={X}
              aria-label={t("desk.drop-name", { name: each.name })}
              onClick={() => void drop(each.listed)}
            />
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={t("desk.new-name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" icon={Plus}>
          {t("desk.add-name")}
        </Button>
      </form>
    </details>
  );
};

/** What was noted as said in public, each of which may be struck again. */
const Publics = (): ReactNode => {
  const { t, refusal, dateTime } = useWords();
  const link = useLink();
  const { talk, view } = useDesk();
  const strike = async (noted: Id<"public">): Promise<void> => {
    const command = { type: "strike-public", public: noted } as const;
    const outcome = await link.act("perform", { talk, command });
    if (!outcome.ok) alarm(refusal(outcome.code));
  };
  if (view.publics.length === 0) return undefined;
  return (
    <details className={styles["names"]}>
      <summary>{t("desk.publics", { publics: view.publics.length })}</summary>
      <ul className={styles["list"]}>
        {view.publics.map((each) => (
          <li key={each.public}>
            <p dir="auto">{each.words}</p>
            <small>
              <bdi>{each.source}</bdi> · {dateTime(each.at)}
            </small>
            <Button size="small" kind="ghost" onClick={() => void strike(each.public)}>
              {t("desk.strike")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** Notes and names. */
export const Notes = (): ReactNode => {
  const { t, refusal, dateTime } = useWords();
  const link = useLink();
  const desk = useDesk();
  const { talk, view, dispatch } = desk;
  const [words, setWords] = useUnsent("desk");
  const people = view.people.find(({ place }) => place.type === "desk")?.people ?? [];
  const nameOf = (member: string): string =>
    people.find((person) => person.member === member)?.name ?? t("desk.reader-unnamed");
  const note = async (): Promise<void> => {
    const command = { type: "note", note: newId<"note">(), words } as const;
    const outcome = await link.act("perform", { talk, command });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    setWords("");
  };
  return (
    <section className={styles["notes"]} aria-label={t("desk.notes")}>
      <TextArea
        label={t("desk.new-note")}
        help={t("desk.notes-help")}
        rows={2}
        value={words}
        onFocus={() => dispatch({ type: "open", live: { type: "form" } })}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button
        icon={NotebookPen}
        blocked={words.trim() === "" ? t("desk.write-first") : undefined}
        onClick={() => void note()}
      >
        {t("desk.note-it")}
      </Button>
      <ul className={styles["list"]}>
        {view.notes.toReversed().map((each) => {
          const about = each.about === undefined ? undefined : roomOnDesk(desk, each.about.party);
          const item = about?.room?.messages.find((message) => message.item === each.about?.item);
          return (
            <li
              key={each.note}
              data-place={about === undefined ? undefined : `room/${about.party}`}
            >
              <p dir="auto">{each.words}</p>
              {about !== undefined && item !== undefined && (
                <blockquote dir="auto">
                  <Badge mark={about.mark} label={about.name} /> {item.words}
                </blockquote>
              )}
              <small>
                <bdi>{nameOf(each.by)}</bdi> · {dateTime(each.at)}
              </small>
            </li>
          );
        })}
      </ul>
      <Publics />
      <Names />
    </section>
  );
};
