// The logs this seat opens, as they stand on this device: how many entries, which changed nothing, which keys. Here the talks are
// exported, for anybody to verify offline, and here one leaves them.

import { Download, LogOut, Printer } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useLink, useTalk } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { classNames } from "../../parts/class-names.ts";
import { Dialog } from "../../parts/Dialog.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useWords } from "../../words/use-words.ts";
import people from "../people/People.module.css";
import styles from "./Log.module.css";
import { Transcript } from "./Transcript.tsx";

/** A place in words: "room of Varda". */
const usePlaceName = (talk: string): ((place: string) => string) => {
  const { t } = useWords();
  const parties = useTalk(talk)?.view?.rules?.parties ?? [];
  return (place) => {
    const [kind, party] = place.split("/");
    const name = parties.find((each) => each.party === party)?.name ?? "";
    if (kind === "room") return t("people.place-room", { party: name });
    if (kind === "caucus") return t("people.place-caucus", { party: name });
    return t(kind === "desk" ? "people.place-desk" : "people.place-table");
  };
};

/** The log's screen. */
export const Log = ({ talk }: { readonly talk: string }): ReactNode => {
  const { t, refusal, number } = useWords();
  const link = useLink();
  const [, go] = useLocation();
  const state = useTalk(talk);
  const placeName = usePlaceName(talk);
  const [isLeaving, setLeaving] = useState(false);
  const [printedAt, setPrintedAt] = useState<number>();
  useEffect(() => {
    if (printedAt === undefined) return undefined;
    const done = (): void => setPrintedAt(undefined);
    addEventListener("afterprint", done);
    globalThis.print();
    return () => removeEventListener("afterprint", done);
  }, [printedAt]);
  if (state === undefined) return undefined;
  const exportAll = async (): Promise<void> => {
    const outcome = await link.act("export", { talk });
    if (!outcome.ok) return alarm(refusal(outcome.code));
    saveFile("two-rooms-transcript.json", outcome.value.text, "application/json");
    return say(t("log.exported"));
  };
  const leave = async (): Promise<void> => {
    setLeaving(false);
    const outcome = await link.act("depart", { talk });
    if (outcome.ok) go("/");
    else alarm(refusal(outcome.code));
  };
  // While the transcript is printed it stands alone on the paper.
  const card = classNames(people["card"], printedAt !== undefined && "screen-only");
  return (
    <div className={people["people"]}>
      <section className={card}>
        <h2>{t("log.logs")}</h2>
        <p>{t("log.logs-help")}</p>
        <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("log.logs")}>
          <table className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">{t("log.place")}</th>
                <th scope="col">{t("log.entries")}</th>
                <th scope="col">{t("log.voids")}</th>
                <th scope="col">{t("log.epoch")}</th>
              </tr>
            </thead>
            <tbody>
              {state.logs.map(({ place, entries, voids, epoch }) => (
                <tr key={place}>
                  <th scope="row">{placeName(place)}</th>
                  <td>{number(entries)}</td>
                  <td>{number(voids)}</td>
                  <td>{number(epoch)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className={card}>
        <h2>{t("log.export")}</h2>
        <p>{t("log.export-help")}</p>
        <Button icon={Download} onClick={() => void exportAll()}>
          {t("log.export-now")}
        </Button>
        <p>{t("log.print-help")}</p>
        <Button icon={Printer} onClick={() => setPrintedAt(Date.now())}>
          {t("log.print")}
        </Button>
      </section>
      <section className={card}>
        <h2>{t("log.leave")}</h2>
        <p>{t("log.leave-help")}</p>
        <Button kind="ghost" icon={LogOut} onClick={() => setLeaving(true)}>
          {t("log.leave")}
        </Button>
      </section>
      <Dialog
        isOpen={isLeaving}
        title={t("log.leave")}
        onClose={() => setLeaving(false)}
        footer={
          <Button kind="stop" icon={LogOut} onClick={() => void leave()}>
            {t("log.leave-now")}
          </Button>
        }
      >
        <p>{t("log.leave-help")}</p>
      </Dialog>
      {printedAt !== undefined && state.view !== undefined && (
        <Transcript view={state.view} printedAt={printedAt} placeName={placeName} />
      )}
    </div>
  );
};
