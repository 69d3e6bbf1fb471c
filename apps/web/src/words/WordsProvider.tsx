// Gives the screens the words of the language chosen, and tells the page which way it runs. Another language is shown once it
// is whole; until then the one before stays.

import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { Language } from "../look/look.ts";
import { useLook } from "../look/use-look.ts";
import { loadMessages } from "./load.ts";
import { WordsContext } from "./use-words.ts";
import type { Words } from "./words.ts";
import { dirOf, wordsOf } from "./words.ts";

/**
 * In builds made for tests alone, and with `?pseudo` alone: every message longer and in brackets, so that a run finds what is
 * clipped or not translated. A build for people holds none of it, whatever link it is opened by.
 */
const testDress = async (): Promise<((text: string) => string) | undefined> => {
  if (import.meta.env.MODE !== "test" || !isAskedForTestDress) return undefined;
  return (await import("./pseudo.ts")).pseudo;
};

// As the page was opened: screens further on have addresses of their own.
const isAskedForTestDress =
  import.meta.env.MODE === "test" && new URLSearchParams(location.search).has("pseudo");

/** Said when the messages themselves did not come. */
const NOT_LOADED: Readonly<Record<Language, string>> = {
  en: "The words of this page did not come from the server. Check the network, and load the page again.",
  ar: "لم تصل كلمات هذه الصفحة من الخادم. تحققوا من الشبكة ثم أعيدوا تحميل الصفحة.",
  fa: "کلمه‌های این صفحه از سرور نرسید. شبکه را بررسی کنید و صفحه را دوباره بارگذاری کنید.",
};

/** The language of the page around its screens. */
export const WordsProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { language, calendar, numerals } = useLook();
  const [words, setWords] = useState<Words>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const show = async (): Promise<void> => {
      const messages = await loadMessages(language);
      const dress = await testDress();
      if (!isWanted) return;
      document.documentElement.lang = language;
      document.documentElement.dir = dirOf(language);
      setWords(wordsOf(messages, { language, calendar, numerals }, dress));
    };
    show().catch(() => {
      if (isWanted) setMissing(true);
    });
    return () => {
      isWanted = false;
    };
  }, [language, calendar, numerals]);
  if (words === undefined && isMissing)
    return (
      <p role="alert" className="alone" lang={language} dir={dirOf(language)}>
        {NOT_LOADED[language]}
      </p>
    );
  return words === undefined ? undefined : <WordsContext value={words}>{children}</WordsContext>;
};
