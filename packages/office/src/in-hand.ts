// Bytes under way: before a large body is taken in or given out, its seat or vault must have room for it, so that
// nobody without a token costs memory and nobody with one costs much. Rule O47.

import type { LogId } from "@tworooms/seal/envelope";
import type { RefusalCode, Token } from "@tworooms/wire";
import { isAdmission, type Workings } from "./workings.ts";

/** What a message shows before its body: a token, or the admission token. */
export type Shown =
  | { readonly token: Token; readonly log?: LogId }
  | { readonly admission: string };

/** Books bytes for the holder of a token; the answer gives them back (once), or says no. Who shows the admission token is not one person, so nothing is booked. */
export type InHand = (shown: Shown, bytes: number) => Promise<(() => void) | RefusalCode>;

/** Nothing under way yet. */
export const makeInHand = (workings: Workings): InHand => {
  const booked = new Map<string, number>();
  const book = (name: string, bytes: number): (() => void) | RefusalCode => {
    const sum = (booked.get(name) ?? 0) + bytes;
    if (sum > workings.limits.bytesInHand) return "too-often";
    booked.set(name, sum);
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      const left = (booked.get(name) ?? bytes) - bytes;
      if (left > 0) booked.set(name, left);
      else booked.delete(name);
    };
  };
  return async (shown, bytes) => {
    if ("admission" in shown)
      return (await isAdmission(workings, shown.admission)) ? () => undefined : "not-admitted";
    const claim = await workings.tokens.read(shown.token, workings.now());
    if (claim === undefined) return "not-admitted";
    const { holder } = claim;
    return book(`${holder.of === "log" ? holder.log : holder.vault}/${holder.key}`, bytes);
  };
};
