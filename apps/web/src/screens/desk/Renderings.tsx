// Renderings beside their original: whose they are, in which language, and never in the original's place. The original is the
// authentic one, and says its language where it is known.

import { Languages } from "lucide-react";
import type { ReactNode } from "react";
import type { RenderingView } from "@tworooms/talks";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import { useLanguageName } from "./LanguageChoice.tsx";
import styles from "./Rows.module.css";
import { useNameIn } from "./use-name-in.ts";
import type { RoomOnDesk } from "./use-desk.ts";

const asKeys: Readonly<Record<RenderingView["as"], Key>> = {
  interpreter: "desk.as-interpreter",
  mediator: "desk.as-mediator",
  party: "desk.as-party",
};

/** The renderings of one original, and the language it is authentic in. */
export const Renderings = ({
  room,
  language,
  renderings,
}: {
  readonly room: RoomOnDesk;
  readonly language: string | undefined;
  readonly renderings: readonly RenderingView[];
}): ReactNode => {
  const { t } = useWords();
  const nameOf = useNameIn(room);
  const languageOf = useLanguageName();
  if (renderings.length === 0) return undefined;
  return (
    <>
      {language !== undefined && (
        <p className={styles["after"]}>
          {t("desk.authentic-in", { language: languageOf(language) })}
        </p>
      )}
      {renderings.map((rendering) => (
        <p key={rendering.rendering} className={styles["rendering"]} lang={rendering.language}>
          <Languages aria-hidden="true" size={13} />
          <b>
            <bdi>{nameOf(rendering.by)}</bdi>, {t(asKeys[rendering.as])},{" "}
            {languageOf(rendering.language)}
            {rendering.isRevised && ` · ${t("desk.revised")}`}
            {!rendering.isChecked && ` · ${t("desk.unchecked")}`}:
          </b>{" "}
          <span dir="auto">{rendering.words}</span>
        </p>
      ))}
    </>
  );
};
