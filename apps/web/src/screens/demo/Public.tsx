// The fourth seat: everybody else. What the public reads, which is nothing, and what the operator's server holds, which is
// sealed envelopes: the true contents of the demo's own post office, as it counted them.

import { Check, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import type { HeldLog, Holdings } from "../../demo/office-holds.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Public.module.css";

const LogRow = ({ held }: { readonly held: HeldLog }): ReactNode => {
  const { t, number } = useWords();
  const { log, entries, controls, bytes, smallest, largest } = held;
  return (
    <tr>
      <th scope="row">
        <code dir="ltr">{log.slice(0, 12)}…</code>
      </th>
      <td>{number(entries)}</td>
      <td>{number(controls)}</td>
      <td>{number(bytes)}</td>
      <td>{t("demo.public-range", { smallest, largest })}</td>
    </tr>
  );
};

const Table = ({ holdings }: { readonly holdings: Holdings }): ReactNode => {
  const { t, number } = useWords();
  const { logs, vaults, vaultBytes } = holdings;
  const sum = (of: (log: HeldLog) => number): string =>
    number(logs.reduce((total, log) => total + of(log), 0));
  return (
    <>
      <div
        className={styles["scroll"]}
        tabIndex={0}
        role="group"
        aria-label={t("demo.public-held")}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("demo.public-log")}</th>
              <th scope="col">{t("demo.public-entries")}</th>
              <th scope="col">{t("demo.public-controls")}</th>
              <th scope="col">{t("demo.public-bytes")}</th>
              <th scope="col">{t("demo.public-sizes")}</th>
            </tr>
          </thead>
          <tbody>
            {logs.map((held) => (
              <LogRow key={held.log} held={held} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("demo.public-total", { logs: logs.length })}</th>
              <td>{sum(({ entries }) => entries)}</td>
              <td>{sum(({ controls }) => controls)}</td>
              <td>{sum(({ bytes }) => bytes)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <p>{t("demo.public-vaults", { vaults, bytes: vaultBytes })}</p>
    </>
  );
};

const SEES = ["demo.public-sees-logs", "demo.public-sees-when", "demo.public-sees-keys"] as const;
const CANNOT = [
  "demo.public-cannot-names",
  "demo.public-cannot-words",
  "demo.public-cannot-carries",
] as const;

/** What anybody outside the talks can know. */
export const Public = ({ holdings }: { readonly holdings: Holdings | undefined }): ReactNode => {
  const { t } = useWords();
  return (
    <main id="main" tabIndex={-1} className={styles["public"]}>
      <h1>{t("demo.public-title")}</h1>
      <section aria-labelledby="demo-published">
        <h2 id="demo-published">{t("demo.public-published")}</h2>
        <p className={styles["nothing"]}>{t("demo.public-nothing")}</p>
      </section>
      <section aria-labelledby="demo-held">
        <h2 id="demo-held">{t("demo.public-held")}</h2>
        <p>{t("demo.public-held-more")}</p>
        {holdings !== undefined && <Table holdings={holdings} />}
        <div className={styles["both"]}>
          <div>
            <h3>{t("demo.public-sees")}</h3>
            <ul>
              {SEES.map((what) => (
                <li key={what}>
                  <Check aria-hidden="true" size={14} />
                  <span>{t(what)}</span>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h3>{t("demo.public-cannot")}</h3>
            <ul>
              {CANNOT.map((what) => (
                <li key={what}>
                  <EyeOff aria-hidden="true" size={14} />
                  <span>{t(what)}</span>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </section>
    </main>
  );
};
