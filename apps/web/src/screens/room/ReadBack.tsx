// Reading back: the room says that it heard the words as they stand, or how it heard them instead. Mediators see both texts.

import { CheckCheck } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ToldView } from "@tworooms/talks";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import rows from "../desk/Rows.module.css";
import styles from "./Room.module.css";
import { Rendered } from "./Rendered.tsx";
import { useDoer } from "./use-name.ts";
import { useRoom } from "./use-room.ts";

/** How something told was read back, and the taps to do so. */
export const ReadBack = ({ told }: { readonly told: ToldView }): ReactNode => {
  const { t, refusal, time } = useWords();
  const link = useLink();
  const doerOf = useDoer();
  const { talk, view, party, renderAs } = useRoom();
  const [differs, setDiffers] = useState<string | undefined>();
  const isOurs = view.type === "party" && renderAs !== "interpreter";
  const read = async (words?: string): Promise<void> => {
    const outcome = await link.act("perform", {
      talk,
      command: {
        type: "read-back",
        room: party,
        readBack: newId<"read-back">(),
        told: told.told,
        ...(words === undefined ? {} : { words }),
      },
    });
    if (outcome.ok) setDiffers(undefined);
    else alarm(refusal(outcome.code));
  };
  return (
    <>
      {told.readBacks.map(({ readBack, heard, by, at, renderings }) => (
        <div key={readBack}>
          <p className={rows["after"]}>
            <CheckCheck aria-hidden="true" size={14} />
            <span>
              {t(heard.type === "confirmed" ? "room.confirmed" : "room.heard-differently", {
                ...doerOf(by),
                time: time(at),
              })}
            </span>
            {heard.type === "differs" && <q dir="auto">{heard.words}</q>}
          </p>
          {heard.type === "differs" && (
            <Rendered
              of={{ type: "read-back", readBack }}
              language={undefined}
              renderings={renderings}
            />
          )}
        </div>
      ))}
      {isOurs && told.readBacks.length === 0 && differs === undefined && (
        <div className={styles["row"]}>
          <Button size="small" icon={CheckCheck} onClick={() => void read()}>
            {t("room.confirm")}
          </Button>
          <Button kind="ghost" size="small" onClick={() => setDiffers("")}>
            {t("room.differs")}
          </Button>
        </div>
      )}
      {differs !== undefined && (
        <form
          className={styles["ask"]}
          onSubmit={(event) => {
            event.preventDefault();
            if (differs.trim() !== "") void read(differs);
          }}
        >
          <TextArea
            label={t("room.how-heard")}
            value={differs}
            required
            onChange={(event) => setDiffers(event.target.value)}
          />
          <div className={styles["row"]}>
            <Button type="submit" kind="fill" size="small">
              {t("room.send-how-heard")}
            </Button>
            <Button kind="ghost" size="small" onClick={() => setDiffers(undefined)}>
              {t("room.put-down")}
            </Button>
          </div>
        </form>
      )}
    </>
  );
};
