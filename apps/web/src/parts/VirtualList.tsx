// A long list of messages of which only what is in sight is in the page. It starts at its newest, stays there while it is there,
// and keeps its place while somebody reads further up, whatever comes in below.

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { ReactNode, Ref } from "react";
import { useWords } from "../words/use-words.ts";
import { Button } from "./Button.tsx";
import styles from "./VirtualList.module.css";
import { classNames } from "./class-names.ts";

/** What others may ask of a list. */
export type ListHandle = {
  /** Brings an item into sight, and the focus to it. */
  readonly show: (key: string) => void;
  readonly toEnd: () => void;
};

const NEAR_END = 48;

/** A list by windows. `render` gives one item; its height may be anything, `estimate` is a first guess. */
export const VirtualList = <Item,>({
  items,
  keyOf,
  render,
  label,
  estimate = 84,
  className,
  onEnd,
  ref,
}: {
  readonly items: readonly Item[];
  /** The same function each time. */
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item, index: number) => ReactNode;
  /** What the list is, said aloud. */
  readonly label: string;
  readonly estimate?: number;
  readonly className?: string | undefined;
  /** The newest item is in sight. */
  readonly onEnd?: (() => void) | undefined;
  readonly ref?: Ref<ListHandle>;
}): ReactNode => {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  // Another function here makes the virtualizer work out every place anew: with each turn of the wheel, for all that was ever said.
  const getItemKey = useCallback(
    (index: number): string | number => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    [items, keyOf],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey,
    overscan: 6,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    useFlushSync: false,
    initialOffset: () => items.length * estimate,
    onChange: (instance) => setAtEnd(instance.isAtEnd(NEAR_END)),
  });

  // What is in sight first is the newest, as soon as heights are known.
  const hasItems = items.length > 0;
  useEffect(() => {
    if (hasItems) virtual.scrollToEnd();
  }, [hasItems, virtual]);
  // What grows beside it, a composer or something held, takes room from the list: whoever was at the newest stays there.
  const wasAtEnd = useRef(true);
  useEffect(() => {
    const frame = scroller.current;
    if (frame === null) return;
    const note = (): void => {
      wasAtEnd.current = frame.scrollHeight - frame.scrollTop - frame.clientHeight <= NEAR_END;
    };
    const sizes = new ResizeObserver(() => {
      if (wasAtEnd.current) virtual.scrollToEnd();
    });
    sizes.observe(frame);
    frame.addEventListener("scroll", note, { passive: true });
    return () => {
      sizes.disconnect();
      frame.removeEventListener("scroll", note);
    };
  }, [virtual]);
  useEffect(() => {
    if (hasItems && isAtEnd) onEnd?.();
  }, [hasItems, isAtEnd, items.length, onEnd]);

  useImperativeHandle(
    ref,
    () => ({
      show: (key) => {
        const index = items.findIndex((item) => keyOf(item) === key);
        if (index === -1) return;
        virtual.scrollToIndex(index, { align: "center" });
        const find = (tries: number): void => {
          const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
          if (row !== null && row !== undefined) row.focus({ preventScroll: true });
          else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
        };
        requestAnimationFrame(() => find(20));
      },
      toEnd: () => virtual.scrollToEnd(),
    }),
    [items, keyOf, virtual],
  );

  return (
    <div className={classNames(styles["frame"], className)}>
      {/* A place that scrolls must be reachable by keys. */}
      <div
        ref={scroller}
        className={styles["scroller"]}
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        <div
          role="list"
          aria-label={label}
          className={styles["inner"]}
          style={{ blockSize: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const item = items[index];
            return (
              item !== undefined && (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  role="listitem"
                  tabIndex={-1}
                  aria-setsize={items.length}
                  aria-posinset={index + 1}
                  className={styles["item"]}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {render(item, index)}
                </div>
              )
            );
          })}
        </div>
      </div>
      {!isAtEnd && hasItems && (
        <Button
          size="small"
          icon={ArrowDown}
          className={styles["newest"]}
          onClick={() => virtual.scrollToEnd()}
        >
          {t("parts.newest")}
        </Button>
      )}
    </div>
  );
};
