// Who was told what: items against rooms and the public, with filters; a card on the desk and a page that prints. It is the mediators'
// alone, on paper too, and says so there (rules V93, V94).

import { Ban, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { Badge } from "../../parts/Badge.tsx";
import { Button } from "../../parts/Button.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { classNames } from "../../parts/class-names.ts";
import { dayNumber } from "../../words/calendar.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Ledger.module.css";
import type { CellStanding, LedgerFilter, LedgerLine } from "./ledger-table.ts";
import { everyLine, filteredLines, ledgerLinesOf } from "./ledger-table.ts";
import { mannerKeys, stageKeys } from "./leave-words.ts";
import { nameIn } from "./readers.ts";
import type { LedgerOn } from "./use-ledger.ts";

/** How many lines are drawn at first: a page of talks may hold thousands. */
const atFirst = 100;

const Cell = ({
  standing,
  line,
  on,
}: {
  readonly standing: CellStanding;
  readonly line: LedgerLine;
  readonly on: LedgerOn;
}): ReactNode => {
  const { t, time, date, number } = useWords();
  const when = (at: number): string =>
    dayNumber(at) === dayNumber(Date.now()) ? time(at) : `${date(at)} ${time(at)}`;
  switch (standing.type) {
    case "own":
      return (
        <>
          {t("ledger.own")}
          <small>
            {when(standing.at)} <bdi>{nameIn(on.view.people, line.from, standing.by)}</bdi>
          </small>
        </>
      );
    case "told":
      return (
        <>
          {t(mannerKeys[standing.manner])}
          <small>
            {when(standing.at)}
            {standing.times > 1 && ` · ${t("ledger.times", { times: standing.times })}`}
            {standing.readBacks > 0 && ` · ${t("ledger.read-back", { times: standing.readBacks })}`}
            {standing.differs > 0 && ` · ${t("ledger.differs", { times: standing.differs })}`}
          </small>
        </>
      );
    case "on-its-way":
      return (
        <>
          {t("ledger.not-told")}
          <small>{t(stageKeys[standing.stage])}</small>
        </>
      );
    case "must-not":
      return (
        <span className={styles["must"]}>
          <Ban aria-hidden="true" size={14} /> {t("ledger.must-not")}
        </span>
      );
    case "if-asked":
      return t("ledger.if-asked");
    case "not-told":
      return t("ledger.not-told");
    case "public":
      return (
        <>
          {t("ledger.public-told")}
          <small>
            {when(standing.at)}
            {standing.times > 1 && ` · ${number(standing.times)}`}
          </small>
        </>
      );
  }
};

const Line = ({
  line,
  on,
  isTurned,
}: {
  readonly line: LedgerLine;
  readonly on: LedgerOn;
  readonly isTurned: boolean;
}): ReactNode => (
  <tr data-place={`room/${line.from}`}>
    <th scope="row" dir="auto">
      <span className={styles["item"]} data-may-clip="">
        {line.words}
      </span>
    </th>
    {(isTurned ? line.cells.toReversed() : line.cells).map(({ room, standing }) => (
      <td
        key={room}
        data-standing={standing.type}
        className={classNames(
          standing.type === "own" && on.rooms.find(({ party }) => party === room)?.mark.className,
        )}
      >
        <Cell standing={standing} line={line} on={on} />
      </td>
    ))}
    <td data-standing={line.public.type}>
      <Cell standing={line.public} line={line} on={on} />
    </td>
  </tr>
);

const standings: readonly LedgerFilter["standing"][] = ["all", "told", "not-told", "must-not"];
const standingKeys = {
  all: "ledger.filter-all",
  told: "ledger.filter-told",
  "not-told": "ledger.filter-not-told",
  "must-not": "ledger.filter-must-not",
} as const;

const Filters = ({
  filter,
  on,
  onFilter,
}: {
  readonly filter: LedgerFilter;
  readonly on: LedgerOn;
  readonly onFilter: (filter: LedgerFilter) => void;
}): ReactNode => {
  const { t } = useWords();
  const { from, standing, text } = filter;
  return (
    <div className={styles["fields"]} role="search" aria-label={t("ledger.filters")}>
      <SelectField
        label={t("ledger.filter-room")}
        value={from ?? ""}
        choices={[
          { value: "", label: t("ledger.every-room") },
          ...on.rooms.map(({ party, name }) => ({ value: party as string, label: name })),
        ]}
        onChoose={(chosen) => {
          const room = on.rooms.find(({ party }) => party === chosen);
          onFilter({ standing, text, ...(room === undefined ? {} : { from: room.party }) });
        }}
      />
      <SelectField
        label={t("ledger.filter-standing")}
        value={standing}
        choices={standings.map((each) => ({ value: each, label: t(standingKeys[each]) }))}
        onChoose={(chosen) => onFilter({ ...filter, standing: chosen })}
      />
      <TextField
        label={t("ledger.filter-text")}
        type="search"
        value={text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
    </div>
  );
};

/** The ledger of a talk. `isPage`: by itself on a page, with what a print needs. */
export const Ledger = ({
  on,
  isPage,
}: {
  readonly on: LedgerOn;
  readonly isPage?: true;
}): ReactNode => {
  const { t, dateTime, dir } = useWords();
  // The first room's column stands left of the second's in every language, as the rooms do.
  const isTurned = dir === "rtl";
  const [filter, setFilter] = useState<LedgerFilter>(everyLine);
  const [most, setMost] = useState(atFirst);
  const [printedAt, setPrintedAt] = useState(0);
  const all = useMemo(() => ledgerLinesOf(on.view), [on.view]);
  const lines = useMemo(() => filteredLines(all, filter), [all, filter]);
  const print = (): void => {
    // Everything asked for is printed, not only what was drawn so far.
    setMost(Number.MAX_SAFE_INTEGER);
    setPrintedAt(Date.now());
    setTimeout(() => globalThis.print(), 50);
  };
  return (
    <section
      className={classNames(styles["ledger"], isPage && styles["page"])}
      aria-label={t("ledger.title")}
    >
      {isPage && <h2 className={styles["title"]}>{t("ledger.title")}</h2>}
      {/* Only paper leaves the desk, so only paper has to say whose it is. */}
      <p className={styles["confidential"]}>
        {t("ledger.confidential", { talk: on.title, time: dateTime(printedAt) })}
      </p>
      <div className={classNames(styles["filters"], "screen-only")}>
        <Filters filter={filter} on={on} onFilter={setFilter} />
        <Button size="small" icon={Printer} onClick={print}>
          {t("ledger.print")}
        </Button>
      </div>
      {lines.length === 0 ? (
        <Empty sentence={t(all.length === 0 ? "ledger.empty" : "ledger.none-such")} />
      ) : (
        <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("ledger.table")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("ledger.item")}</th>
                {(isTurned ? on.rooms.toReversed() : on.rooms).map(({ party, name, mark }) => (
                  <th key={party} scope="col" className={mark.className}>
                    <Badge mark={mark} /> <bdi>{name}</bdi>
                  </th>
                ))}
                <th scope="col">{t("ledger.public")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, most).map((line) => (
                <Line key={line.key} line={line} on={on} isTurned={isTurned} />
              ))}
            </tbody>
          </table>
          {lines.length > most && (
            <Button className="screen-only" onClick={() => setMost(most + atFirst)}>
              {t("ledger.more", { lines: lines.length - most })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
