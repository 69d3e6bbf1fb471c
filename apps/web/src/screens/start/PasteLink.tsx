// A link given on paper or by another way: pasted here, it opens the joining screen with the link in the fragment, as a click on
// it would. It is never put into a path or a query.

import { useState } from "react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { Button } from "../../parts/Button.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Front.module.css";
import { linkIn, offerLink } from "./link-text.ts";

/** Takes an invitation link as text. */
export const PasteLink = (): ReactNode => {
  const { t, refusal } = useWords();
  const [, go] = useLocation();
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className={styles["card"]}
      onSubmit={(event) => {
        event.preventDefault();
        const link = linkIn(text);
        if (link === undefined) return setWrong(true);
        offerLink(link);
        return go("/join");
      }}
    >
      <TextArea
        label={t("start.link")}
        help={t("start.link-help")}
        value={text}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        fault={isWrong ? refusal("link") : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
      />
      <div className={styles["acts"]}>
        <Button type="submit" kind="solid">
          {t("start.go-on")}
        </Button>
      </div>
    </form>
  );
};
