// The guard over copying at the desk: what is copied, cut or dragged from a room's words is stamped with its room and remembered in
// this page alone, so that a paste elsewhere knows where it came from (rule V92).

import type { ClipboardEvent, DragEvent } from "react";
import type { ClipRecord, Pasted } from "./clip.ts";
import { stampedHtml } from "./clip.ts";

let last: ClipRecord | undefined;

/** What a paste or a drop brings to a talk's screen, with what was copied in this page last. */
export const pastedFrom = (talk: string, data: DataTransfer): Pasted => ({
  talk,
  words: data.getData("text/plain"),
  html: data.getData("text/html"),
  ...(last === undefined ? {} : { record: last }),
});

const placeOf = (element: Element | null | undefined): string | undefined =>
  element?.closest<HTMLElement>("[data-place]")?.dataset["place"];

/** Whether words are typed there. */
export const isField = (
  target: EventTarget | null,
): target is HTMLTextAreaElement | HTMLInputElement =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** The words selected, and every place they touch. */
const selected = (target: EventTarget | null): ClipRecord | undefined => {
  if (isField(target)) {
    const words = target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
    const place = placeOf(target);
    return words === "" || place === undefined ? undefined : { words, places: [place] };
  }
  const selection = getSelection();
  const words = selection?.toString() ?? "";
  if (selection === null || words === "") return undefined;
  const places = new Set<string>();
  for (const node of [selection.anchorNode, selection.focusNode]) {
    const place = placeOf(node instanceof Element ? node : node?.parentElement);
    if (place !== undefined) places.add(place);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-place]"))
    if (selection.containsNode(element, true)) places.add(element.dataset["place"] ?? "");
  return places.size === 0 ? undefined : { words, places: [...places] };
};

const stamp = (talk: string, target: EventTarget | null, data: DataTransfer): boolean => {
  const clip = selected(target);
  if (clip === undefined) return false;
  last = clip;
  data.setData("text/plain", clip.words);
  data.setData("text/html", stampedHtml(talk, clip.places[0] ?? "", clip.words));
  return true;
};

/** What the root of a screen with rooms' words hears. */
export type ClipGuard = {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onDragStart: (event: DragEvent) => void;
};

/** The guard of one talk's screens. */
export const clipGuardOf = (talk: string): ClipGuard => ({
  onCopy: (event) => {
    if (stamp(talk, event.target, event.clipboardData)) event.preventDefault();
  },
  onCut: (event) => {
    if (!stamp(talk, event.target, event.clipboardData)) return;
    event.preventDefault();
    // Only a field gives words up; this keeps its own undo.
    document.execCommand("delete");
  },
  onDragStart: (event) => {
    stamp(talk, event.target, event.dataTransfer);
  },
});
