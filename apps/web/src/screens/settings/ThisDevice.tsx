// This device: the key sheet again, locking it, carrying it into one room with nothing else on it, and forgetting everything.

import { DoorOpen, KeyRound, Lock, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import type { Party } from "@tworooms/talks";
import type { Outcome } from "../../host/acts.ts";
import { useDevice, useHost, useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useWords } from "../../words/use-words.ts";
import front from "../start/Front.module.css";

/** What may be done with this device. */
export const ThisDevice = (): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const [, go] = useLocation();
  const { phase } = useDevice();
  const talks = useHost((state) => state.talks);
  const [isForgetting, setForgetting] = useState(false);
  if (phase === "empty" || phase === "starting") return undefined;
  const then = (outcome: Outcome<object>, place: string): void => {
    if (outcome.ok) go(place);
    else alarm(refusal(outcome.code));
  };
  const rooms = Object.values(talks).flatMap(({ talk, view }) =>
    view?.type === "desk" ? view.rooms.map(({ party }) => ({ talk, party, view })) : [],
  );
  const nameOf = ({ party, view }: (typeof rooms)[number]): string =>
    view.rules?.parties.find((each) => each.party === party)?.name ?? "";
  const walkIn = async (talk: string, party: Party): Promise<void> =>
    then(await link.act("walk-in", { talk, party }), `/t/${talk}/room`);
  const lock = async (): Promise<void> => then(await link.act("lock", {}), "/");
  const forget = async (): Promise<void> => {
    setForgetting(false);
    then(await link.act("forget", {}), "/");
  };
  return (
    <section className={front["card"]}>
      <h2>{t("look.device")}</h2>
      {phase === "open" && (
        <div className={front["acts"]}>
          <Button icon={KeyRound} onClick={() => go("/sheet")}>
            {t("look.sheet-again")}
          </Button>
          <Button icon={Lock} onClick={() => void lock()}>
            {t("look.lock")}
          </Button>
        </div>
      )}
      {phase === "open" && <p className={front["quiet"]}>{t("look.lock-help")}</p>}
      {phase === "open" && rooms.length > 0 && (
        <>
          <div className={front["acts"]}>
            {rooms.map((room) => (
              <Button
                key={`${room.talk}/${room.party}`}
                icon={DoorOpen}
                onClick={() => void walkIn(room.talk, room.party)}
              >
                {t("look.walk-in", { party: nameOf(room) })}
              </Button>
            ))}
          </div>
          <p className={front["quiet"]}>{t("look.walk-in-help")}</p>
        </>
      )}
      <div className={front["acts"]}>
        <Button kind="ghost" icon={Trash2} onClick={() => setForgetting(true)}>
          {t("look.forget")}
        </Button>
      </div>
      <Dialog
        isOpen={isForgetting}
        title={t("look.forget")}
        onClose={() => setForgetting(false)}
        footer={
          <Button kind="stop" icon={Trash2} onClick={() => void forget()}>
            {t("look.forget-now")}
          </Button>
        }
      >
        <p>{t("look.forget-help")}</p>
      </Dialog>
    </section>
  );
};
