// Every comparison that is open in a talk, wherever in it a person is: a newcomer's own appears as soon as its inviter has begun.

import type { ReactNode } from "react";
import { useTalk } from "../../page/use-link.ts";
import { useWords } from "../../words/use-words.ts";
import { WordsDialog } from "./WordsDialog.tsx";

/** The newest open comparison of a talk, if there is one. */
export const OpenWords = ({ talk }: { readonly talk: string }): ReactNode => {
  const { t } = useWords();
  const state = useTalk(talk);
  const comparing = state?.comparing.at(-1);
  if (state === undefined || comparing === undefined) return undefined;
  const person = state.persons.find(({ invitation }) => invitation === comparing.with);
  // Who waits to be added cannot write its name yet.
  const known = person === undefined || person.name === "" ? t("people.newcomer") : person.name;
  const name = comparing.with === "table" ? t("people.heads") : known;
  return <WordsDialog key={comparing.with} talk={talk} comparing={comparing} name={name} />;
};
