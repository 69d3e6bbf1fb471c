// The shell of a talk with three panes, the keys of a screen and the curtain.

import { useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { Curtain } from "../../src/app/Curtain.tsx";
import { KeyList } from "../../src/app/KeyList.tsx";
import { KeyListener } from "../../src/app/KeyListener.tsx";
import {
  closePalette,
  isPaletteOpen,
  openPalette,
  subscribePalette,
} from "../../src/app/open-palette.ts";
import { Palette } from "../../src/app/Palette.tsx";
import { Shell } from "../../src/app/Shell.tsx";
import { useKeys } from "../../src/app/use-keys.ts";
import { ErrorBoundary } from "../../src/app/ErrorBoundary.tsx";
import { PaneSwitch } from "../../src/parts/PaneSwitch.tsx";
import { TextField } from "../../src/parts/Field.tsx";
import { roomOf } from "../../src/parts/room-marks.ts";
import { talk } from "./fake-link.ts";

const Breaks = (): ReactNode => {
  throw new Error("4,200 m³/s");
};

const Screen = (): ReactNode => {
  const [did, setDid] = useState("nothing");
  const [isBroken, setBroken] = useState(false);
  useKeys({
    carry: () => setDid("carry"),
    "pane-1": { act: () => setDid("pane-1"), label: "Varda" },
    "take-back": did === "carry" ? () => setDid("take-back") : undefined,
    search: () => setBroken(true),
  });
  return (
    <div style={{ display: "flex", flexDirection: "column" }}>
      <div style={{ flex: 1, display: "grid", gridAutoFlow: "column", gap: 8, padding: 8 }}>
        {["Varda", "Middle", "Selen"].map((name) => (
          <section key={name} data-pane aria-label={name}>
            <h2>{name}</h2>
            <TextField label={name} />
          </section>
        ))}
      </div>
      <output>{did}</output>
      {isBroken && <Breaks />}
      <PaneSwitch
        label="Panes"
        panes={[
          { name: "a", label: "Varda", mark: roomOf(0), count: 3 },
          { name: "b", label: "Selen", mark: roomOf(1) },
        ]}
        at="a"
        onGo={() => undefined}
      />
    </div>
  );
};

export const ShellAround = (): ReactNode => (
  <>
    <KeyListener onPalette={openPalette} />
    <KeyList />
    <Palette
      isOpen={useSyncExternalStore(subscribePalette, isPaletteOpen)}
      onClose={closePalette}
    />
    <Curtain>
      <Shell talk={talk} place="desk">
        <ErrorBoundary>
          <Screen />
        </ErrorBoundary>
      </Shell>
    </Curtain>
  </>
);
