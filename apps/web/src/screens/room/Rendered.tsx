// Renderings beside an original, which stays the authentic one; and, for who may render here, a field for one more.

import { Languages } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { RenderingView } from "@tworooms/talks";
import type { CommandOf } from "@tworooms/talks";
import { newId } from "../../page/new-id.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { SelectField, TextArea } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Room.module.css";
import { useName } from "./use-name.ts";
import { useLanguageName } from "./use-language-name.ts";
import { useRoom } from "./use-room.ts";

type Of = CommandOf<"render">["of"];

const RenderForm = ({
  of,
  offered,
  onDone,
}: {
  readonly of: Of;
  readonly offered: readonly string[];
  readonly onDone: () => void;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const nameOf = useLanguageName();
  const { talk, party } = useRoom();
  const [words, setWords] = useState("");
  const [language, setLanguage] = useState(offered[0] ?? "en");
  const render = async (): Promise<void> => {
    const outcome = await link.act("perform", {
      talk,
      command: {
        type: "render",
        room: party,
        rendering: newId<"rendering">(),
        of,
        language,
        words,
      },
    });
    if (outcome.ok) onDone();
    else alarm(refusal(outcome.code));
  };
  return (
    <form
      className={styles["ask"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== "") void render();
      }}
    >
      <SelectField
        label={t("room.render-into")}
        value={language}
        choices={offered.map((each) => ({ value: each, label: nameOf(each) }))}
        onChoose={setLanguage}
      />
      <TextArea
        label={t("room.rendering")}
        value={words}
        lang={language}
        required
        autoFocus
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles["row"]}>
        <Button type="submit" kind="solid" size="small">
          {t("room.render-put")}
        </Button>
        <Button kind="ghost" size="small" onClick={onDone}>
          {t("room.put-down")}
        </Button>
      </div>
    </form>
  );
};

/** What was rendered of an original, and the way to render it. */
export const Rendered = ({
  of,
  language,
  renderings,
}: {
  readonly of: Of;
  readonly language: string | undefined;
  readonly renderings: readonly RenderingView[];
}): ReactNode => {
  const { t } = useWords();
  const nameOf = useName();
  const languageName = useLanguageName();
  const { view, renderAs } = useRoom();
  const [isRendering, setRendering] = useState(false);
  const offered = (view.rules?.languages ?? []).filter((each) => each !== language);
  const mayRender = renderAs !== undefined && offered.length > 0;
  return (
    <>
      {language !== undefined && renderings.length > 0 && (
        <p className={styles["rendering"]}>
          {t("room.authentic", { language: languageName(language) })}
        </p>
      )}
      {renderings.map((rendering) => (
        <p key={rendering.rendering} className={styles["rendering"]}>
          <b>
            {t(rendering.as === "interpreter" ? "room.by-interpreter" : "room.rendered-by", {
              name: nameOf(rendering.by),
              language: languageName(rendering.language),
            })}
          </b>{" "}
          <span dir="auto" lang={rendering.language}>
            {rendering.words}
          </span>
        </p>
      ))}
      {mayRender && !isRendering && (
        <Button
          kind="ghost"
          size="small"
          className={styles["act"]}
          icon={Languages}
          onClick={() => setRendering(true)}
        >
          {t("room.render")}
        </Button>
      )}
      {isRendering && <RenderForm of={of} offered={offered} onDone={() => setRendering(false)} />}
    </>
  );
};
