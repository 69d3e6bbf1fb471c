// The whole page: language around everything, the address decides the screen, a talk's screens stand in the shell. Secrets are
// only ever in the fragment, which no route reads.

import { Suspense, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { Link as Anchor, Redirect, Route, Switch } from "wouter";
import type { Link } from "../page/link.ts";
import { LinkContext, useDevice } from "../page/use-link.ts";
import { Announcer } from "../parts/Announcer.tsx";
import { Empty } from "../parts/Empty.tsx";
import { useWords } from "../words/use-words.ts";
import { WordsProvider } from "../words/WordsProvider.tsx";
import { Curtain } from "./Curtain.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { KeyList } from "./KeyList.tsx";
import { KeyListener } from "./KeyListener.tsx";
import { LookOnPage } from "./LookOnPage.tsx";
import { closePalette, isPaletteOpen, openPalette, subscribePalette } from "./open-palette.ts";
import { Palette } from "./Palette.tsx";
import type { PlaceName } from "./places.ts";
import { freePaths, talkPlaces } from "./routes.ts";
import { screens } from "./screens.ts";
import { Shell } from "./Shell.tsx";
import { TalkRoutesContext } from "./talk-routes.ts";

const FREE_PLACES = [
  [freePaths.home, screens.home],
  [freePaths.convene, screens.convene],
  [freePaths.sheet, screens.sheet],
  [freePaths.join, screens.join],
  [freePaths.demo, screens.demo],
  [freePaths.settings, screens.settings],
] as const;

/** Whether this browser opens no seat in some talks: a locked one opens none. Before it has looked nothing is said. */
const useHasNoSeat = (talk: string): boolean => {
  const { phase, talks } = useDevice();
  return phase !== "starting" && !talks.some((each) => each.talk === talk);
};

/** The talk's screen a route leads to; a sentence where the address was changed to talks that are none of this browser's. */
const TalkRoute = ({
  talk,
  place,
}: {
  readonly talk: string;
  readonly place: PlaceName;
}): ReactNode => {
  const { t } = useWords();
  const Screen = screens[place];
  if (useHasNoSeat(talk))
    return (
      <main id="main" tabIndex={-1}>
        <Empty
          sentence={t("app.no-seat")}
          action={<Anchor href={freePaths.home}>{t("app.to-start")}</Anchor>}
        />
      </main>
    );
  return (
    <Shell talk={talk} place={place}>
      <ErrorBoundary key={place}>
        <Suspense>{Screen !== undefined && <Screen talk={talk} />}</Suspense>
      </ErrorBoundary>
    </Shell>
  );
};

const talkRoutes: ReactNode = talkPlaces
  .filter((place) => screens[place] !== undefined)
  .map((place) => (
    <Route key={place} path={`/t/:talk/${place}`}>
      {({ talk }) => <TalkRoute talk={talk} place={place} />}
    </Route>
  ));

const { settings: Settings } = screens;
/** What a seat's screens lead to among themselves. */
const seatRoutes: ReactNode = (
  <>
    {talkRoutes}
    {Settings !== undefined && (
      <Route path={freePaths.settings}>
        <Suspense>
          <Settings />
        </Suspense>
      </Route>
    )}
  </>
);

const Routes = (): ReactNode => (
  <Switch>
    {talkRoutes}
    {FREE_PLACES.map(
      ([path, Screen]) =>
        Screen !== undefined && (
          <Route key={path} path={path}>
            <Suspense>
              <Screen />
            </Suspense>
          </Route>
        ),
    )}
    <Route>{screens.home !== undefined && <Redirect to="/" replace />}</Route>
  </Switch>
);

const Page = (): ReactNode => {
  const { t } = useWords();
  const isPalette = useSyncExternalStore(subscribePalette, isPaletteOpen);
  return (
    <>
      <a className="skip" href="#main">
        {t("app.skip")}
      </a>
      <KeyListener onPalette={openPalette} />
      <KeyList />
      <Palette isOpen={isPalette} onClose={closePalette} />
      <Curtain>
        <TalkRoutesContext value={seatRoutes}>
          <Routes />
        </TalkRoutesContext>
      </Curtain>
      <Announcer />
    </>
  );
};

/** The page over a link to a host. */
export const App = ({ link }: { readonly link: Link }): ReactNode => (
  <LinkContext value={link}>
    <LookOnPage />
    <WordsProvider>
      <ErrorBoundary>
        <Page />
      </ErrorBoundary>
    </WordsProvider>
  </LinkContext>
);
