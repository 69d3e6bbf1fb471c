// Where files are put to a message: picked, or dropped on the words. How large they may be is said beforehand; each shows how far it is.

import { CircleAlert, Paperclip, X } from "lucide-react";
import { useId } from "react";
import type { DragEvent, ReactNode } from "react";
import type { AttachStage, StandsElsewhere } from "@tworooms/client";
import { mostFileBytes } from "@tworooms/client";
import { mostFiles } from "@tworooms/talks";
import { useTalk } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Files.module.css";
import { useSize } from "./use-size.ts";
import type { Attached } from "./use-attached.ts";
import { isOnItsWay } from "./use-attached.ts";

/** What a composer needs so that files may be dropped on it. */
export const dropOn = (
  attached: Attached,
): {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
} => ({
  onDragOver: (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  },
  onDrop: (event) => {
    const { files } = event.dataTransfer;
    if (files.length === 0) return;
    event.preventDefault();
    attached.add([...files]);
  },
});

/** Why a message waits for its files, on the button that sends it. */
export const waitKeys: Readonly<Record<NonNullable<Attached["waits"]>, Key>> = {
  "under-way": "files.under-way",
  refused: "files.one-refused",
  asks: "files.one-asks",
};

/** That a file stands elsewhere, and the button that says it is for here too (rule V255). */
const Asking = ({
  talk,
  asks: { place, by },
  onAgree,
}: {
  readonly talk: string;
  readonly asks: StandsElsewhere;
  readonly onAgree: () => void;
}): ReactNode => {
  const { t } = useWords();
  const parties = useTalk(talk)?.view?.rules?.parties ?? [];
  const of = "party" in place ? place.party : undefined;
  const room = parties.find(({ party }) => party === of)?.name ?? "";
  const isCaucus = place.type === "caucus";
  return (
    <>
      <small role="alert">
        {isCaucus ? t("files.of-caucus", { by }) : t("files.of-room", { by, room })}
      </small>
      <Button kind="ghost" size="small" onClick={onAgree}>
        {t(isCaucus ? "files.of-caucus-attach" : "files.of-room-attach")}
      </Button>
    </>
  );
};

/** How far a file is: the bar fills as its bytes leave, and is told to listeners by its stages alone. */
const OnItsWay = ({
  name,
  stage,
}: {
  readonly name: string;
  readonly stage: AttachStage | undefined;
}): ReactNode => {
  const { t } = useWords();
  // Nothing has left yet, or everything has and the server is still writing: for that there is no measure.
  const share =
    stage?.type === "sending" && stage.share > 0 && stage.share < 1 ? stage.share : undefined;
  return (
    <small>
      <progress aria-label={name} value={share} />{" "}
      <span role="status">{t(stage?.type === "sending" ? "files.sending" : "files.sealing")}</span>
    </small>
  );
};

/** The files put so far, and the button for more. */
export const AttachFiles = ({
  talk,
  attached,
}: {
  readonly talk: string;
  readonly attached: Attached;
}): ReactNode => {
  const { t, refusal, number } = useWords();
  const sizeText = useSize();
  const id = useId();
  const stages = useTalk(talk)?.attaching ?? [];
  return (
    <div className={styles["attach"]}>
      {attached.puts.length > 0 && (
        <ul className={styles["puts"]}>
          {attached.puts.map((put) => (
            <li key={put.id}>
              {put.refused === undefined && put.asks === undefined ? (
                <Paperclip aria-hidden="true" size={14} />
              ) : (
                <CircleAlert aria-hidden="true" size={14} />
              )}
              <bdi>{put.name}</bdi>
              <small>{sizeText(put.size)}</small>
              {isOnItsWay(put) && (
                <OnItsWay
                  name={put.name}
                  stage={stages.find(({ id: own }) => own === put.id)?.stage}
                />
              )}
              {put.refused !== undefined && <small role="alert">{refusal(put.refused)}</small>}
              {put.asks !== undefined && (
                <Asking talk={talk} asks={put.asks} onAgree={() => attached.agree(put.id)} />
              )}
              <Button
                kind="ghost"
                size="small"
                icon={X}
                aria-label={t("files.put-away", { name: put.name })}
                onClick={() => attached.putAway(put.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <label className={styles["pick"]} htmlFor={id}>
        <Paperclip aria-hidden="true" size={15} />
        <span>{t("files.attach")}</span>
        <small>
          {t("files.limits", { files: number(mostFiles), size: sizeText(mostFileBytes) })}
        </small>
        <input
          id={id}
          type="file"
          multiple
          onChange={(event) => {
            attached.add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </label>
    </div>
  );
};
