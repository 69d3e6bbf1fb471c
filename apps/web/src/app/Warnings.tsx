// What must be said of a talk above everything else: each warning with what to do. A warning stays as long as it is true.

import { OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Warning } from "@tworooms/client";
import type { TalkState } from "../host/state.ts";
import { useSiteUpdate } from "../page/site-update.ts";
import { useDevice } from "../page/use-link.ts";
import type { Key } from "../words/key.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./Warnings.module.css";

const SENTENCES: Readonly<Record<Warning["code"], Key>> = {
  "went-back": "warning.went-back",
  split: "warning.split",
  "not-an-entry": "warning.not-an-entry",
  "update-needed": "warning.update-needed",
  locked: "warning.locked",
  "table-forked": "warning.table-forked",
  "vault-went-back": "warning.vault-went-back",
};

const Banner = ({
  isGrave,
  children,
}: {
  readonly isGrave: boolean;
  readonly children: ReactNode;
}): ReactNode => {
  const Icon = isGrave ? OctagonAlert : TriangleAlert;
  return (
    <li className={isGrave ? styles["grave"] : styles["plain"]}>
      <Icon aria-hidden="true" size={16} />
      <p>{children}</p>
    </li>
  );
};

const MILD: ReadonlySet<Warning["code"]> = new Set(["locked", "update-needed"]);

/** The banners of a talk and of this device; nothing when all is well. */
export const Warnings = ({ state }: { readonly state: TalkState | undefined }): ReactNode => {
  const { t, refusal } = useWords();
  const { storage, sheet } = useDevice();
  const { isNewer, use } = useSiteUpdate();
  // Whoever waits to be added has no key yet, and misses none.
  const waits = new Set(
    state?.persons.flatMap(({ isMe, seats }) =>
      seats.flatMap(({ place, standing }) => (isMe && standing === "pending" ? [place] : [])),
    ),
  );
  const warnings = (state?.warnings ?? []).filter(
    ({ code, place }) => code !== "locked" || !waits.has(place),
  );
  const codes = [...new Set(warnings.map(({ code }) => code))];
  const isQuiet =
    codes.length === 0 &&
    waits.size === 0 &&
    state?.refused === undefined &&
    state?.line !== "offline" &&
    state?.line !== "restoring" &&
    state?.line !== "shut-out" &&
    storage !== "may-be-cleared" &&
    !isNewer &&
    sheet !== "unsaved";
  if (isQuiet) return undefined;
  return (
    <section className={`${styles["warnings"]} screen-only`} aria-label={t("warning.name")}>
      <div role="alert">
        <ul>
          {codes.map((code) => (
            <Banner key={code} isGrave={!MILD.has(code)}>
              {t(SENTENCES[code])}
            </Banner>
          ))}
          {state?.refused !== undefined && (
            <Banner key="refused" isGrave>
              {refusal(state.refused)}
            </Banner>
          )}
        </ul>
      </div>
      <ul>
        {waits.size > 0 && <Banner isGrave={false}>{t("warning.waits")}</Banner>}
        {state?.line === "offline" && <Banner isGrave={false}>{t("warning.offline")}</Banner>}
        {state?.line === "restoring" && <Banner isGrave={false}>{t("warning.restoring")}</Banner>}
        {state?.line === "shut-out" && <Banner isGrave={false}>{t("warning.shut-out")}</Banner>}
        {sheet === "unsaved" && (
          <Banner isGrave={false}>
            <span>{t("warning.sheet")}</span> <Link href="/sheet">{t("sheet.save")}</Link>
          </Banner>
        )}
        {isNewer && (
          <Banner isGrave={false}>
            <span>{t("warning.newer")}</span>{" "}
            <button type="button" className={styles["use"]} onClick={use}>
              {t("warning.use-newer")}
            </button>
          </Banner>
        )}
        {storage === "may-be-cleared" && <Banner isGrave={false}>{t("warning.storage")}</Banner>}
      </ul>
    </section>
  );
};
