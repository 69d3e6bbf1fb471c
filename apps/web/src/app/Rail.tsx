// The places of a talk at the edge of the screen: only those this seat has, with how much is unread; settings and lock below.

import { Lock, Settings } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useHost, useLink } from "../page/use-link.ts";
import { alarm } from "../parts/announce.ts";
import { useWords } from "../words/use-words.ts";
import type { PlaceName, PlaceOfTalk } from "./places.ts";
import styles from "./Rail.module.css";
import { screens } from "./screens.ts";
import type { Doing, Doings } from "./use-keys.ts";
import { useKeys } from "./use-keys.ts";

/** The list of places, in the rail or in the menu of a telephone. */
export const PlaceLinks = ({
  talk,
  places,
  here,
}: {
  readonly talk: string;
  readonly places: readonly PlaceOfTalk[];
  readonly here: PlaceName;
}): ReactNode => {
  const { t, number, refusal } = useWords();
  const link = useLink();
  const unread = useHost(
    ({ device }) => device.talks.find((brief) => brief.talk === talk)?.unread ?? 0,
  );
  const [, go] = useLocation();
  const lock = async (): Promise<void> => {
    const outcome = await link.act("lock", {});
    if (outcome.ok) return go("/");
    alarm(refusal(outcome.code));
    // Without the sheet on paper locking would lose the seat: there it can be saved.
    if (outcome.code === "sheet-unsaved") go("/sheet");
    return undefined;
  };
  const isMain = (name: PlaceName): boolean => name === "desk" || name === "room";
  return (
    <>
      {places.map(({ name, label, icon: Icon }) => (
        <Link
          key={name}
          href={`/t/${talk}/${name}`}
          aria-current={name === here ? "page" : undefined}
        >
          <Icon aria-hidden="true" size={20} />
          <span>{t(label)}</span>
          {isMain(name) && unread > 0 && (
            <span className={styles["unread"]}>
              <span aria-hidden="true">{number(Math.min(unread, 99))}</span>
              <span className="unseen">{t("app.unread", { unread })}</span>
            </span>
          )}
        </Link>
      ))}
      <span className={styles["space"]} />
      {screens.settings !== undefined && (
        <Link href="/settings">
          <Settings aria-hidden="true" size={20} />
          <span>{t("app.settings")}</span>
        </Link>
      )}
      <button type="button" onClick={() => void lock()}>
        <Lock aria-hidden="true" size={20} />
        <span>{t("app.lock")}</span>
      </button>
    </>
  );
};

/** The rail, and the keys that go where it leads. */
export const Rail = (props: {
  readonly talk: string;
  readonly places: readonly PlaceOfTalk[];
  readonly here: PlaceName;
}): ReactNode => {
  const { t } = useWords();
  const [, go] = useLocation();
  const { talk, places } = props;
  const ways: [string, Doing][] = places.map(({ name, act }) => [
    act,
    (): void => go(`/t/${talk}/${name}`),
  ]);
  const doings: Doings = {
    ...Object.fromEntries(ways),
    ...(screens.settings === undefined ? {} : { "go-settings": (): void => go("/settings") }),
    ...(screens.home === undefined ? {} : { "go-talks": (): void => go("/") }),
  };
  useKeys(doings);
  return (
    <nav className={`${styles["rail"]} screen-only`} aria-label={t("app.places")}>
      <PlaceLinks {...props} />
    </nav>
  );
};
