// Hears keys for the whole page: single keys outside fields and dialogs, F6 from pane to pane, ⌘K or Ctrl+K for the palette.

import { useEffect } from "react";
import type { ReactNode } from "react";
import { currentLook } from "../look/use-look.ts";
import { actOf, signOf } from "./key-match.ts";
import { doAct, doingOf } from "./use-keys.ts";

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|range)$/.test(target.type)));

/** Panes are what F6 goes through: everything marked `data-pane`, in the order of the page. */
const goToPane = (step: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes.at(here === -1 ? (step === 1 ? 0 : -1) : (here + step) % panes.length);
  if (next === undefined) return;
  if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
  next.focus();
};

/** Listens while the page stands. `onPalette` opens the commands. */
export const KeyListener = ({ onPalette }: { readonly onPalette: () => void }): ReactNode => {
  useEffect(() => {
    let isAfterG = false;
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === "F6") {
        event.preventDefault();
        goToPane(event.shiftKey ? -1 : 1);
        return;
      }
      const sign = signOf(event);
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && sign === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
      const { singleKeys, keys } = currentLook();
      if (!singleKeys || isWriting(event.target)) {
        isAfterG = false;
        return;
      }
      if (/^(?:Shift|Control|Alt|Meta|CapsLock)$/.test(event.key)) return;
      const act = actOf(
        sign,
        isAfterG ? "g" : undefined,
        keys,
        (candidate) => doingOf(candidate) !== undefined,
      );
      const wasAfterG = isAfterG;
      isAfterG = !wasAfterG && act === undefined && sign === "g";
      if (act === undefined) return;
      // Under a dialog everything rests, but the curtain comes down over anything.
      const rests = document.querySelector("dialog:modal, :popover-open") !== null;
      if (rests && act !== "curtain") return;
      event.preventDefault();
      doAct(act);
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [onPalette]);
  return undefined;
};
