// The first screen: what this device may do next. On an empty one: try the demo, convene, come in by a link, or open what a key
// sheet opens; on one that sits somewhere: its talks.

import { DoorOpen, KeyRound, Play, Plus } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { TalkBrief } from "../../host/state.ts";
import { takeAdmission } from "../../page/admission.ts";
import { useDevice, useHost } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useWords } from "../../words/use-words.ts";
import { FinishConvening } from "./FinishConvening.tsx";
import { Front } from "./Front.tsx";
import styles from "./Front.module.css";
import { PasteLink } from "./PasteLink.tsx";
import { Unlock } from "./Unlock.tsx";

const TalkLink = ({ brief }: { readonly brief: TalkBrief }): ReactNode => {
  const { t } = useWords();
  const type = useHost((state) => state.talks[brief.talk]?.view?.type);
  const { phase } = useDevice();
  const place = type === "desk" && phase !== "walk-in" ? "desk" : "room";
  if (brief.refused !== undefined)
    return (
      <li>
        <FinishConvening brief={brief} why={brief.refused} />
      </li>
    );
  return (
    <li>
      <Link href={type === undefined ? "/" : `/t/${brief.talk}/${place}`}>
        <bdi>{brief.title ?? t("start.opening")}</bdi>
        <span className={styles["space"]} />
        {brief.unread > 0 && <Chip>{t("app.unread", { unread: brief.unread })}</Chip>}
      </Link>
    </li>
  );
};

const Ways = (): ReactNode => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [asking, setAsking] = useState<"link" | "sheet" | undefined>();
  const { phase } = useDevice();
  return (
    <div className={styles["acts"]}>
      <Button kind={phase === "empty" ? "solid" : "plain"} icon={Plus} onClick={() => go("/new")}>
        {t("start.convene")}
      </Button>
      <Button icon={Play} onClick={() => go("/demo")}>
        {t("start.demo")}
      </Button>
      <Button kind="ghost" icon={DoorOpen} onClick={() => setAsking("link")}>
        {t("start.have-link")}
      </Button>
      {phase === "empty" && (
        <Button kind="ghost" icon={KeyRound} onClick={() => setAsking("sheet")}>
          {t("start.have-sheet")}
        </Button>
      )}
      <Dialog
        isOpen={asking === "link"}
        title={t("start.have-link")}
        onClose={() => setAsking(undefined)}
      >
        <PasteLink />
      </Dialog>
      <Dialog
        isOpen={asking === "sheet"}
        title={t("start.have-sheet")}
        onClose={() => setAsking(undefined)}
      >
        <Unlock />
      </Dialog>
    </div>
  );
};

/** Where a person begins. */
export const Home = (): ReactNode => {
  const { t } = useWords();
  const { phase, talks, sheet } = useDevice();
  // The address bar must not keep showing the operator's token, whatever comes next.
  takeAdmission();
  switch (phase) {
    case "starting":
      return (
        <Front>
          <p className={styles["quiet"]} role="status">
            {t("start.starting")}
          </p>
        </Front>
      );
    case "locked":
      return (
        <Front>
          <h1>{t("start.locked")}</h1>
          <section className={styles["card"]}>
            <Unlock />
          </section>
        </Front>
      );
    case "empty":
      return (
        <Front>
          <h1>{t("start.title")}</h1>
          <p className={styles["lead"]}>{t("start.lead")}</p>
          <Ways />
          <p className={styles["quiet"]}>{t("start.honest")}</p>
        </Front>
      );
    case "open":
    case "walk-in":
      return (
        <Front>
          <h1>{t(phase === "open" ? "start.talks" : "start.walk-in")}</h1>
          {sheet === "unsaved" && (
            <p className={styles["quiet"]}>
              {t("warning.sheet")} <Link href="/sheet">{t("sheet.save")}</Link>
            </p>
          )}
          <ul className={styles["talks"]}>
            {talks.map((brief) => (
              <TalkLink key={brief.talk} brief={brief} />
            ))}
          </ul>
          {phase === "open" ? (
            <Ways />
          ) : (
            <section className={styles["card"]}>
              <h2>{t("start.leave-walk-in")}</h2>
              <Unlock />
            </section>
          )}
        </Front>
      );
  }
};
