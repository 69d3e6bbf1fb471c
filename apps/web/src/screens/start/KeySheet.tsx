// The key sheet: twelve words that open this person's seats on any device. Shown until two of them were typed again; printed or saved,
// never sent. After that only a new sheet can be shown, which ends the old one.

import { Download, KeyRound, Printer } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useDevice, useHost, useLink } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useWords } from "../../words/use-words.ts";
import { Front } from "./Front.tsx";
import frontStyles from "./Front.module.css";
import styles from "./Convene.module.css";
import { placesToType } from "./sheet-places.ts";

/** Where this person goes when the sheet is saved: its only talk, or all of them. */
const useNext = (): string =>
  useHost(({ device, talks }) => {
    const [brief] = device.talks;
    if (brief === undefined || device.talks.length > 1) return "/";
    return `/t/${brief.talk}/${talks[brief.talk]?.view?.type === "desk" ? "desk" : "room"}`;
  });

const Words = ({ words }: { readonly words: readonly string[] }): ReactNode => {
  const { t, refusal, number } = useWords();
  const link = useLink();
  const [, go] = useLocation();
  const next = useNext();
  const [places] = useState(() => placesToType(words.length));
  const [typed, setTyped] = useState<readonly string[]>(places.map(() => ""));
  const [fault, setFault] = useState<string | undefined>();
  const check = async (): Promise<void> => {
    const outcome = await link.act("sheet-saved", {
      typed: places.map((place, index) => ({ place, word: typed[index] ?? "" })),
    });
    if (outcome.ok) go(next, { replace: true });
    else setFault(refusal(outcome.code));
  };
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <section className={`${frontStyles["card"]} ${styles["printed"]}`}>
        <ol className={styles["words"]} lang="en">
          {words.map((word, index) => (
            <li key={word + String(index)}>
              <small>{index + 1}</small>
              <span>{word}</span>
            </li>
          ))}
        </ol>
        <p className={styles["paper"]}>{t("sheet.on-paper")}</p>
        <div className={`${frontStyles["acts"]} screen-only`}>
          <Button icon={Printer} onClick={() => print()}>
            {t("sheet.print")}
          </Button>
          <Button
            icon={Download}
            onClick={() =>
              saveFile("two-rooms-key-sheet.txt", `${words.join(" ")}\n`, "text/plain")
            }
          >
            {t("sheet.save-file")}
          </Button>
        </div>
      </section>
      <section className={frontStyles["card"]}>
        <p>{t("sheet.type-two")}</p>
        <div className={frontStyles["two"]}>
          {places.map((place, index) => (
            <TextField
              key={place}
              label={t("sheet.word", { place: number(place) })}
              value={typed[index] ?? ""}
              dir="ltr"
              lang="en"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              onChange={(event) =>
                setTyped(typed.map((each, at) => (at === index ? event.target.value : each)))
              }
            />
          ))}
        </div>
        {fault !== undefined && (
          <p role="alert" className={frontStyles["fault"]}>
            {fault}
          </p>
        )}
        <div className={frontStyles["acts"]}>
          <Button type="submit" kind="solid" icon={KeyRound}>
            {t("sheet.saved")}
          </Button>
          <Button kind="ghost" onClick={() => go(next, { replace: true })}>
            {t("sheet.later")}
          </Button>
        </div>
      </section>
    </form>
  );
};

const NewSheet = ({
  onWords,
}: {
  readonly onWords: (words: readonly string[]) => void;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const next = useNext();
  const [, go] = useLocation();
  const [fault, setFault] = useState<string | undefined>();
  const make = async (): Promise<void> => {
    const made = await link.act("new-sheet", {});
    if (made.ok) onWords(made.value.words);
    else setFault(refusal(made.code));
  };
  return (
    <section className={frontStyles["card"]}>
      <p>{t("sheet.not-here")}</p>
      {fault !== undefined && (
        <p role="alert" className={frontStyles["fault"]}>
          {fault}
        </p>
      )}
      <div className={frontStyles["acts"]}>
        <Button icon={KeyRound} onClick={() => void make()}>
          {t("sheet.new")}
        </Button>
        <Button kind="ghost" onClick={() => go(next)}>
          {t("start.back")}
        </Button>
      </div>
    </section>
  );
};

/** The key sheet's screen. */
export const KeySheet = (): ReactNode => {
  const { t } = useWords();
  const link = useLink();
  const { sheet } = useDevice();
  const [words, setWords] = useState<readonly string[] | undefined>();
  useEffect(() => {
    if (sheet !== "unsaved") return;
    const show = async (): Promise<void> => {
      const outcome = await link.act("sheet-words", {});
      if (outcome.ok) setWords(outcome.value.words);
    };
    void show();
  }, [link, sheet]);
  return (
    <Front>
      <h1>{t("sheet.title")}</h1>
      <p className={frontStyles["lead"]}>{t("sheet.lead")}</p>
      {words !== undefined && <Words words={words} />}
      {words === undefined && sheet === "saved" && <NewSheet onWords={setWords} />}
    </Front>
  );
};
