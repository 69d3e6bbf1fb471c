// Which act a pressed key means: only outside fields, never with a modifier, also on keyboards of other scripts. Pure.

import type { KeyAct } from "./key-acts.ts";
import { keyActNames, keyActOf } from "./key-acts.ts";

/** A key as it was pressed. */
export type Pressed = {
  readonly key: string;
  /** The place of the key on the board, "KeyC". */
  readonly code: string;
};

/** The Latin sign of a key: on a board of another script, by its place. */
export const signOf = ({ key, code }: Pressed): string => {
  if (/^[\u0021-\u007E]$/.test(key)) return key.toLowerCase();
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) return letter.toLowerCase();
  const [, digit] = /^(?:Digit|Numpad)([0-9])$/.exec(code) ?? [];
  if (digit !== undefined) return digit;
  // "؟" is where "?" is; a full stop is where it always was.
  if (key === "؟") return "?";
  return code === "Period" ? "." : key;
};

/** The key of an act, as this person set it. */
export const keyOf = (act: KeyAct, remapped: Readonly<Record<string, string>>): string =>
  remapped[act] ?? keyActOf(act).key;

/** The act that a sign means, after "g" or alone, among those that can be done. */
export const actOf = (
  sign: string,
  after: "g" | undefined,
  remapped: Readonly<Record<string, string>>,
  can: (act: KeyAct) => boolean,
): KeyAct | undefined =>
  keyActNames.find(
    (act) => keyActOf(act).after === after && keyOf(act, remapped) === sign && can(act),
  );

/** Acts that share a key with another, by what this person set. */
export const clashes = (remapped: Readonly<Record<string, string>>): readonly KeyAct[] => {
  const names = (act: KeyAct): string => `${keyActOf(act).after ?? ""} ${keyOf(act, remapped)}`;
  return keyActNames.filter(
    (act) =>
      keyActNames.some((other) => other !== act && names(other) === names(act)) ||
      (keyActOf(act).after === undefined && keyOf(act, remapped) === "g"),
  );
};
