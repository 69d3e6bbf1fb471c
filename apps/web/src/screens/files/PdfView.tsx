// A PDF drawn in this page, a sheet at a time, with its text beside for readers. Nothing in it runs, and it asks nobody for anything.

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { getDocument, PDFWorker } from "pdfjs-dist";
import type { PDFDocumentProxy } from "pdfjs-dist";
// The build makes this module; no linter can look into it.
// oxlint-disable-next-line import/default
import workerFile from "pdfjs-dist/build/pdf.worker.min.mjs?worker&url";
import { workerUrl } from "../../page/worker-url.ts";
import { Button } from "../../parts/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Files.module.css";

const open = (bytes: Uint8Array): ReturnType<typeof getDocument> =>
  getDocument({
    data: bytes.slice(),
    worker: PDFWorker.create({ port: new Worker(workerUrl(workerFile), { type: "module" }) }),
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    useWorkerFetch: false,
    stopAtErrors: false,
  });

const Sheet = ({
  pdf,
  place,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly place: number;
}): ReactNode => {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(place);
      const shown = canvas.current;
      if (isGone || shown === null) return;
      const natural = page.getViewport({ scale: 1 });
      const wanted = Math.min(1_400, shown.parentElement?.clientWidth ?? 800);
      const viewport = page.getViewport({
        scale: (wanted / natural.width) * Math.min(2, devicePixelRatio),
      });
      shown.width = Math.floor(viewport.width);
      shown.height = Math.floor(viewport.height);
      await page.render({ canvas: shown, viewport }).promise;
      const { items } = await page.getTextContent();
      if (!isGone) setText(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    };
    // A page that cannot be drawn stays blank; the file can still be saved.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [pdf, place]);
  return (
    <>
      <canvas
        ref={canvas}
        className={styles["sheet"]}
        aria-label={t("files.page", { place })}
        role="img"
      />
      <p className="unseen" dir="auto">
        {text}
      </p>
    </>
  );
};

/** Shows a PDF. */
export const PdfView = ({ bytes }: { readonly bytes: Uint8Array }): ReactNode => {
  const { t, number } = useWords();
  const [pdf, setPdf] = useState<PDFDocumentProxy | "broken" | undefined>();
  const [place, setPlace] = useState(1);
  useEffect(() => {
    const task = open(bytes);
    task.promise.then(setPdf, () => setPdf("broken"));
    return () => void task.destroy();
  }, [bytes]);
  if (pdf === "broken") return <p role="alert">{t("files.broken")}</p>;
  if (pdf === undefined) return <p role="status">{t("files.opening")}</p>;
  const turn = (by: 1 | -1): void =>
    setPlace((now) => Math.min(pdf.numPages, Math.max(1, now + by)));
  return (
    <div className={styles["pdf"]}>
      <div className={styles["turn"]}>
        <Button
          size="small"
          kind="ghost"
          icon={ChevronLeft}
          aria-label={t("files.page-before")}
          onClick={() => turn(-1)}
        />
        <span role="status">
          {t("files.page-of", { place: number(place), pages: number(pdf.numPages) })}
        </span>
        <Button
          size="small"
          kind="ghost"
          icon={ChevronRight}
          aria-label={t("files.page-after")}
          onClick={() => turn(1)}
        />
      </div>
      <Sheet key={place} pdf={pdf} place={place} />
    </div>
  );
};
