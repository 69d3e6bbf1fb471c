// The top of a talk: its title, the clocks of each side, who sits at the desk, the commands and the curtain.

import { EyeOff, Menu as MenuIcon, Search } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { TalkState } from "../host/state.ts";
import { Avatar } from "../parts/Avatar.tsx";
import { Button } from "../parts/Button.tsx";
import { chordOf } from "../parts/chord.ts";
import { KeyHint } from "../parts/KeyHint.tsx";
import { useWords } from "../words/use-words.ts";
import { Clocks } from "./Clocks.tsx";
import { dropCurtain } from "./Curtain.tsx";
import { openPalette } from "./open-palette.ts";
import styles from "./TopBar.module.css";

/** The mark of the house: two rooms, one filled, one not. It never mirrors. */
export const Logo = (): ReactNode => (
  <span className={styles["logo"]} aria-hidden="true">
    <i />
    <i />
  </span>
);

/** Mediators at the desk, by their names in this view. */
const Mediators = ({ state }: { readonly state: TalkState }): ReactNode => {
  const desk = state.persons.filter(({ seats }) =>
    seats.some(({ side, standing }) => side === "mediators" && standing !== "removed"),
  );
  return (
    <ul className={styles["people"]}>
      {desk.slice(0, 6).map(({ id, name }) => (
        <li key={id}>
          <Avatar name={name} label={name} tone="mediator" />
        </li>
      ))}
    </ul>
  );
};

/** The top bar. `onPlaces` opens the places where the rail has no room. */
export const TopBar = ({
  talk,
  state,
  onPlaces,
}: {
  readonly talk: string;
  readonly state: TalkState | undefined;
  readonly onPlaces: () => void;
}): ReactNode => {
  const { t } = useWords();
  const title = state?.view?.rules?.title;
  return (
    <header className={`${styles["top"]} screen-only`}>
      <Link href="/" className={styles["home"]} aria-label={t("app.key-go-talks")}>
        <Logo />
      </Link>
      <h1 dir="auto">{title ?? t("app.talks-unread")}</h1>
      <span className={styles["space"]} />
      {state?.view !== undefined && <Clocks talk={talk} view={state.view} />}
      {state !== undefined && <Mediators state={state} />}
      <Button
        kind="ghost"
        size="small"
        icon={Search}
        aria-label={t("app.commands")}
        onClick={openPalette}
      >
        <KeyHint keys={chordOf("K")} />
      </Button>
      <Button
        kind="ghost"
        size="small"
        icon={EyeOff}
        aria-label={t("app.key-curtain")}
        title={t("app.key-curtain")}
        onClick={dropCurtain}
      />
      <Button
        kind="ghost"
        size="small"
        icon={MenuIcon}
        className={styles["places"]}
        aria-label={t("app.places")}
        onClick={onPlaces}
      />
    </header>
  );
};
