// Ten thousand messages of all lengths, and a button that adds one.

import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "../../src/parts/Button.tsx";
import type { ListHandle } from "../../src/parts/VirtualList.tsx";
import { VirtualList } from "../../src/parts/VirtualList.tsx";

const SENTENCES = [
  "On the eastern crossing: we could let it open first, but only after a joint inspection.",
  "پیش از بازرسی مشترک، دربارهٔ گذرگاه شرقی گفت‌وگو نمی‌کنیم.",
  "Noted.",
];

const words = (index: number): string =>
  `${index}. ${Array.from({ length: 1 + ((index * 7) % 9) }, (_, at) => SENTENCES[(index + at) % 3]).join(" ")}`;

const keyOf = (index: number): string => `m${index}`;

export const LongList = ({ count }: { readonly count: number }): ReactNode => {
  const [shown, setShown] = useState(count);
  const [ends, setEnds] = useState(0);
  const list = useRef<ListHandle>(null);
  const items = Array.from({ length: shown }, (_, index) => index);
  return (
    <main style={{ display: "flex", flexDirection: "column", blockSize: "100dvh" }}>
      <h1>List</h1>
      <div>
        <Button onClick={() => setShown((before) => before + 1)}>Add one</Button>
        <Button onClick={() => list.current?.show("m4321")}>Show 4321</Button>
        <output>{`${shown} ${ends > 0 ? "end" : ""}`}</output>
      </div>
      <VirtualList
        ref={list}
        items={items}
        keyOf={keyOf}
        label="Messages"
        onEnd={() => setEnds(1)}
        render={(index) => (
          <article style={{ padding: "8px 14px" }}>
            <p dir="auto">{words(index)}</p>
          </article>
        )}
      />
    </main>
  );
};
