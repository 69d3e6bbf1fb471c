// How large a file is, in words.

import { useWords } from "../../words/use-words.ts";

/** "3.4 MB" of bytes, in the digits chosen. */
export const useSize = (): ((bytes: number) => string) => {
  const { t, number } = useWords();
  return (bytes) => {
    if (bytes < 1024) return t("files.bytes", { size: number(bytes) });
    if (bytes < 1024 * 1024)
      return t("files.kilobytes", { size: number(Math.round(bytes / 1024)) });
    return t("files.megabytes", { size: number(Math.round((bytes / 1024 / 1024) * 10) / 10) });
  };
};
