// What stands around every screen of a talk: whose talks, the rail of places this seat has, the foot with the keys and how the
// line stands. It shows what the host says and decides nothing.

import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import { useTalk } from "../page/use-link.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { useWords } from "../words/use-words.ts";
import { Foot } from "./Foot.tsx";
import type { PlaceName } from "./places.ts";
import { placesOf } from "./places.ts";
import { PlaceLinks, Rail } from "./Rail.tsx";
import railStyles from "./Rail.module.css";
import { screens } from "./screens.ts";
import styles from "./Shell.module.css";
import { useAskSound } from "./use-ask-sound.ts";
import { TopBar } from "./TopBar.tsx";
import { Warnings } from "./Warnings.tsx";

// Words are compared a few times in a talk: their dialog is fetched when one is open.
const OpenWords = lazy(() =>
  import("../screens/people/OpenWords.tsx").then((module) => ({ default: module.OpenWords })),
);

/** The shell around a screen of one talk. */
export const Shell = ({
  talk,
  place,
  children,
}: {
  readonly talk: string;
  readonly place: PlaceName;
  readonly children: ReactNode;
}): ReactNode => {
  const { t } = useWords();
  const state = useTalk(talk);
  useAskSound(state?.view);
  const [isPlaces, setPlaces] = useState(false);
  const places = placesOf(state?.view, (name) => screens[name] !== undefined);
  return (
    <div className={styles["shell"]}>
      <TopBar talk={talk} state={state} onPlaces={() => setPlaces(true)} />
      <Rail talk={talk} places={places} here={place} />
      <main id="main" className={styles["main"]} aria-label={t("app.main")} tabIndex={-1}>
        <Warnings state={state} />
        {children}
      </main>
      <Suspense>{(state?.comparing.length ?? 0) > 0 && <OpenWords talk={talk} />}</Suspense>
      <Foot state={state} />
      <Dialog isOpen={isPlaces} title={t("app.places")} onClose={() => setPlaces(false)}>
        {/* A place chosen closes the list of places. */}
        <nav
          className={railStyles["menu"]}
          aria-label={t("app.places")}
          onClickCapture={() => setPlaces(false)}
        >
          <PlaceLinks talk={talk} places={places} here={place} />
        </nav>
      </Dialog>
    </div>
  );
};
