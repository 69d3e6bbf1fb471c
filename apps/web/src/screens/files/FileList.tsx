// The files of something said or told. Images and PDFs are looked at here, in this page, from memory; everything else is saved. Nothing is
// opened before it was fetched, verified and unsealed, and nothing is fetched unasked.

import { Download, Eye, FileText } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import type { FileView, Place } from "@tworooms/talks";
import { useLink } from "../../page/use-link.ts";
import { alarm } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Files.module.css";
import { useSize } from "./use-size.ts";

type Opened = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

const images = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);
/** Whether a file is shown here; a picture that may hold script (SVG) is not. */
const isShown = (type: string): boolean => images.has(type) || type === "application/pdf";

const PdfView = lazy(() => import("./PdfView.tsx").then((module) => ({ default: module.PdfView })));
const ImageView = lazy(() =>
  import("./ImageView.tsx").then((module) => ({ default: module.ImageView })),
);

/** Files, to look at or to save. */
export const FileList = ({
  talk,
  place,
  files,
}: {
  readonly talk: string;
  readonly place: Place;
  readonly files: readonly FileView[];
}): ReactNode => {
  const { t, refusal } = useWords();
  const sizeText = useSize();
  const link = useLink();
  const [opened, setOpened] = useState<Opened | undefined>();
  const [busy, setBusy] = useState<string | undefined>();
  if (files.length === 0) return undefined;
  const fetched = async (file: FileView): Promise<Opened | undefined> => {
    setBusy(file.blob);
    const outcome = await link.act("open-file", { talk, place, file: file.blob });
    setBusy(undefined);
    if (outcome.ok) return outcome.value;
    alarm(refusal(outcome.code));
    return undefined;
  };
  const look = async (file: FileView): Promise<void> => setOpened(await fetched(file));
  const save = async (file: FileView): Promise<void> => {
    const got = await fetched(file);
    // Whatever the sender called it, a browser must not run it from here.
    if (got !== undefined) saveFile(got.name, got.bytes, "application/octet-stream");
  };
  return (
    <>
      <ul className={styles["files"]} aria-label={t("files.files")}>
        {files.map((file) => (
          <li key={file.blob}>
            <FileText aria-hidden="true" size={15} />
            <bdi>{file.name}</bdi>
            <small>{sizeText(file.size)}</small>
            {isShown(file.type) && (
              <Button
                kind="ghost"
                size="small"
                icon={Eye}
                blocked={busy === file.blob ? t("files.opening") : undefined}
                aria-label={t("files.look-at", { name: file.name })}
                onClick={() => void look(file)}
              >
                {t("files.look")}
              </Button>
            )}
            <Button
              kind="ghost"
              size="small"
              icon={Download}
              aria-label={t("files.save-as", { name: file.name })}
              onClick={() => void save(file)}
            >
              {t("files.save")}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        isOpen={opened !== undefined}
        title={<bdi>{opened?.name}</bdi>}
        className={styles["viewer"]}
        onClose={() => setOpened(undefined)}
      >
        {opened !== undefined && (
          <Suspense fallback={<p role="status">{t("files.opening")}</p>}>
            {opened.type === "application/pdf" ? (
              <PdfView bytes={opened.bytes} />
            ) : (
              <ImageView name={opened.name} type={opened.type} bytes={opened.bytes} />
            )}
          </Suspense>
        )}
      </Dialog>
    </>
  );
};
