// Beside the room: what waits for an answer of ours, what was carried of ours (our half of the ledger), and the ground rules.

import { CornerUpRight, Hand, Scale } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useMemo, useRef } from "react";
import type { RoomView } from "@tworooms/talks";
import { soundAsk } from "../../parts/sound.ts";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { mannerKeys } from "../desk/leave-words.ts";
import { AskCard } from "./AskCard.tsx";
import styles from "./Room.module.css";
import { partyName, useRoom } from "./use-room.ts";

const ruleKeys: Readonly<Record<"closed" | "open" | "none", Key>> = {
  closed: "room.rule-closed",
  open: "room.rule-open",
  none: "room.rule-none",
};

/** The side of a room. */
export const Outgoing = ({ room }: { readonly room: RoomView }): ReactNode => {
  const { t, dateTime } = useWords();
  const { view, name } = useRoom();
  const { messages } = room;
  const open = useMemo(
    () =>
      messages.flatMap(({ asks, words, author }) =>
        asks.filter(({ answer }) => answer === undefined).map((ask) => ({ ask, words, author })),
      ),
    [messages],
  );
  const count = useRef(open.length);
  useEffect(() => {
    if (open.length > count.current) void soundAsk();
    count.current = open.length;
  }, [open.length]);
  const wordsOf = useMemo(
    () => new Map(messages.map(({ item, words }) => [item, words])),
    [messages],
  );
  const isParty = view.type === "party" && room.renderAs !== "interpreter";
  return (
    // It scrolls, so the keyboard must reach it.
    <aside className={styles["side"]} aria-label={t("room.beside")} tabIndex={0}>
      {isParty && open.length > 0 && (
        <section className={styles["card"]}>
          <h2>
            <Hand aria-hidden="true" size={16} />
            {t("room.asks-your-leave", { asks: open.length })}
          </h2>
          {open.map(({ ask, words, author }) => (
            <AskCard key={ask.ask} ask={ask} words={words} author={author} />
          ))}
        </section>
      )}
      <section className={styles["card"]}>
        <h2>
          <CornerUpRight aria-hidden="true" size={16} className="mirrored" />
          {t("room.carried-of-ours", { party: name })}
        </h2>
        {room.outgoing.length === 0 && <p>{t("room.nothing-carried")}</p>}
        <ol>
          {room.outgoing.toReversed().map((receipt) => (
            <li key={receipt.used}>
              <span dir="auto">{wordsOf.get(receipt.item)}</span>
              <small>
                {t("room.carried-line", {
                  party: partyName(view, receipt.to),
                  time: dateTime(receipt.at),
                  manner: t(mannerKeys[receipt.manner]),
                })}
              </small>
              {receipt.words !== undefined && (
                <small dir="auto">{t("room.in-these-words", { words: receipt.words })}</small>
              )}
            </li>
          ))}
        </ol>
      </section>
      {view.rules !== undefined && (
        <section className={styles["card"]}>
          <h2>
            <Scale aria-hidden="true" size={16} />
            {t("room.rules")}
          </h2>
          <p>{t(ruleKeys[view.rules.caucusRule])}</p>
          {view.rules.secondApproval === "needed" && <p>{t("room.rule-second")}</p>}
          <p>
            {t(
              view.rules.receipts === "with-words"
                ? "room.rule-receipts-words"
                : "room.rule-receipts",
            )}
          </p>
        </section>
      )}
    </aside>
  );
};
