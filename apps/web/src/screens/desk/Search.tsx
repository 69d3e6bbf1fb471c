// Search in what this seat may open. It runs on this device, where the keys are; the server could not answer and is not asked.

import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { Id } from "@tworooms/talks";
import type { SearchHit } from "../../host/acts.ts";
import { useLink } from "../../page/use-link.ts";
import { Badge } from "../../parts/Badge.tsx";
import { TextField } from "../../parts/Field.tsx";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Notes.module.css";
import { useDesk } from "./use-desk.ts";

const besideKeys: Readonly<Record<NonNullable<SearchHit["beside"]>["type"], Key>> = {
  rendering: "desk.search-in-rendering",
  "read-back": "desk.search-in-read-back",
};

const Hit = ({ hit }: { readonly hit: SearchHit }): ReactNode => {
  const { t, dateTime } = useWords();
  const { rooms, ui, dispatch } = useDesk();
  const room = rooms.find(({ party }) => hit.place === `room/${party}`);
  const message = room?.room?.messages.find(({ item }) => item === hit.id);
  const go = (item: Id<"item">): void => {
    if (room === undefined) return;
    if (!ui.sides.includes(room.party)) dispatch({ type: "replace", side: 0, party: room.party });
    dispatch({ type: "choose", chosen: { party: room.party, item } });
  };
  return (
    <li data-place={hit.place}>
      <p dir="auto">{hit.words}</p>
      {hit.beside !== undefined && (
        <blockquote>
          {t(besideKeys[hit.beside.type])} <bdi>{hit.beside.words}</bdi>
        </blockquote>
      )}
      <small>
        {room !== undefined && (
          <>
            <Badge mark={room.mark} /> <bdi>{room.name}</bdi> ·{" "}
          </>
        )}
        {room === undefined && `${t("desk.notes")} · `}
        {dateTime(hit.at)}
      </small>
      {message !== undefined && (
        <button type="button" className={styles["go"]} onClick={() => go(message.item)}>
          {t("desk.show-there")}
        </button>
      )}
    </li>
  );
};

/** The search. */
export const Search = (): ReactNode => {
  const { t } = useWords();
  const link = useLink();
  const { talk, view } = useDesk();
  const [text, setText] = useState("");
  const [hits, setHits] = useState<readonly SearchHit[]>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (text.trim() === "") return setHits(undefined);
    let isWanted = true;
    const timer = setTimeout(async () => {
      const outcome = await link.act("search", { talk, text });
      if (isWanted && outcome.ok) setHits(outcome.value.hits);
    }, 200);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [link, talk, text, view]);
  return (
    <section className={styles["notes"]} role="search" aria-label={t("desk.search")}>
      <TextField
        ref={field}
        label={t("desk.search-for")}
        help={t("desk.search-help")}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {hits?.length === 0 && (
          <p className={styles["nothing"]}>
            <SearchX aria-hidden="true" size={16} /> {t("desk.search-none")}
          </p>
        )}
        {hits !== undefined && hits.length > 0 && (
          <p className="unseen">{t("desk.search-found", { hits: hits.length })}</p>
        )}
      </div>
      <ul className={styles["list"]}>
        {hits?.map((hit) => (
          <Hit key={`${hit.place}/${hit.id}`} hit={hit} />
        ))}
      </ul>
    </section>
  );
};
