// Finds text that a page cuts off or that lies over its edge: for runs in the test language, where every message is longer.

import type { Page } from "playwright-core";

/** One piece of text that does not fit where it stands. */
type Clipped = { readonly text: string; readonly where: string };

/** The finder, as a script for the page. */
const finder = `(() => {
  const found = [];
  const whereOf = (element) => element.tagName.toLowerCase() + (element.className ? "." + String(element.className).split(" ")[0] : "");
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("[data-may-clip], [hidden], .unseen, svg, select, textarea")) continue;
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
    if (!own || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    // What shows only under the pointer is folded away until then.
    if (style.opacity === "0") continue;
    const text = element.textContent.trim().slice(0, 80);
    const cutsX = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const cutsY = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (cutsX || cutsY) found.push({ text, where: whereOf(element) });
    const range = document.createRange();
    range.selectNodeContents(element);
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      if (around.dataset.mayClip !== undefined) break;
      const { overflowX, overflowY } = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      const words = range.getBoundingClientRect();
      const isCut = (/hidden|clip/.test(overflowX) && (words.left < box.left - 1 || words.right > box.right + 1)) ||
        (/hidden|clip/.test(overflowY) && (words.top < box.top - 1 || words.bottom > box.bottom + 1));
      if (isCut) { found.push({ text, where: whereOf(element) + " in " + whereOf(around) }); break; }
      // What lies in a place that scrolls can be scrolled to.
      if (/auto|scroll/.test(overflowX + overflowY)) break;
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push({ text: "", where: "the page is wider than the window" });
  return found;
})()`;

/**
 * Elements whose text is wider or higher than they are and is not shown beyond, and a page wider than its window. What may be
 * cut on purpose says so with `data-may-clip`.
 */
export const clippedIn = async (page: Pick<Page, "evaluate">): Promise<readonly Clipped[]> => {
  const found: unknown = await page.evaluate(finder);
  return found as readonly Clipped[];
};
