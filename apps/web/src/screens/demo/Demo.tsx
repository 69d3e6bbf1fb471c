// The demo: invented talks played in a worker of this tab, and the real screens of whichever seat the visitor takes. What is
// done in it is done for the four seats of this tab and for nobody else; the address says only "/demo".

import { LogOut, RotateCcw } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Logo } from "../../app/TopBar.tsx";
import type { RunningDemo } from "../../demo/start-demo.ts";
import { startDemo } from "../../demo/start-demo.ts";
import { Button } from "../../parts/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Demo.module.css";
import { Guide } from "./Guide.tsx";
import { Playing } from "./Playing.tsx";
import { Public } from "./Public.tsx";
import { SeatScreens } from "./SeatScreens.tsx";
import type { Sitting } from "./SeatSwitch.tsx";
import { SeatSwitch } from "./SeatSwitch.tsx";

const Sits = ({
  demo,
  sitting,
}: {
  readonly demo: RunningDemo;
  readonly sitting: Sitting;
}): ReactNode => {
  const state = useSyncExternalStore(demo.subscribe, demo.state);
  const { played } = state;
  if (played === undefined) return <Playing state={state} />;
  if (sitting === "public") return <Public holdings={state.holdings} />;
  // Each seat is a tab of its own: nothing typed or opened in one is there in another.
  return (
    <SeatScreens
      key={sitting}
      seat={sitting}
      link={demo.links[sitting]}
      talk={played.talk}
      words={played.words[sitting]}
    />
  );
};

const Running = ({
  demo,
  onReset,
}: {
  readonly demo: RunningDemo;
  readonly onReset: () => void;
}): ReactNode => {
  const { t } = useWords();
  const [sitting, setSitting] = useState<Sitting>("mediator");
  const { played } = useSyncExternalStore(demo.subscribe, demo.state);
  return (
    <div className={styles["demo"]}>
      {/* The seat's own screens have the banner; this is what stands above them. */}
      <section className={`${styles["bar"]} screen-only`} aria-label={t("demo.name")}>
        <Link href="/" className={styles["home"]} aria-label={t("demo.leave")}>
          <Logo />
          <span>{t("demo.name")}</span>
        </Link>
        <SeatSwitch sitting={sitting} onSit={setSitting} />
        <span className={styles["space"]} />
        <Button kind="ghost" size="small" icon={RotateCcw} onClick={onReset}>
          {t("demo.reset")}
        </Button>
        <Link href="/" className={styles["leave"]}>
          <LogOut aria-hidden="true" size={14} />
          {t("demo.leave")}
        </Link>
        {played !== undefined && (
          <Guide
            link={demo.links.mediator}
            talk={played.talk}
            item={played.item}
            sitting={sitting}
          />
        )}
      </section>
      <div className={styles["seat"]}>
        <Sits demo={demo} sitting={sitting} />
      </div>
    </div>
  );
};

/** The demo, from the beginning each time it is opened or started over. */
export const Demo = (): ReactNode => {
  const [run, setRun] = useState(0);
  const [demo, setDemo] = useState<RunningDemo | undefined>();
  useEffect(() => {
    const started = startDemo();
    setDemo(started);
    return () => {
      setDemo(undefined);
      started.stop();
    };
  }, [run]);
  if (demo === undefined) return undefined;
  return <Running key={run} demo={demo} onReset={() => setRun(run + 1)} />;
};
