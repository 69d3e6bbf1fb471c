// When a screen breaks, a sentence stands in its place: never what it was showing, and never the error, which might hold words
// of the talks (rule V58).

import { Component } from "react";
import type { ReactNode } from "react";
import { Button } from "../parts/Button.tsx";
import { Empty } from "../parts/Empty.tsx";
import { useWords } from "../words/use-words.ts";

const Broken = (): ReactNode => {
  const { t } = useWords();
  return (
    <div role="alert">
      <Empty
        sentence={t("app.broken")}
        action={<Button onClick={() => location.reload()}>{t("app.reload")}</Button>}
      />
    </div>
  );
};

/** Catches what breaks below it. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}
