// The real screens of one seat of the demo, over that seat's own host. The way through them is kept in memory, so that the
// address bar shows no talks that nobody could open again.

import { KeyRound } from "lucide-react";
import { use, useState } from "react";
import type { ReactNode } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { TalkRoutesContext } from "../../app/talk-routes.ts";
import type { SeatName } from "../../demo/stage.ts";
import type { Link } from "../../page/link.ts";
import { LinkContext, useDevice, useLink } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./SeatScreens.module.css";

const Locked = ({ words }: { readonly words: readonly string[] }): ReactNode => {
  const { t } = useWords();
  const link = useLink();
  return (
    <main id="main" tabIndex={-1} className={styles["locked"]}>
      <h1>{t("demo.locked")}</h1>
      <p>{t("demo.locked-more")}</p>
      <p className={styles["words"]} lang="en" dir="ltr">
        {words.join(" ")}
      </p>
      <Button
        kind="solid"
        icon={KeyRound}
        onClick={() => void link.act("unlock", { words: words.join(" ") })}
      >
        {t("demo.unlock")}
      </Button>
    </main>
  );
};

const Screens = ({
  seat,
  talk,
  words,
}: {
  readonly seat: SeatName;
  readonly talk: string;
  readonly words: readonly string[];
}): ReactNode => {
  const { t } = useWords();
  const { phase } = useDevice();
  const talkRoutes = use(TalkRoutesContext);
  const first = `/t/${talk}/${seat === "mediator" ? "desk" : "room"}`;
  if (phase === "locked" || phase === "walk-in") return <Locked words={words} />;
  if (phase !== "open")
    return (
      <p className={styles["quiet"]} role="status">
        {t(phase === "starting" ? "demo.opening" : "demo.empty")}
      </p>
    );
  return (
    <Switch>
      {talkRoutes}
      <Route path="/">
        <Redirect to={first} replace />
      </Route>
      <Route>
        <p className={styles["quiet"]}>{t("demo.opening")}</p>
      </Route>
    </Switch>
  );
};

/** The screens of a seat. */
export const SeatScreens = ({
  seat,
  link,
  talk,
  words,
}: {
  readonly seat: SeatName;
  readonly link: Link;
  readonly talk: string;
  readonly words: readonly string[];
}): ReactNode => {
  const [{ hook, searchHook }] = useState(() => memoryLocation({ path: "/" }));
  return (
    <LinkContext value={link}>
      <Router hook={hook} searchHook={searchHook} hrefs={() => "/demo"}>
        <Screens seat={seat} talk={talk} words={words} />
      </Router>
    </LinkContext>
  );
};
