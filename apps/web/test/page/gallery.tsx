// A page for tests alone: every part in every state, the shell around a talk, a list of ten thousand messages. Which is shown is
// in the query. Its talk is made up, and no host stands behind it.

import { createRoot } from "react-dom/client";
import { Route } from "wouter";
import { LookOnPage } from "../../src/app/LookOnPage.tsx";
import "../../src/styles/page.css";
import { LinkContext } from "../../src/page/use-link.ts";
import { Announcer } from "../../src/parts/Announcer.tsx";
import { WordsProvider } from "../../src/words/WordsProvider.tsx";
import { plainLink } from "./fake-link.ts";
import { growingRoom } from "./growing-room.tsx";
import { LongList } from "./long-list.tsx";
import { PartsInRow } from "./parts-in-row.tsx";
import { ShellAround } from "./shell-around.tsx";

const asked = new URLSearchParams(location.search);
const shows = {
  parts: () => <PartsInRow />,
  list: () => <LongList count={Number(asked.get("count") ?? "10000")} />,
  shell: () => <ShellAround />,
  room: growingRoom,
} as const;
const show = shows[(asked.get("show") ?? "parts") as keyof typeof shows]();

const place = document.getElementById("app");
if (place !== null)
  createRoot(place).render(
    <LinkContext value={plainLink}>
      <LookOnPage />
      <WordsProvider>
        <Route>{show}</Route>
        <Announcer />
      </WordsProvider>
    </LinkContext>,
  );
