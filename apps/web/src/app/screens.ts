// Which screens there are, each its own file of the site, fetched when it is first gone to. A place without a screen has no door.

import { lazy } from "react";
import type { ComponentType, LazyExoticComponent } from "react";

/** A screen of one talk. */
export type TalkScreen = LazyExoticComponent<ComponentType<{ readonly talk: string }>>;
/** A screen of its own. */
export type FreeScreen = LazyExoticComponent<ComponentType>;

export type Screens = {
  readonly home?: FreeScreen;
  readonly convene?: FreeScreen;
  readonly sheet?: FreeScreen;
  readonly join?: FreeScreen;
  readonly demo?: FreeScreen;
  readonly settings?: FreeScreen;
  readonly desk?: TalkScreen;
  readonly room?: TalkScreen;
  readonly caucus?: TalkScreen;
  readonly ledger?: TalkScreen;
  readonly people?: TalkScreen;
  readonly log?: TalkScreen;
};

/** Every screen there is: `desk: lazy(() => import("../screens/desk/Desk.tsx").then(({ Desk }) => ({ default: Desk })))`. */
export const screens: Screens = {
  home: lazy(() => import("../screens/start/Home.tsx").then(({ Home }) => ({ default: Home }))),
  convene: lazy(() =>
    import("../screens/start/Convene.tsx").then(({ Convene }) => ({ default: Convene })),
  ),
  sheet: lazy(() =>
    import("../screens/start/KeySheet.tsx").then(({ KeySheet }) => ({ default: KeySheet })),
  ),
  people: lazy(() =>
    import("../screens/people/People.tsx").then(({ People }) => ({ default: People })),
  ),
  desk: lazy(() => import("../screens/desk/Desk.tsx").then(({ Desk }) => ({ default: Desk }))),
  ledger: lazy(() =>
    import("../screens/desk/LedgerPage.tsx").then(({ LedgerPage }) => ({ default: LedgerPage })),
  ),
  room: lazy(() => import("../screens/room/Room.tsx").then(({ Room }) => ({ default: Room }))),
  caucus: lazy(() =>
    import("../screens/room/Caucus.tsx").then(({ Caucus }) => ({ default: Caucus })),
  ),
  settings: lazy(() =>
    import("../screens/settings/Settings.tsx").then(({ Settings }) => ({ default: Settings })),
  ),
  log: lazy(() => import("../screens/log/Log.tsx").then(({ Log }) => ({ default: Log }))),
  join: lazy(() => import("../screens/start/Join.tsx").then(({ Join }) => ({ default: Join }))),
  demo: lazy(() => import("../screens/demo/Demo.tsx").then(({ Demo }) => ({ default: Demo }))),
};
