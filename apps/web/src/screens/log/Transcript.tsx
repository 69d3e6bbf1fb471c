// The transcript on paper: every place one reads, a heading each, and what was said in it line by line. Drawn only to be printed.

import type { ReactNode } from "react";
import type { SeatView } from "@tworooms/talks";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Log.module.css";
import type { TranscriptLine, TranscriptPlace } from "./transcript-lines.ts";
import { transcriptOf } from "./transcript-lines.ts";

const manners: Readonly<Record<TranscriptLine["kind"], Key>> = {
  said: "log.line-said",
  told: "log.line-told",
  asked: "log.line-asked",
  confirmed: "log.line-confirmed",
  heard: "log.line-heard",
  rendered: "log.line-rendered",
};

const Line = ({
  line,
  people,
}: {
  readonly line: TranscriptLine;
  readonly people: TranscriptPlace["people"];
}): ReactNode => {
  const { t, dateTime } = useWords();
  const name = people.find(({ member }) => member === line.by)?.name ?? t("desk.reader-unnamed");
  return (
    <li className={line.kind === "rendered" ? styles["under"] : undefined}>
      <p className={styles["who"]}>
        {t(manners[line.kind], { name })} · {dateTime(line.at)}
      </p>
      {line.kind !== "confirmed" && (
        <p dir="auto" lang={line.language}>
          {line.words}
        </p>
      )}
    </li>
  );
};

/** What a seat may read, for paper. */
export const Transcript = ({
  view,
  printedAt,
  placeName,
}: {
  readonly view: SeatView;
  readonly printedAt: number;
  readonly placeName: (place: string) => string;
}): ReactNode => {
  const { t, dateTime } = useWords();
  return (
    <section className={styles["transcript"]} aria-label={t("log.export")}>
      <h2>{view.rules?.title}</h2>
      <p>{t("log.printed", { time: dateTime(printedAt) })}</p>
      {transcriptOf(view).map(({ place, people, lines }) => (
        <section key={place}>
          <h3>{placeName(place)}</h3>
          <ol>
            {lines.map((line) => (
              <Line key={line.key} line={line} people={people} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
};
