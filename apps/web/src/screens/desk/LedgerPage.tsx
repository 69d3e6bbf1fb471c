// The ledger as a page of its own, to read at length and to print on landscape paper.

import type { ReactNode } from "react";
import { useMemo } from "react";
import { useTalk } from "../../page/use-link.ts";
import { Empty } from "../../parts/Empty.tsx";
import { useWords } from "../../words/use-words.ts";
import { clipGuardOf } from "./clip-guard.ts";
import { Ledger } from "./Ledger.tsx";
import styles from "./Ledger.module.css";
import { ledgerOn } from "./use-ledger.ts";

/** The screen of the ledger. */
export const LedgerPage = ({ talk }: { readonly talk: string }): ReactNode => {
  const { t } = useWords();
  const view = useTalk(talk)?.view;
  const guard = useMemo(() => clipGuardOf(talk), [talk]);
  const on = useMemo(() => (view?.type === "desk" ? ledgerOn(view) : undefined), [view]);
  if (on === undefined) return <Empty sentence={t("desk.not-here")} />;
  return (
    <div className={styles["whole"]} {...guard}>
      <h1 className="unseen">{t("ledger.title")}</h1>
      <Ledger on={on} isPage />
    </div>
  );
};
